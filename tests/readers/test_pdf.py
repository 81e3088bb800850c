import pytest

from evidencegraph.errors import UnusableInputError
from evidencegraph.model import PointerStyle, ProblemKind
from evidencegraph.readers import read_bytes


def pdf(*pages: str) -> bytes:
    """Write a PDF of pages whose content streams are given."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, content in enumerate(pages):
        objects += [
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] "
            "/Resources << /Font << /F 3 0 R >> >> "
            f"/Contents {5 + 2 * number} 0 R >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    body, places = "%PDF-1.4\n", []
    for number, text in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF"
    return f"{body}xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def line(text: str, x: int, y: int, size: int = 10) -> str:
    return f"BT /F {size} Tf {x} {y} Td ({text}) Tj ET\n"


def test_lines_are_joined_hyphens_mended_and_brackets_read() -> None:
    page = line("This disease is very rare in the popu-", 50, 600) + line(
        "lation of adults [1].", 50, 588
    )
    document = read_bytes("a.pdf", pdf(page))
    assert "the population of adults [1]." in document.text
    assert document.style is PointerStyle.BRACKETED


def test_small_raised_digits_are_pointers_where_the_list_confirms_them() -> None:
    page = line("This disease is very rare.", 50, 600) + line("1", 172, 604, 6)
    page += line("References", 50, 500, 14)
    page += line("1. Hall CD. Cytarabine for it. 1998.", 50, 480) + line(
        "2. Li C. Other. 2001.", 50, 468
    )
    document = read_bytes("a.pdf", pdf(page))
    assert [pointer.keys for pointer in document.pointers] == [("1",)]
    assert [entry.key for entry in document.entries] == ["1", "2"]


def test_running_heads_are_left_out() -> None:
    pages = [
        line("Journal of Rare Things 12", 50, 780) + line(f"Sentence number {n} is here.", 50, 500)
        for n in range(3)
    ]
    assert "Journal" not in read_bytes("a.pdf", pdf(*pages)).text


def test_a_scanned_file_is_said_to_hold_no_text() -> None:
    document = read_bytes("a.pdf", pdf("0 0 m 10 10 l S"))
    assert [problem.kind for problem in document.problems] == [ProblemKind.NO_TEXT]


@pytest.mark.parametrize("pages", [1, 1000])
def test_every_page_is_read(pages: int) -> None:
    document = read_bytes(
        "a.pdf", pdf(*[line(f"Page {n} says so.", 50, 400) for n in range(pages)])
    )
    assert f"Page {pages - 1} says so." in document.text


def test_a_locked_file_is_said_to_be_locked() -> None:
    plain = pdf(line("This is secret.", 50, 500)).decode("latin-1")
    lock = (
        "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
        f"/O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<{'43' * 16}> <{'43' * 16}>]"
    )
    locked = plain.replace("trailer <<", f"trailer << {lock}").encode("latin-1")
    with pytest.raises(UnusableInputError, match="is locked with a password"):
        read_bytes("a.pdf", locked)


def test_a_damaged_page_is_left_out_and_said_so() -> None:
    whole = pdf(line("First page says so.", 50, 500), line("Second page too.", 50, 500))
    document = read_bytes(
        "a.pdf", whole.replace(b"6 0 obj\n<< /Type /Page ", b"6 0 obj\n[] /Type /Xage ")
    )
    assert "First page says so." in document.text
    assert "damaged pages were left out: 2" in document.problems[-1].message


def test_the_next_number_begins_an_entry_however_the_last_one_ends() -> None:
    page = line("References", 50, 500, 14)
    for at, entry in enumerate(
        ["1. Hall CD. Study. PubMed", "10.1000/x", "2. Li C. Study. Scholar"]
    ):
        page += line(entry, 50, 480 - 12 * at)
    page += line("3. Ito K. Other. 2001.", 50, 444)
    document = read_bytes("a.pdf", pdf(page))
    assert [entry.key for entry in document.entries] == ["1", "2", "3"]
