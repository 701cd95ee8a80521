"""A plan as text: for a terminal, as Markdown, as a page, for a calendar and for a spreadsheet.

`words` says what all of them say; each renderer lays it out.
"""
