"""All rules over one graph."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from evidencegraph.audit.rule import Rule, Thresholds
from evidencegraph.audit.rules import RULES, faulty_waiver
from evidencegraph.audit.waiving import idle_waivers, unwaived
from evidencegraph.errors import UnknownNameError
from evidencegraph.graph import Graph
from evidencegraph.model import Finding, Location, Severity


def audit(
    graph: Graph,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    severities: Mapping[str, Severity] | None = None,
    thresholds: Thresholds | None = None,
) -> tuple[Finding, ...]:
    """Return what the rules find and no waiver takes out, sorted by place.

    Args:
        graph: the graph to look at.
        select: codes or beginnings of codes (``EG1``); all rules where empty.
        ignore: the same, left out; stronger than `select`.
        severities: other severities than the rules' own, by code or beginning of codes; the
            longest counts.
        thresholds: other thresholds than the rules' own, by code and name.

    Raises:
        UnknownNameError: a code begins no rule's code, or a rule has no such threshold.

    >>> audit(Graph())
    ()
    """
    changed = dict(sorted((severities or {}).items(), key=lambda pair: -len(pair[0])))
    _check_names(thresholds or {})
    for wanted in (*select, *ignore, *changed):
        if not any(rule.code.startswith(wanted) for rule in RULES):
            codes = ", ".join(rule.code for rule in RULES)
            raise UnknownNameError(f"no rule begins with {wanted!r}", f"Rules: {codes}.")
    chosen = [
        rule
        for rule in RULES
        if (not select or rule.code.startswith(tuple(select)))
        and not (ignore and rule.code.startswith(tuple(ignore)))
    ]
    found = _findings(graph, chosen, thresholds or {})
    kept = (
        replace(
            f, severity=next((s for c, s in changed.items() if f.code.startswith(c)), f.severity)
        )
        for f in found
    )
    return _once(sorted(kept, key=lambda finding: finding.order))


def _once(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings without those that say the same at the same place: clauses share pointers."""
    seen: dict[tuple[str, Location, str], Finding] = {}
    for one in found:
        seen.setdefault((one.code, one.location, one.message), one)
    return tuple(seen.values())


def _check_names(thresholds: Thresholds) -> None:
    for code, values in thresholds.items():
        known = rule_named(code).thresholds
        for name in values:
            if name not in known:
                hint = f"It has {', '.join(known)}." if known else "It has none."
                raise UnknownNameError(f"{code} has no threshold {name!r}", hint)


def _findings(
    graph: Graph, chosen: Collection[Rule], thresholds: Thresholds
) -> tuple[Finding, ...]:
    found = [
        finding for rule in chosen for finding in rule.findings(graph, thresholds.get(rule.code))
    ]
    waivers = graph.corpus.waivers
    kept = unwaived(found, waivers)
    if faulty_waiver.RULE not in chosen:
        return kept
    codes = [rule.code for rule in chosen]
    idle = idle_waivers(found, waivers, [rule.code for rule in RULES], codes)
    return (*kept, *(faulty_waiver.RULE.finding(problem) for problem in idle))


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
