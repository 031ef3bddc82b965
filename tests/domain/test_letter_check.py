from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.letter_check import Letter, check_letter, count_words
from app.domain.words import Channel, MessageKind

GOOD = """Hello Tomasz,

On Tuesday you showed us how trucks queue at docks 4 to 7. Brightwater Foods had the same queue.

Could you send me the dock counts by Friday?

Kind regards,
Nora Ellis, Harbourline, +44 20 7946 0182"""

LETTER = Letter(
    channel=Channel.EMAIL,
    kind=MessageKind.TOUCH,
    body=GOOD,
    first_name="Tomasz",
    company="Baltica Cold Store",
    last_contact=date(2026, 5, 19),
    my_name="Nora Ellis",
    my_email="nora@harbourline.example",
    my_phone="+44 20 7946 0182",
)


def open_lines(letter: Letter) -> list[str]:
    return [line.text for line in check_letter(letter) if not line.ok]


def test_a_good_letter_has_six_lines_and_none_open() -> None:
    assert len(check_letter(LETTER)) == 6
    assert open_lines(LETTER) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("Hello Tomasz,", "Hello,"), "Greeting to Tomasz"),
        (("Hello Tomasz,", "Hello Tomaszek,"), "Greeting to Tomasz"),
        (("On Tuesday you showed us how", "I have read that"), "Link to contact, 19 May"),
        (("Could you send me the dock counts by Friday?", "All the best."), "One clear request"),
        (("Friday?", "Friday? Or Monday? Or never?"), "3 questions: ask one"),
        (("+44 20 7946 0182", ""), "Contact details"),
        (("same queue", "same " + "queue " * 60), "98 words: aim for 80 or fewer"),
    ],
)
def test_one_fault_is_told_and_no_other(change: tuple[str, str], told: str) -> None:
    assert open_lines(replace(LETTER, body=GOOD.replace(*change))) == [told]


def test_an_empty_check_in_has_no_reason() -> None:
    body = "Hello Tomasz,\n\nJust checking in. Any thoughts on our talk?\n\nNora, nora@harbourline.example"
    assert open_lines(replace(LETTER, body=body)) == ["Reason to write now"]


def test_their_own_problem_is_a_reason() -> None:
    body = "Hello Tomasz,\n\nThe forklifts wait after our talk. Shall I come?\n\nnora@harbourline.example"
    assert open_lines(replace(LETTER, body=body)) == ["Reason to write now"]
    assert open_lines(replace(LETTER, body=body, problems=("Forklifts wait two hours",))) == []


def test_the_day_of_the_last_contact_is_a_link_in_any_writing() -> None:
    for written in ("19 May", "May 19", "Tuesday", "19. May"):
        body = f"Hello Tomasz,\n\nAbout {written}: a new idea. Fine?\n\n{LETTER.my_phone}"
        assert open_lines(replace(LETTER, body=body)) == []


def test_a_first_contact_needs_no_link() -> None:
    first = replace(LETTER, last_contact=None, body=GOOD.replace("On Tuesday you showed us how", "Now the"))
    assert "First contact, no link" in [line.text for line in check_letter(first) if line.ok]


@pytest.mark.parametrize(
    ("channel", "kind", "body", "told"),
    [
        (Channel.LINKEDIN, MessageKind.TOUCH, "x" * 301, "301 characters: aim for 300 or fewer"),
        (Channel.MESSAGE, MessageKind.TOUCH, "word " * 41, "41 words: aim for 40 or fewer"),
        (Channel.EMAIL, MessageKind.RECAP, "word " * 100, "100 words"),
        (Channel.EMAIL, MessageKind.TOUCH, "word", "1 word"),
        (Channel.EMAIL, MessageKind.TOUCH, " \n ", "Nothing written yet"),
    ],
)
def test_each_channel_has_its_length(channel: Channel, kind: MessageKind, body: str, told: str) -> None:
    assert check_letter(replace(LETTER, channel=channel, kind=kind, body=body))[5].text == told


def test_numbers_and_addresses_are_one_word_each() -> None:
    assert count_words("At 06:30 write to nora@harbourline.example, don't call 14 of 40.") == 10


@given(st.text(), st.text(max_size=20), st.sampled_from(Channel), st.sampled_from(MessageKind))
def test_any_text_gets_six_lines(body: str, name: str, channel: Channel, kind: MessageKind) -> None:
    lines = check_letter(replace(LETTER, body=body, first_name=name, channel=channel, kind=kind))
    assert len(lines) == 6
    assert all(line.text for line in lines)
