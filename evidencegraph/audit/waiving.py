"""Which findings a document's own waivers take out, and which waivers do nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from evidencegraph.model import Finding, Problem, Waiver


def unwaived(findings: Iterable[Finding], waivers: Sequence[Waiver]) -> tuple[Finding, ...]:
    """Return the findings that no waiver takes out; a waiver without a reason takes out none."""
    working = [waiver for waiver in waivers if waiver.reason and waiver.codes]
    return tuple(f for f in findings if not any(waiver.covers(f) for waiver in working))


def idle_waivers(
    findings: Collection[Finding],
    waivers: Iterable[Waiver],
    known: Collection[str],
    chosen: Collection[str],
) -> Iterator[Problem]:
    """Yield a problem for each waiver whose rule is unknown or which takes out nothing.

    Args:
        findings: before any were taken out.
        waivers: of all documents.
        known: the codes of all rules.
        chosen: the codes of the rules that were run; others cannot show a waiver's effect.
    """
    for waiver in waivers:
        if not (waiver.reason and waiver.codes):
            continue
        for code in waiver.codes:
            meant = [each for each in known if each.startswith(code)]
            if not meant:
                message = f"this waiver names {code}, and there is no such rule; correct the code"
            elif set(meant) <= set(chosen) and not any(
                finding.code.startswith(code) and waiver.covers(finding) for finding in findings
            ):
                message = f"this waiver of {code} takes out nothing; take it out"
            else:
                continue
            yield Problem(waiver.location, message)
