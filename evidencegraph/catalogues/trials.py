"""ClinicalTrials.gov: the registered trial and how many people it enrolled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from evidencegraph.bibliography.record import year_of
from evidencegraph.catalogues.answer import MALFORMED, Answer, State, found, read_json, whole_number
from evidencegraph.catalogues.session import Client, Unreachable
from evidencegraph.model import Fact, Reference

SOURCE = "ClinicalTrials.gov"
_MOST_PEOPLE = 100_000_000
HOME = "https://clinicaltrials.gov/api/v2/studies"


def look_up(client: Client, names: Sequence[str], today: str) -> Iterator[Answer]:
    """Yield what the registry says about NCT numbers, one request each."""
    for name in names:
        try:
            text = client.get(HOME, "/" + name.removeprefix("nct:"))
            if not text:
                yield Answer(name, SOURCE, State.ABSENT, today)
                continue
            yield found(name, SOURCE, today, read_study(read_json(text), today))
        except Unreachable as error:
            yield Answer(name, SOURCE, State.UNCHECKED, today, why=str(error))
        except MALFORMED:
            yield Answer(name, SOURCE, State.UNCHECKED, today, why="the answer is malformed")


def read_study(data: Mapping[str, Any], today: str = "") -> Reference:
    """Return the trial that a record of the registry describes.

    Only an actual enrolment counts as participants; an estimate is a plan.
    """
    study = data["protocolSection"]
    named, design = study["identificationModule"], study.get("designModule") or {}
    enrolment = design.get("enrollmentInfo") or {}
    started = (study.get("statusModule") or {}).get("startDateStruct") or {}
    actual = enrolment.get("type") == "ACTUAL"
    name = f"nct:{named['nctId']}"
    facts = {
        "enrolment": f"{enrolment.get('count', '')} ({enrolment.get('type', 'unknown').lower()})",
        "allocation": (design.get("designInfo") or {}).get("allocation", ""),
        "study type": design.get("studyType", ""),
    }
    return Reference(
        name,
        (name,),
        title=named.get("officialTitle") or named.get("briefTitle") or "",
        year=year_of(started.get("date") or ""),
        container=SOURCE,
        entry_type="registration",
        participants=whole_number(enrolment.get("count"), 0, _MOST_PEOPLE) if actual else None,
        facts=tuple(
            sorted(Fact(key, value, SOURCE, today) for key, value in facts.items() if value)
        ),
    )
