from pathlib import Path

import pytest

from app.domain.lead import LeadDetails
from app.errors import FileError
from app.formats.capture import LARGEST_CARDS, LONGEST, Captured, capture, capture_files

CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Vogt;Anna;;;\r\nORG:Nordlicht\r\nEMAIL:anna@x.example\r\n"
    "EMAIL:vogt@x.example\r\nTEL:+49 341 5550182\r\nTEL:+49 170 5550182\r\nEND:VCARD\r\n"
)
ANNA = LeadDetails("Anna", "Vogt", email="anna@x.example")
CARD_ANNA = LeadDetails(
    "Anna",
    "Vogt",
    "Nordlicht",
    email="anna@x.example",
    phone="+49 341 5550182",
    notes="E-mail: vogt@x.example\nPhone: +49 170 5550182",
)
ONE = {
    "mailto:anna@x.example": LeadDetails(email="anna@x.example"),
    "MAILTO:anna@x.example?subject=Offer%20for%20pumps&body=Hello%0D%0Athere": LeadDetails(
        email="anna@x.example", notes="Subject: Offer for pumps\nHello\nthere"
    ),
    "mailto:Anna%20Vogt%20%3Canna@x.example%3E": ANNA,
    "mailto:?to=anna+crm@x.example": LeadDetails(email="anna+crm@x.example"),
    "Anna Vogt <anna@x.example>": ANNA,
    "anna@x.example": LeadDetails(email="anna@x.example"),
    "Anna Vogt": LeadDetails("Anna", "Vogt"),
    CARD: CARD_ANNA,
}
SEVERAL = (
    "Anna Vogt <anna@x.example>, Bob Ray <bob@x.example>",
    "anna@x.example\nbob@x.example",
    "Name\tE-mail\nAnna Vogt\tanna@x.example",
    "Anna Vogt\tanna@x.example\nBob Ray\tbob@x.example",
    CARD + CARD,
    CARD + "BEGIN:VCARD\r\nFN:Bob",
)
NOBODY = ("", "   ", "mailto:", "mailto:nobody", "to be or not to be", "12.50", "a\nb", "word " * LONGEST)


@pytest.mark.parametrize("text", ONE)
def test_one_person(text: str) -> None:
    assert capture(text) == Captured(ONE[text])


@pytest.mark.parametrize("text", SEVERAL)
def test_several_people_are_left_to_the_import(text: str) -> None:
    assert capture(text) == Captured(several=text.strip())


def test_a_link_to_several_is_written_as_the_import_reads_it() -> None:
    assert capture("mailto:anna@x.example,b@x.example") == Captured(several="<anna@x.example>, <b@x.example>")


@pytest.mark.parametrize("text", NOBODY)
def test_nobody(text: str) -> None:
    assert capture(text) == Captured()


@pytest.mark.parametrize(
    ("words", "name"),
    [("Anna Vogt", "Anna Vogt"), ("anna@x.example", "anna@x.example"), ("write to us", "anna@x.example")],
)
def test_the_words_of_a_link_are_a_name_or_nothing(words: str, name: str) -> None:
    lead = capture("mailto:anna@x.example", f'<a href="mailto:anna@x.example"><b>{words}</b></a>').lead
    assert lead is not None
    assert lead.name == name


def test_files_of_cards(tmp_path: Path) -> None:
    one, two, large = tmp_path / "a.vcf", tmp_path / "b.vcf", tmp_path / "large.vcf"
    one.write_text(CARD, "utf-8")
    two.write_text(CARD + CARD, "utf-8")
    large.write_bytes(b"x" * (LARGEST_CARDS + 1))
    assert capture_files([one]) == Captured(CARD_ANNA)
    assert capture_files([two]) is None
    assert capture_files([large]) is None
    both = capture_files([one, one])
    assert both is not None
    assert both.several.count("BEGIN:VCARD") == 2
    with pytest.raises(FileError):
        capture_files([tmp_path / "gone.vcf"])
