"""All rules over one graph."""

from __future__ import annotations

from collections.abc import Collection

from evidencegraph.audit.rule import Rule
from evidencegraph.audit.rules import RULES
from evidencegraph.errors import UnknownNameError
from evidencegraph.graph import Graph
from evidencegraph.model import Finding


def audit(
    graph: Graph, select: Collection[str] = (), ignore: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Return what the rules find, sorted by place.

    Args:
        graph: the graph to look at.
        select: codes or beginnings of codes (``EG1``); all rules where empty.
        ignore: the same, left out; stronger than `select`.

    Raises:
        UnknownNameError: a code begins no rule's code.

    >>> audit(Graph())
    ()
    """
    for wanted in (*select, *ignore):
        if not any(rule.code.startswith(wanted) for rule in RULES):
            codes = ", ".join(rule.code for rule in RULES)
            raise UnknownNameError(f"no rule begins with {wanted!r}", f"Rules: {codes}.")
    chosen = [
        rule
        for rule in RULES
        if (not select or rule.code.startswith(tuple(select)))
        and not (ignore and rule.code.startswith(tuple(ignore)))
    ]
    found = [finding for rule in chosen for finding in rule.findings(graph)]
    return tuple(sorted(found, key=lambda finding: finding.order))


def rule_named(name: str) -> Rule:
    """Return a rule by its code or its name.

    Raises:
        UnknownNameError: there is no such rule.

    >>> rule_named("eg101").name
    'uncited-claim'
    """
    for rule in RULES:
        if name.upper() == rule.code or name.lower() == rule.name:
            return rule
    hint = "List them with: evidencegraph rules"
    raise UnknownNameError(f"there is no rule {name!r}", hint)
