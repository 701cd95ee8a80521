"""Drawings of figures in their formats: `svg` still, `moving` as a flip-book, `sheet` for many, `text` for a terminal."""
