"""A graph in, text out: report, tables, JSON, pages.

Each door is a module of its own: the page needs pyvis, which takes long to import.
"""
