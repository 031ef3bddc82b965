"""Who is the same person: by mail address, then by number, then by name and company."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marks:
    """What a person is known by, in the forms that are compared.

    Attributes:
        emails, phones: Keys of all addresses and numbers.
        name: First and last name, folded; empty when unknown.
        company: Folded; empty when unknown.
    """

    emails: tuple[str, ...]
    phones: tuple[str, ...]
    name: str
    company: str


class Index:
    """People met so far, by their marks; each is known by a number of the caller's."""

    def __init__(self) -> None:
        self._by_email: dict[str, int] = {}
        self._by_phone: defaultdict[str, list[int]] = defaultdict(list)
        self._by_name: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._names: dict[int, str] = {}
        self._with_email: set[int] = set()

    def add(self, person: int, marks: Marks) -> None:
        """Remember marks of a person; call it again when more become known."""
        for email in marks.emails:
            self._by_email.setdefault(email, person)
        for phone in marks.phones:
            _once(self._by_phone[phone], person)
        if marks.name:
            _once(self._by_name[marks.name, marks.company], person)
        self._names[person] = marks.name or self._names.get(person, "")
        if marks.emails:
            self._with_email.add(person)

    def find(self, marks: Marks) -> int | None:
        """Return who it is, or None for somebody new.

        Two people with different mail addresses are never one because of their name and company alone, nor
        because of a number that may be a switchboard's: then the name has to be the same as well.
        """
        for email in marks.emails:
            if email in self._by_email:
                return self._by_email[email]
        for phone in marks.phones:
            sharing = [one for one in self._by_phone.get(phone, ()) if self._shares_number(one, marks)]
            if sharing:
                # a row without an address is best somebody without one: so a file read twice is read once
                return min(sharing, key=self._with_email.__contains__)
        return self._by_name_alone(marks) if marks.name else None

    def _by_name_alone(self, marks: Marks) -> int | None:
        """Return who has this name and company: best somebody without an address, too."""
        people = self._by_name.get((marks.name, marks.company), [])
        without = [person for person in people if person not in self._with_email]
        rest = [] if marks.emails else people
        return next(iter((*without, *rest)), None)

    def _shares_number(self, person: int, marks: Marks) -> bool:
        name = self._names[person]
        if name and marks.name:
            return name == marks.name
        return not (marks.emails and person in self._with_email)


def _once(people: list[int], person: int) -> None:
    if person not in people:
        people.append(person)
