"""An evidence-synthesis citation graph."""
