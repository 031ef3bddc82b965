"""Leads: the people to follow up."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from app.domain.words import Channel, LeadState, Permission, Stage


@dataclass(frozen=True, slots=True)
class LeadDetails:
    """What a person types or a file brings; one of mail, phone and name is enough.

    Attributes:
        phone: As written; the normalised number is derived.
        country: ISO 3166 code of two letters, or empty.
        zone: IANA name, or empty when it is to be derived.
        language: What they like to speak and read, as written ("English, Polish").
        best_time: When they like to be contacted, in words ("Before 11, not on Mondays", P13).
        linkedin: Address of their page there.
        value: Expected value in whole units of the rep's currency, or None (P34).
    """

    first_name: str = ""
    last_name: str = ""
    company: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""
    country: str = ""
    city: str = ""
    zone: str = ""
    notes: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()
    stage: Stage = Stage.NEW
    preferred: Channel | None = None
    language: str = ""
    best_time: str = ""
    linkedin: str = ""
    value: int | None = None

    @property
    def name(self) -> str:
        """First and last name, or the best that is known."""
        full = f"{self.first_name} {self.last_name}".strip()
        return full or self.company or self.email or self.phone


@dataclass(frozen=True, slots=True)
class NextTouch:
    """The earliest open touch of a lead, for lists."""

    touch_id: int
    channel: Channel
    due_utc: datetime
    number: int
    of: int
    purpose: str


@dataclass(frozen=True, slots=True)
class LeadRow:
    """A lead as one line of the list.

    Attributes:
        zone: The lead's zone, or the rep's when unknown.
        done, of: Touches done and planned in the running series; 0 of 0 without one.
        last_activity: UTC instant of the last activity, or None.
        answer_by: UTC instant until which an inbound lead wants its first answer (P1), or None.
    """

    id: int
    details: LeadDetails
    zone: str
    zone_known: bool
    permission: Permission
    state: LeadState
    score: int | None
    next_touch: NextTouch | None
    done: int
    of: int
    last_activity: datetime | None
    answer_by: datetime | None = None
    added_at: datetime | None = None

    @property
    def name(self) -> str:
        """The name to show."""
        return self.details.name


@dataclass(frozen=True, slots=True)
class PermissionEntry:
    """One entry of the append-only record of permission (P25)."""

    permission: Permission
    at: datetime
    wording: str
    source: str


@dataclass(frozen=True, slots=True)
class Person:
    """A lead named beside another one: somebody of the same company, or who came from whom (P27)."""

    lead_id: int
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class CompanyCard:
    """The company of a lead, with others who work there; `size` is its number of people."""

    id: int
    name: str
    size: int | None
    industry: str
    people: tuple[Person, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class LeadLink:
    """A file by its path, or a page by its address."""

    id: int
    title: str
    target: str

    @property
    def is_page(self) -> bool:
        """True for an address, False for a file."""
        return self.target.startswith(("https://", "http://"))


@dataclass(frozen=True, slots=True)
class LeadCard:
    """A lead with what stands beside it: permission record and state until when.

    Attributes:
        came_from: Who recommended this lead, or None.
        brought: Whom this lead recommended.
    """

    row: LeadRow
    permissions: tuple[PermissionEntry, ...] = ()
    state_until: datetime | None = None
    state_reason: str = ""
    other_emails: tuple[str, ...] = ()
    other_phones: tuple[str, ...] = ()
    open_agreements: int = field(default=0)
    company: CompanyCard | None = None
    links: tuple[LeadLink, ...] = ()
    came_from: Person | None = None
    brought: tuple[Person, ...] = ()
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LeadKeys:
    """What is derived from the details of a lead and stored beside them.

    Attributes:
        email_key, phone_key: The forms by which addresses and numbers are compared; empty for none.
        zones: Possible IANA zones; empty when nothing is known.
        sort_name, company_key, search: Folded texts to sort and to find by.
    """

    email_key: str
    phone_key: str
    zones: tuple[str, ...]
    sort_name: str
    company_key: str
    search: str
