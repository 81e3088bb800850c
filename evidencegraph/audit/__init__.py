"""What is wrong or weak in a graph, and why."""

from evidencegraph.audit.audit import audit, rule_named
from evidencegraph.audit.rule import Rule
from evidencegraph.audit.rules import RULES

__all__ = ["RULES", "Rule", "audit", "rule_named"]
