"""Articles as the web shows them: journal, wiki and content management, and printed in columns."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from markdown_it import MarkdownIt

_MARKDOWN = MarkdownIt("commonmark").enable("table")
_LINES = "<ul><li><a href='/'>Home</a></li><li><a href='/issues'>All issues [1]</a></li></ul>"


def journal(body: str, title: str) -> str:
    """Return a page as a journal's site makes it: banner, menu, article, related work, footer."""
    return (
        f"<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'><title>{title}</title>"
        "<script>var cited = '<p>No text [1].</p>';</script><style>p { margin: 0 }</style></head>"
        f"<body><header role='banner'><nav>{_LINES}</nav></header><main><article>{body}</article>"
        f"<aside><h2>Related</h2>{_LINES}</aside></main><footer>Terms [2]</footer></body></html>"
    )


def wiki(body: str, title: str) -> str:
    """Return a page as a wiki makes it: sections with edit links, a table of contents, tables."""
    edit = "<span class='mw-editsection'>[<a href='?edit'>edit</a>]</span>"
    body = re.sub(r"(</h[23]>)", rf"{edit}\1", body)
    return (
        f"<html><head><title>{title} - Wiki</title></head><body class='mediawiki'>"
        f"<div id='mw-navigation'>{_LINES}</div><div id='content' role='main'>"
        f"<div class='mw-parser-output'><div id='toc' class='toc'>{_LINES}</div>"
        f"<table class='infobox'><tr><th>Field<td>Medicine</table>{body}</div></div>"
        "<div id='footer' role='contentinfo'>Edited today</div></body></html>"
    )


def managed(body: str, title: str) -> str:
    """Return a page as an editor of pages makes it: nested parts, spans, tags left open."""
    body = re.sub(r"</(?:p|li)>", "", body).replace("<p>", "<p class=c><span style='color:red'>")
    return (
        f"<HTML><HEAD><TITLE>{title}</TITLE><META charset=utf-8><BODY>"
        f"<div class='menu'>{_LINES}</div><div><div class='row'><div class=col>{body}"
        "</div></div></div><div class='share social'>Share</div></BODY>"
    )


TEMPLATES: tuple[Callable[[str, str], str], ...] = (journal, wiki, managed)


def pages(texts: Sequence[tuple[str, str]]) -> list[str]:
    """Return articles in Markdown as pages, by each of the templates in turn."""
    return [
        TEMPLATES[at % len(TEMPLATES)](_MARKDOWN.render(text), html.escape(name))
        for at, (name, text) in enumerate(texts)
    ]


_COLUMNS = """<style>@page { size: A4; margin: 22mm 16mm }
body { columns: 2; column-gap: 8mm; font: 9pt serif; text-align: justify; hyphens: auto }
h1 { column-span: all } table { display: none }</style>"""


def in_columns(text: str, title: str) -> str:
    """Return an article in Markdown as a page of two columns, its caret marks as superscripts."""
    raised = re.sub(r"\^(\[?\d[^\^\n]*)\^", r"<sup>\1</sup>", text)
    body = _MARKDOWN.render(raised)
    head = f"<meta charset='utf-8'><title>{title}</title>{_COLUMNS}"
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{body}</body></html>"


def printed(page: str) -> bytes:
    """Return a page as a browser prints it, with running heads; empty where there is no browser."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        return b""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "a.html"), Path(folder, "a.pdf")
        source.write_text(page, encoding="utf-8")
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu"]
        subprocess.run(
            [*command, f"--print-to-pdf={target}", source.as_uri()],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return target.read_bytes()
