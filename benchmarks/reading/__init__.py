"""How well documents are read: ``python -m benchmarks.reading``."""
