"""vCards of twenty years: each comes in, or says why not; what we write is read back."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.people import Person, people_of
from app.formats.reading import read_people

FOLDER = Path(os.environ.get("FIFTH_TOUCH_DATA", "")) / "vcard"


def people(text: str | bytes) -> list[Person]:
    return list(people_of(read_people(text if isinstance(text, bytes) else text.encode())))


def card(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VCARD", *lines, "END:VCARD", ""])


def test_a_card_of_version_3() -> None:
    (anna,) = people(
        card(
            "VERSION:3.0",
            "N:Müller;Anna;Maria;Dr.;",
            "ORG:Müller & Söhne;Einkauf",
            "TITLE:Head of",
            "  Purchasing",
            "EMAIL;TYPE=home:private@x.example",
            "EMAIL;TYPE=work,pref:a@x.example",
            "TEL;TYPE=FAX:+49 30 99",
            "item1.TEL;TYPE=CELL:+49 30 1234567",
            "ADR;TYPE=WORK:;;Königstr. 9;Köln;NRW;50668;Germany",
            "NOTE:one\\, two\\nthree",
            "CATEGORIES:VIP,Fair",
        )
    )
    details = anna.details
    assert (details.first_name, details.last_name, details.company) == ("Anna", "Müller", "Müller & Söhne")
    assert (details.title, details.email, anna.other_emails) == (
        "Head of Purchasing",
        "a@x.example",
        ("private@x.example",),
    )
    assert (details.phone, anna.other_phones) == ("+49 30 1234567", ())
    assert (details.city, details.country, details.tags) == ("Köln", "DE", ("VIP", "Fair"))
    assert details.notes.startswith("one, two\nthree\n")
    assert "Department: Einkauf" in details.notes


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "quoted-printable over two lines",
            b"N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCll=\r\ner;Anna\r\n",
        ),
        ("Western Windows", "N:Müller;Anna\r\n".encode("cp1252")),
        (
            "version 4",
            b"VERSION:4.0\r\nN:M\xc3\xbcller;Anna;;;\r\nTEL;VALUE=uri:tel:+44-20-7946-0018;ext=2\r\n",
        ),
        ("a card inside", b"N:M\xc3\xbcller;Anna\r\nAGENT:\r\nBEGIN:VCARD\r\nN:No;Body\r\nEND:VCARD\r\n"),
        ("a torn photo", b"PHOTO;ENCODING=b:AAAA\r\n AAA\r\nN:M\xc3\xbcller;Anna\r\n"),
        ("a line that is none", b"N:M\xc3\xbcller;Anna\r\n# nothing\r\n"),
    ],
)
def test_what_phones_write(name: str, text: bytes) -> None:
    (anna,) = people(b"BEGIN:VCARD\r\n" + text + b"END:VCARD\r\n")
    assert anna.details.name == "Anna Müller", name


def test_a_torn_card_does_not_stop_the_others() -> None:
    table = read_people((card("N:Lee;Ann") + card("VERSION:3.0") + "BEGIN:VCARD\r\nFN:Half").encode())
    assert [row.number for row in table.body] == [1]
    assert [(one.number, one.reason.split()[2]) for one in table.rejected] == [(2, "has"), (3, "breaks")]


@pytest.mark.data
@pytest.mark.skipif(not FOLDER.is_dir(), reason="FIFTH_TOUCH_DATA does not name the real files")
def test_every_real_card_comes_in_or_says_why_not() -> None:
    files = sorted(FOLDER.rglob("*.vcf"))
    assert len(files) > 50
    for path in files:
        data = path.read_bytes()
        table = read_people(data)
        found = list(people_of(table))
        assert all(person.details.name for person in found), path.name
        assert all(one.reason for one in table.rejected)
        begins = data.replace(b"\0", b"").upper().count(b"BEGIN:VCARD")
        nested = path.name in {"v21_nest.vcf", "John_Doe_LOTUS_NOTES.vcf"}
        assert nested or len(found) + len(table.rejected) == max(begins, 1), path.name


@given(data=st.binary(max_size=120))
def test_any_card_is_a_person_or_rejected(data: bytes) -> None:
    table = read_people(b"BEGIN:VCARD\r\n" + data + b"\r\nEND:VCARD\r\n")
    assert len(table.body) + len(table.rejected) >= 1
