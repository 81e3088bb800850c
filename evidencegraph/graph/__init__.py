"""The evidence graph: a corpus, what the method makes of it, and a networkx view of both."""

from evidencegraph.graph.graph import Graph
from evidencegraph.graph.network import role_of
from evidencegraph.graph.node_link import from_json, schema_text, to_json
from evidencegraph.graph.remembering import remembered

__all__ = ["Graph", "from_json", "remembered", "role_of", "schema_text", "to_json"]
