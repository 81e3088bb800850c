"""The graph as text for people and programs: strings out, nothing read, nothing written.

Each door is a module of its own, since drawing needs pyvis and pyvis takes long to import.
"""
