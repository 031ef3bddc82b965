"""Numbers as dialled, and what time it may be where a lead is."""

import pytest

from app.domain.lead import LeadDetails
from app.errors import InputError
from app.formats.lead_keys import derive
from app.formats.phones import Phone, parse_phone
from app.formats.zones import distinct


@pytest.mark.parametrize(
    ("raw", "country", "e164"),
    [
        ("+44 20 7946 0001", "", "+442079460001"),
        ("020 7946 0001", "GB", "+442079460001"),
        ("(0341) 555 0182", "DE", "+493415550182"),
        ("001 212 555 0123", "GB", "+12125550123"),
        ("12", "", "12"),
        ("call me", "GB", ""),
        ("", "", ""),
    ],
)
def test_numbers(raw: str, country: str, e164: str) -> None:
    assert parse_phone(raw, country).e164 == e164


def test_an_extension_is_kept_apart() -> None:
    assert parse_phone("+1 212 555 0123 ext. 45") == Phone("+12125550123", "45", ("America/New_York",))


@pytest.mark.parametrize(
    ("details", "zones"),
    [
        (LeadDetails("A", zone="Asia/Tokyo", country="DE"), ("Asia/Tokyo",)),
        (LeadDetails("A", country="DE"), ("Europe/Berlin",)),
        (LeadDetails("A", country="US", phone="212 555 0123"), ("America/New_York",)),
        (LeadDetails("A", phone="+49 341 5550182"), ("Europe/Berlin",)),
        (LeadDetails("A", country="PT", phone="+49 341 5550182"), ("Europe/Lisbon", "Atlantic/Azores")),
        (LeadDetails("A"), ()),
    ],
)
def test_zones(details: LeadDetails, zones: tuple[str, ...]) -> None:
    assert derive(details).zones == zones


def test_a_big_country_has_several_clocks() -> None:
    zones = derive(LeadDetails("A", country="US")).zones
    assert {"America/New_York", "America/Los_Angeles", "Pacific/Honolulu"} <= set(zones)
    assert distinct(zones) == zones


def test_a_zone_nobody_knows_is_refused() -> None:
    with pytest.raises(InputError, match="Mars"):
        derive(LeadDetails("A", zone="Mars/Crater"))


def test_a_number_without_prefix_is_one_of_the_reps_country() -> None:
    assert derive(LeadDetails("A", phone="020 7946 0001"), home="GB").phone_key == "+442079460001"
