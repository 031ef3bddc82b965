from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from app.formats.mail_link import LONGEST, fits, mail_link


def test_a_link_is_encoded_as_mail_programs_read_it() -> None:
    link = mail_link("s.reid+work@glenmore.example", "Recap & Thursday", "Hello,\nfine?")
    assert link == (
        "mailto:s.reid+work@glenmore.example?subject=Recap%20%26%20Thursday&body=Hello%2C%0D%0Afine%3F"
    )


def test_an_address_cannot_smuggle_a_header() -> None:
    assert mail_link("a@b.example?bcc=x@y.example", "", "") == "mailto:a@b.example%3Fbcc%3Dx@y.example"


def test_a_long_text_does_not_fit() -> None:
    assert fits(mail_link("a@b.example", "s", "x" * 1700))
    assert not fits(mail_link("a@b.example", "s", "x" * LONGEST))


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_subject_and_body_come_back_whole(subject: str, body: str) -> None:
    read = parse_qs(urlsplit(mail_link("a@b.example", subject, body)).query, keep_blank_values=True)
    assert read.get("subject", [""])[0] == subject
    assert read.get("body", [""])[0] == body.replace("\r\n", "\n").replace("\n", "\r\n")
