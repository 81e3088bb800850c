"""Entries of lists of references, as people write them: Vancouver, AMA, APA, Harvard, web pages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidencegraph.bibliography.freetext_names import is_author_list, people_in, split_authors
from evidencegraph.bibliography.record import joined, year_of

_LINK = re.compile(r"!?\[([^\]]{0,1000})\]\([^)\s]{0,2000}\)|<a\b[^>]{0,2000}>|</a>")
_LINK_WORDS = re.compile(
    r"\[?(?:DOI|PMC free article|PubMed|Google Scholar|CrossRef|Full Text|Medline)\]?\s*\|?\s*$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\bdoi\s*:?\s*10\.\S+|\b10\.\d{4,9}/\S+", re.IGNORECASE
)
_NUMBERS = re.compile(
    r"\b(?:PMID|PMCID|PubMed(?: ID)?|Epub|arXiv|ISBN)\b\s*:?\s*[\w. -]*?(?=[.;\]]|$)", re.IGNORECASE
)
_ACCESS = re.compile(
    r"[\[(]?\b(?:Available (?:from|at|online)|Accessed|Retrieved|Last accessed|Cited)\b"
    r"[^.\]]*[.\])]?",
    re.IGNORECASE,
)
_MARKER = re.compile(r"^\s*(?:\[?\d{1,4}[\].)]\s+|\d{1,3}(?=[A-Z][a-z])|[-*•]\s+)")
_ONLY_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
"""What definitions of Markdown say beside an address: ``[1]: https://... "Title"``."""
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
_NAME_YEAR = re.compile(
    rf"^(?P<authors>.{{2,600}}?)[,.]?\s*(?<![-–\w])[(\[]?{_YEAR}[a-z]?(?:,[^)\]]{{0,20}})?[)\]]?[.,:]*\s+(?P<rest>\S.+)$"
)
_QUOTED = re.compile(
    r"^(?P<authors>.{2,400}?),?\s+[“\"](?P<title>[^”\"]{10,})[”\"][,.]?\s+(?P<rest>.+)$"
)
_DATED = re.compile(
    rf"^(?P<body>.+?)[.,;]?\s*\(?\b{_YEAR}[a-z]?\b(?:[\s–-]+[A-Za-z]{{3,9}}\.?(?:[\s–-]+[A-Za-z\d]+)*)?\)?\s*[;:,]\s*"
    r"(?P<place>(?:suppl\.?\s*)?\w*\d.*|\(.*)$"
)
_PLACE = re.compile(
    r"(?:\bvol(?:ume)?\.?\s*)?(?P<volume>\d{1,4}[A-Z]?)\s*(?:\((?P<issue>[^)]*)\)|,?\s*(?:no|issue)\.?\s*(?P<number>\d+)|\s+\d{1,3}(?=\s*:))?"
    r"(?:\s*[:,;]?\s*(?:Suppl\.?\s*\d*)?(?:\s*[:,]\s*|\s+)(?:pp?\.?\s*|article(?: no\.?)?\s*)?"
    r"(?P<pages>[A-Za-z]{0,3}\d+(?:[.\d]*)(?:\s*[-–—]\s*[A-Za-z]?\d+)?))?",
    re.IGNORECASE,
)
_PLACE_AT_END = re.compile(
    r"^(?P<container>.*?[A-Za-z.)])[,.]?\s+(?P<place>(?:vol\.?\s*)?\d{1,4}[A-Z]?\s*(?:\([^)]*\))?\s*(?:[,:]|no\.|\s[A-Za-z]?\d+\b).*)$",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"(?<=[\w)\]”\"’'%+*])(?<!\b[A-Z])(?<!\bvs)(?<!\bet al)(?<!\bSt)(?<!\bspp)"
    r"([.?!])\s+(?=[\"“‘'(\[]?[A-Z])"
)
_SHORT = 3
_LONGEST_BODY = 120
_LONGEST_JOURNAL = 6


@dataclass(frozen=True, slots=True)
class EntryText:
    """What an entry says; what could not be told is empty."""

    title: str = ""
    authors: tuple[str, ...] = ()
    year: int | None = None
    container: str = ""
    volume: str = ""
    pages: str = ""


def read_entry(text: str) -> EntryText:
    """Return what a listed reference says about the work.

    >>> entry = "Hall CD, Dafni U, et al. Failure of cytarabine. N Engl J Med. 1998;338(19):1345."
    >>> found = read_entry(entry)
    >>> found.title, found.authors, found.year, found.container, found.volume, found.pages
    ('Failure of cytarabine', ('Hall, CD', 'Dafni, U'), 1998, 'N Engl J Med', '338', '1345')
    """
    bare = _bare(text)
    for reader in (_quoted, _name_year, _by_sentences):
        found = reader(bare)
        if found is not None:
            return found
    return EntryText()


def _bare(text: str) -> str:
    """Drop links, addresses, numbers of databases and the entry's own number."""
    text = _LINK.sub(lambda m: m[1] or "", text)
    text = _ADDRESS.sub(" ", text).replace("|", " ")
    before = ""
    while before != text:
        before, text = text, _LINK_WORDS.sub("", text.rstrip())
    text = _NUMBERS.sub(" ", _ACCESS.sub(" ", text))
    text = re.sub(r"(?<![\w*])[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}(?![\w*])", "", text)
    bare = joined(_MARKER.sub("", text)).strip(" ;,")
    title = _ONLY_QUOTED.fullmatch(bare)
    return title[1] if title else bare


def _quoted(text: str) -> EntryText | None:
    """Read ``A. Author, “Title,” Container, vol. 1, pp. 2–3, 1998``."""
    match = _QUOTED.match(text)
    if match is None:
        return None
    container, volume, pages = _placed(re.sub(rf"[,;]?\s*\(?{_YEAR}\)?", "", match["rest"]))
    authors = people_in(re.sub(r"\(?\b(?:1[89]|20)\d\d\)?[.,]?\s*$", "", match["authors"]).strip())
    return EntryText(
        match["title"].rstrip(",. "), authors, year_of(_last_year(text)), container, volume, pages
    )


def _name_year(text: str) -> EntryText | None:
    """Read ``Author, A. (1998). Title. Container, 1(2), 3–4``."""
    match = _NAME_YEAR.match(text)
    # A sentence that ends before the year belongs to a title, even where it is all in capitals.
    if match is None or not is_author_list(match["authors"]) or _BREAK.search(match["authors"]):
        return None
    title, _, rest = _first_sentence(match["rest"])
    container, volume, pages = _placed(rest)
    return EntryText(
        title, people_in(match["authors"]), int(match["year"]), container, volume, pages
    )


def _by_sentences(text: str) -> EntryText | None:
    """Read ``Author A. Title. Container. 1998;1(2):3-4`` and ``... Container 1, 3–4 (1998)``."""
    authors, rest = split_authors(text)
    at_end = re.search(rf"\s*\({_YEAR}\)[.\s]*$", rest)
    dated = _DATED.match(rest)
    year: int | None
    if dated is not None:
        body, place, year = dated["body"], dated["place"], int(dated["year"])
    elif at_end is not None:
        body, place, year = rest[: at_end.start()], "", int(at_end["year"])
    else:
        body, place, year = (
            re.sub(rf"[.,;]?\s*\(?\b{_YEAR}\b.*$", "", rest),
            "",
            year_of(_last_year(rest)),
        )
    parts = _sentences(body)
    title, container = _title_and_container(parts)
    if place:
        if (
            not container
            and authors
            and is_author_list(title)
            and len(title.split()) <= _LONGEST_JOURNAL
        ):
            title, container = "", title
        found = _PLACE.search(place)
        volume, pages = (
            (found["volume"] or "", (found["pages"] or "").rstrip(".")) if found else ("", "")
        )
        return EntryText(title, authors, year, container, volume, pages)
    container, volume, pages = _placed(container)
    if not (title or authors):
        return None
    return EntryText(title, authors, year, container, volume, pages)


def _last_year(text: str) -> str:
    found = re.findall(r"(?<![\d–-])(?:1[89]|20)\d\d(?![\d–-])", text)
    return found[-1] if found else ""


def _first_sentence(text: str) -> tuple[str, str, str]:
    found = _BREAK.search(text)
    if found is None:
        return text.rstrip(". "), "", ""
    end = found.end(1) if found[1] in "?!" else found.start()
    return text[:end], found[1], text[found.end() :]


def _sentences(text: str) -> list[str]:
    parts, rest = [], text
    while rest:
        part, _, rest = _first_sentence(rest)
        parts.append(part.strip())
    return [part for part in parts if part]


def _title_and_container(parts: list[str]) -> tuple[str, str]:
    """Tell the title from the container: the container is the last sentence, or its last pieces."""
    if len(parts) < 2:  # noqa: PLR2004
        return (parts[0] if parts else ""), ""
    at = len(parts) - 1
    # An abbreviated journal with full stops falls into pieces: N Engl. J. Med.
    while at > 1 and len(parts[at - 1].split()) < _SHORT and parts[at - 1][:1].isupper():
        at -= 1
    if at > 1 and re.search(r"\beds?(?:itors?)?$", parts[at - 1]):
        return ". ".join(parts[: at - 1]), ". ".join(parts[at:])
    return ". ".join(parts[:at]), ". ".join(parts[at:]).removeprefix("In: ")


def _placed(text: str) -> tuple[str, str, str]:
    """Return container, volume and pages of ``Container, 1(2), 3–4``."""
    text = text.strip(" .,")
    match = _PLACE_AT_END.match(text)
    if match is None:
        container = _sentences(text)[0] if text else ""
        return container[:_LONGEST_BODY], "", ""
    place = _PLACE.search(match["place"])
    volume, pages = (
        (place["volume"] or "", (place["pages"] or "").rstrip(".")) if place else ("", "")
    )
    return match["container"].strip(" ,."), volume, pages
