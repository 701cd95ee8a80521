"""The commands: parse, ask, print, exit. The only floor that prints or exits."""
