"""YAML files in, checked entries and one SQLite file out. The only floor that touches files."""
