from __future__ import annotations

from evidencegraph.corpus import assemble
from evidencegraph.grading import grade
from evidencegraph.graph.attributes import reference_attributes, reference_of
from evidencegraph.model import (
    Document,
    Entry,
    Fact,
    Listing,
    Location,
    Merge,
    Reference,
    Related,
    Relation,
    Span,
)

ENTRY = (
    "Hall CD, Dafni U, et al. Failure of cytarabine in leukoencephalopathy. "
    "N Engl J Med. 1998;338(19):1345–51."
)
KNOWN = Reference(
    "pmid:77",
    ("pmid:77",),
    title="Failure of cytarabine in leukoencephalopathy",
    authors=("Hall, Colin D.",),
    year=1998,
    container="The New England journal of medicine",
    volume="338",
    pages="1345-51",
    listings=(Listing(Location("a.bib", 1), "hall1998", library=True),),
)


def document(*entries: str) -> Document:
    text = "\n".join(entries)
    places = [text.index(entry) for entry in entries]
    listed = tuple(
        Entry(str(at), Span(place, place + len(entry)), entry)
        for at, (place, entry) in enumerate(zip(places, entries, strict=True), start=1)
    )
    return Document("paper.md", text, entries=listed)


def test_an_entry_without_identifiers_is_led_to_the_work_of_the_library() -> None:
    (work,) = assemble([document(ENTRY)], [KNOWN]).references

    assert work.id == "pmid:77"
    assert [merge.origin for merge in work.merged_from] == ["paper.md:1:1 1"]


def test_an_entry_tells_author_year_title_and_journal() -> None:
    (work,) = assemble([document(ENTRY)]).references

    assert (work.label, work.container) == ("Hall CD 1998", "N Engl J Med") or (
        work.label,
        work.container,
    ) == ("Hall 1998", "N Engl J Med")


def test_what_a_catalogue_says_is_no_work_of_the_library() -> None:
    told = Reference("pmid:9", ("pmid:9",), facts=(Fact("title", "x", "PubMed", "2026-11-20"),))

    assert assemble([document(ENTRY)], [KNOWN, told]).library_size == 1


def test_every_field_but_the_abstract_goes_through_the_graph() -> None:
    work = Reference(
        "pmid:77",
        ("pmid:77",),
        editors=("Noor, A",),
        volume="1",
        issue="2",
        pages="3",
        abstract="secret",
        language="eng",
        mesh=("Sleep",),
        related=(Related(Relation.PREPRINT_OF, "doi:10.1000/x"),),
        facts=(Fact("status", "standing", "PubMed", "2026-11-20"),),
        merged_from=(Merge("a.bib:1 a", "same pmid:77"),),
    )
    node = reference_attributes(work, grade(work))

    assert reference_of("pmid:77", node) == work
    assert "secret" not in repr(node)
