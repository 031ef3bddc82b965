"""The presets as they are shipped: their spacing, their texts, and what a wrong file says."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.cadence import Cadence, Unit
from app.domain.fields import FIELD_NAMES, FIELDS, lead_fields, my_fields
from app.domain.lead import LeadDetails
from app.domain.letter_check import Letter, check_letter
from app.domain.template import Template
from app.domain.words import Channel, MessageKind
from app.errors import FileError
from app.formats.presets import check_templates, read_cadence, read_template
from app.formats.templates import fields_used, render

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "presets"
CADENCES = {
    path.stem: read_cadence(path.read_bytes(), path.stem) for path in sorted(FOLDER.glob("cadences/*.toml"))
}
TEMPLATES = {
    path.stem: read_template(path.read_bytes(), path.stem) for path in sorted(FOLDER.glob("templates/*.toml"))
}
SPACING = {
    "after-demo": "email 0, email 1, call 5, email 10, call 15, email 20, linkedin 26, email 35",
    "after-meeting": "email 0, email 3, call 8, email 13, call 18, email 23, call 28, email 38",
    "new-inbound": "call 0, email 0, call 1, linkedin 2, call 3, email 5, call 8, email 12",
    "quote-sent": "call 1, email 4, call 8, email 12, call 16, email 21, call 26, email 36",
    "conference-contact": "email 1, call 4, linkedin 7, email 11, call 15, email 20, call 27, email 40",
    "nurture-12-months": (
        "email 30, email 61, email 91, call 145, email 152, email 213, email 274, call 328, email 335"
    ),
    "won-referral": "email 1, call 10, email 30, call 45, email 110, call 175, email 240, call 305",
    "no-answer": "call 1, call 2, message 3",
    "no-show": "email 1, call 2, message 4, email 9",
    "trial-ending": "email -5, call -2, email 0, call 2, email 7",
}
LEAD = LeadDetails(
    first_name="Samuel",
    last_name="Reid",
    company="Glenmore Distillers",
    title="Warehouse Director",
    city="Leith",
)
KNOWN = {
    **lead_fields(LEAD),
    **my_fields("Nora Ellis", "Harbourline", "+44 20 7946 0182", "nora@harbourline.example"),
    "problem": "casks wait two days at the Leith gate",
    "problems": "• casks wait two days at the Leith gate\n• the night crew cannot see the plan",
    "solution": "a slot plan for the gate",
    "solutions": "• a slot plan for the gate",
    "agreements": "• I send the slot plan by Thu 28 May, noon\n• you send the carrier list by Mon 1 June",
    "my_promise": "send the slot plan",
    "their_promise": "send the carrier list",
    "next_contact": "You get this from me by Thu 28 May, noon: slot plan for the Leith gate.",
    "meeting_short": "our meeting this morning",
    "meeting_place": "the Glasgow spirits fair",
    "anchor_day": "Tue 19 May",
    "appointment": "our meeting on Wed 10 June at 10:00",
    "appointment_short": "Wed 10 June, 10:00",
    "value_item": "Brightwater Foods, two pages",
    "my_point": "one plan for all four docks, checked every evening",
}  # fmt: skip
HEAD = 'title = "X"\nanchor = "a"\nsummary = "s"\n'
STEP = f'{HEAD}[[step]]\nchannel = "call"\nafter = "1 day"\npurpose = "p"\n'
BY_HAND = {field.name for field in FIELDS if field.by_hand}
WRITTEN = [template for template in TEMPLATES.values() if template.channel is not Channel.CALL]


def letter(template: Template, body: str) -> Letter:
    kind = MessageKind.RECAP if template.name == "recap" else MessageKind.TOUCH
    return Letter(
        template.channel,
        kind,
        body,
        KNOWN["first_name"],
        KNOWN["company"],
        problems=(KNOWN["problem"],),
        my_name=KNOWN["my_name"],
        my_email=KNOWN["my_email"],
        my_phone=KNOWN["my_phone"],
    )


@pytest.mark.parametrize("name", SPACING)
def test_spacing(name: str) -> None:
    steps = CADENCES[name].steps
    assert ", ".join(f"{step.channel} {step.offset.amount}" for step in steps) == SPACING[name]
    assert [step.same_day for step in steps] == [step.template == "recap" for step in steps]


def test_all_ten_are_there_with_texts_for_every_step() -> None:
    assert set(CADENCES) == set(SPACING)
    check_templates(CADENCES.values(), TEMPLATES)
    assert all(step.template for cadence in CADENCES.values() for step in cadence.steps)
    used = {step.template for cadence in CADENCES.values() for step in cadence.steps}
    assert set(TEMPLATES) == used | {"reminder", "kind-farewell"}


@pytest.mark.parametrize("cadence", CADENCES.values(), ids=list(CADENCES))
def test_every_touch_adds_something_new(cadence: Cadence) -> None:
    assert len({step.purpose for step in cadence.steps}) == len(cadence.steps)
    assert len({step.template for step in cadence.steps}) == len(cadence.steps)


def test_a_full_day_of_touches_fits_its_minutes() -> None:
    assert all(step.minutes * 12 <= 150 for cadence in CADENCES.values() for step in cadence.steps)


def test_only_the_first_answer_counts_hours() -> None:
    hours = [(cadence.name, step.channel) for cadence in CADENCES.values() for step in cadence.steps
             if step.offset.unit is Unit.HOURS]  # fmt: skip
    assert hours == [("new-inbound", Channel.CALL)]


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=list(TEMPLATES))
def test_templates_name_known_fields_only(template: Template) -> None:
    assert set(fields_used(template.subject) + fields_used(template.body)) <= FIELD_NAMES


@pytest.mark.parametrize("template", WRITTEN, ids=[template.name for template in WRITTEN])
def test_a_filled_text_passes_the_checklist(template: Template) -> None:
    body, missing = render(template.body, KNOWN)
    assert missing == ()
    open_points = [check.text for check in check_letter(letter(template, body)) if not check.ok]
    assert open_points == (["One clear request"] if template.name == "kind-farewell" else [])


@pytest.mark.parametrize("template", WRITTEN, ids=[template.name for template in WRITTEN])
def test_a_text_without_notes_lacks_only_what_a_rep_writes(template: Template) -> None:
    known = {**lead_fields(LEAD), **my_fields("Nora Ellis", "", "", "nora@harbourline.example"),
             "meeting_short": "our meeting this morning", "anchor_day": "Tue 19 May",
             "appointment": "our call", "appointment_short": "Wed 10 June, 10:00"}  # fmt: skip
    for text in (template.subject, template.body):
        filled, missing = render(text, known)
        assert set(missing) <= BY_HAND
        assert "\n\n\n" not in filled


@pytest.mark.parametrize("template", WRITTEN, ids=[template.name for template in WRITTEN])
def test_subjects_are_short(template: Template) -> None:
    subject, missing = render(template.subject, KNOWN)
    assert missing == ()
    assert (subject != "") is (template.channel is Channel.EMAIL)
    assert len(subject) <= 70


def test_call_sheets_have_points_to_tick() -> None:
    for template in TEMPLATES.values():
        if template.channel is Channel.CALL:
            points = render(template.body, KNOWN)[0].splitlines()
            assert 3 <= len(points) <= 5
            assert all(10 < len(point) < 90 for point in points)


def test_a_wrong_template_says_where() -> None:
    with pytest.raises(FileError, match="Line 2"):
        read_template(b'title = "X"\nchannel = "email"\nbody = "a\\n{{ a.b }}"', "x")
    with pytest.raises(FileError, match="small letters"):
        read_template(b"", "../x")


def test_a_step_with_a_text_of_another_channel_is_refused() -> None:
    for template, said in (("recap", "another channel"), ("nothing", "no template")):
        with pytest.raises(FileError, match=said):
            check_templates([read_cadence(f'{STEP}template = "{template}"'.encode(), "x")], TEMPLATES)
