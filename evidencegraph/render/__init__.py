"""A graph in, text out: report, tables, JSON, pages."""
