"""Where a lead is when nobody said: from the number, the country, or both, and how sure that is."""

from __future__ import annotations

import pytest

from app.domain.lead import LeadDetails
from app.domain.zone_guess import Sure
from app.errors import InputError
from app.formats.zone_guess import guess_zone

CASES = [
    (LeadDetails(zone="Asia/Tokyo", country="DE", phone="+1 212 555 0142"), ("Asia/Tokyo",), Sure.GIVEN,
     "as you gave it"),
    (LeadDetails(phone="+44 131 496 0000"), ("Europe/London",), Sure.LIKELY, "from the phone number"),
    (LeadDetails(country="JP"), ("Asia/Tokyo",), Sure.LIKELY, "from the country"),
    (LeadDetails(country="DE"), ("Europe/Berlin",), Sure.LIKELY, "from the country"),
    (LeadDetails(phone="+1 212 555 0142", country="US"), ("America/New_York",), Sure.LIKELY,
     "from the phone number and country"),
    (LeadDetails(phone="+81 3 1234 5678", country="DE"), ("Europe/Berlin",), Sure.LIKELY, "from the country"),
    (LeadDetails(), (), Sure.UNKNOWN, "nothing says where they are, so your own zone"),
    (LeadDetails(phone="12"), (), Sure.UNKNOWN, "nothing says where they are, so your own zone"),
]  # fmt: skip


@pytest.mark.parametrize(("details", "zones", "sure", "words"), CASES)
def test_where_they_are(details: LeadDetails, zones: tuple[str, ...], sure: Sure, words: str) -> None:
    guess = guess_zone(details)
    assert (guess.zones, guess.sure, guess.words) == (zones, sure, words)


@pytest.mark.parametrize(("country", "least"), [("US", 6), ("AU", 5), ("RU", 8), ("BR", 3), ("ID", 3)])
def test_large_countries_have_several(country: str, least: int) -> None:
    guess = guess_zone(LeadDetails(country=country))
    assert guess.sure is Sure.SEVERAL
    assert len(guess.zones) >= least
    assert f"{len(guess.zones)} are possible" in guess.words


def test_a_number_without_prefix_is_one_of_the_country_or_of_home() -> None:
    assert guess_zone(LeadDetails(phone="0131 496 0000"), "GB").zones == ("Europe/London",)
    assert guess_zone(LeadDetails(phone="0131 496 0000")).sure is Sure.UNKNOWN
    assert guess_zone(LeadDetails(phone="(212) 555-0142", country="US")).zones == ("America/New_York",)


def test_a_zone_that_nobody_knows_is_refused() -> None:
    with pytest.raises(InputError, match="no time zone"):
        guess_zone(LeadDetails(zone="Europe/Atlantis"))
