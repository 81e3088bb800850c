"""What the elements of HTML are for: blocks of text, dividers, navigation and other furniture."""

from __future__ import annotations

import re

from evidencegraph.model import BlockKind
from evidencegraph.readers.markup import Element

KINDS = {
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
    "p": BlockKind.PARAGRAPH,
    "li": BlockKind.ITEM,
    "dd": BlockKind.ITEM,
    "dt": BlockKind.ITEM,
    "tr": BlockKind.ROW,
    "pre": BlockKind.ASIDE,
    "code": BlockKind.ASIDE,
}
"""The elements that are blocks."""
_DIVIDING_NAMES = (
    "div section article main blockquote ul ol dl table figure figcaption caption body hr "
    "fieldset details summary address tbody thead"
)
DIVIDING = frozenset(_DIVIDING_NAMES.split())
"""Elements that part blocks and are none themselves."""
_SKIPPED_NAMES = (
    "head script style noscript template nav header footer aside form button select option "
    "iframe svg math object canvas video audio textarea"
)
_SKIPPED = frozenset(_SKIPPED_NAMES.split())
_APART = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|box|igation)?|menu|sidebar|breadcrumbs?|cookie|banner|share|social|"
    r"toc|editsection|noprint|hatnote|footer|site-?notice|mw-editsection|backlink|mw-cite-backlink|screen-reader-text)(?:$|[\s_-])",
    re.IGNORECASE,
)


def is_left_out(element: Element) -> bool:
    """Tell whether nothing in an element belongs to the text: scripts, navigation, what is hidden.

    >>> from evidencegraph.readers.markup import parse
    >>> page = parse('<p>A</p><nav>B</nav><div class="cookie-banner">C</div>', html=True)
    >>> [is_left_out(element) for element in page.root.find("p", "nav", "div")]
    [False, True, True]
    """
    return element.name in _SKIPPED or _is_apart(element)


def is_locator(element: Element) -> bool:
    """Tell whether a superscript is the page of the pointer before it, as in Wikipedia.

    >>> from evidencegraph.readers.markup import parse
    >>> is_locator(parse('<sup class="reference">: 7</sup>', html=True).root.walk()[1])
    True
    """
    names = element.attributes.get("class", "").split()
    return "reference" in names and not any(element.find("a"))


def _is_apart(element: Element) -> bool:
    """Tell whether an element stands apart from the text: navigation, what is hidden."""
    attributes = element.attributes
    if not attributes:
        return False
    if (
        attributes.get("role") in {"navigation", "search", "banner", "contentinfo"}
        or "hidden" in attributes
    ):
        return True
    name = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    return (
        bool(name.strip())
        and element.name not in {"body", "main", "article", "html"}
        and _APART.search(name) is not None
    )
