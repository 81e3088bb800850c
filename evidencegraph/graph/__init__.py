"""The evidence graph: a corpus, what the method makes of it, and a networkx view of both."""

from evidencegraph.graph.graph import Graph
from evidencegraph.graph.network import role_of
from evidencegraph.graph.node_link import from_json, schema_text, to_json

__all__ = ["Graph", "from_json", "role_of", "schema_text", "to_json"]
