"""The merge fields: what templates may name, and how each is filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.lead import LeadDetails
from app.domain.merge_field import field_title

THEM = "The lead"
TALK = "The last meeting"
SERIES = "The series"
ME = "You"


@dataclass(frozen=True, slots=True)
class MergeField:
    """A field of the merge menu.

    Attributes:
        name: As written in a template: `{{ first_name }}`.
        title: For a person.
        group: The part of the menu it stands in.
        by_hand: Nothing fills it: the rep writes it in, and until then the message cannot go out (P15, P17).
    """

    name: str
    title: str
    group: str
    by_hand: bool = False


FIELDS = (
    MergeField("first_name", "First name", THEM),
    MergeField("last_name", "Last name", THEM),
    MergeField("name", "Full name", THEM),
    MergeField("company", "Company", THEM),
    MergeField("job_title", "Job title", THEM),
    MergeField("city", "City", THEM),
    MergeField("problem", "First problem they named", TALK),
    MergeField("problems", "All problems, as a list", TALK),
    MergeField("solution", "First solution you found", TALK),
    MergeField("solutions", "All solutions, as a list", TALK),
    MergeField("agreements", "What was agreed, as a list", TALK),
    MergeField("my_promise", "Your first promise", TALK),
    MergeField("their_promise", "Their first promise", TALK),
    MergeField("next_contact", "The next contact", TALK),
    MergeField("meeting_short", "“our meeting this morning”", TALK),
    MergeField("meeting_place", "Where you met", TALK, by_hand=True),
    MergeField("anchor_day", "Day the series counts from", SERIES),
    MergeField("appointment", "“our meeting on Wed 10 June at 10:00”", SERIES),
    MergeField("appointment_short", "“Wed 10 June, 10:00”", SERIES),
    MergeField("value_item", "Article, case study or offer", SERIES, by_hand=True),
    MergeField("my_point", "Your own point", SERIES, by_hand=True),
    MergeField("my_name", "Your name", ME),
    MergeField("my_first_name", "Your first name", ME),
    MergeField("my_company", "Your company", ME),
    MergeField("my_phone", "Your phone number", ME),
    MergeField("my_email", "Your e-mail address", ME),
    MergeField("signature", "Name, company and number", ME),
)
FIELD_NAMES = frozenset(field.name for field in FIELDS)
_TITLES = {field.name: field.title for field in FIELDS}


def title_of(field: str) -> str:
    """Return the name of a field for a person, also of one that nobody knows."""
    return _TITLES.get(field) or field_title(field)


def lead_fields(lead: LeadDetails) -> dict[str, str]:
    """Return what is known of the lead; unknown fields are empty."""
    return {
        "first_name": lead.first_name,
        "last_name": lead.last_name,
        "name": f"{lead.first_name} {lead.last_name}".strip(),
        "company": lead.company,
        "job_title": lead.title,
        "city": lead.city,
    }


def my_fields(name: str, company: str, phone: str, email: str) -> dict[str, str]:
    """Return the rep's own fields; the signature is what is known of name, company and number."""
    number = phone or email
    return {
        "my_name": name,
        "my_first_name": name.partition(" ")[0],
        "my_company": company,
        "my_phone": phone,
        "my_email": email,
        "signature": ", ".join(part for part in (name, company, number) if part),
    }


def bullets(lines: Sequence[str]) -> str:
    """Return lines as a list in plain text; empty ones are left out."""
    return "\n".join(f"• {plain(line)}" for line in lines if plain(line))


def plain(line: str) -> str:
    """Return a line for the middle of a text: one line, no full stop at its end."""
    return " ".join(line.split()).rstrip(".")
