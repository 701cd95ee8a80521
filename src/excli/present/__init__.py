"""Answers → text. Renderers return strings; nothing here prints."""
