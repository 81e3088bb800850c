"""What is wrong or weak in a graph, and why."""

from evidencegraph.audit.audit import audit, rule_named
from evidencegraph.audit.baseline import baseline_text, new_findings
from evidencegraph.audit.rule import Rule
from evidencegraph.audit.rules import RULES

__all__ = ["RULES", "Rule", "audit", "baseline_text", "new_findings", "rule_named"]
