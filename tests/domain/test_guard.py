"""The guard before every act (design 4.16): permission, stop, hold, hours there, cap, recent contact."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.domain.guard import GuardedAct, GuardFacts, Verdict, guard
from app.domain.plan import Busy, WorkCalendar
from app.domain.rules import RULES
from app.domain.words import Channel, Permission
from tests.domain.planning import lead, rep
from tests.domain.running import at

NOON, NIGHT = at("2026-05-20", "12:00"), at("2026-05-20", "22:10")
CALL = GuardFacts(Permission.GIVEN, Channel.CALL, lead(), rep())
MAIL = replace(CALL, channel=Channel.EMAIL)
THREE = tuple(Busy(Channel.MESSAGE, date(2026, 5, day)) for day in (18, 18, 19))


@pytest.mark.parametrize(
    ("facts", "now", "rule", "sentence"),
    [
        (CALL, NOON, "", ""),
        (CALL, NIGHT, "P9", "Nobody is called now: 22:10 there."),
        (replace(CALL, permission=Permission.REFUSED, by_hand=True), NOON, "permission",
         "They said no to follow-ups."),
        (replace(CALL, permission=Permission.WITHDRAWN), NOON, "permission", "They said no to follow-ups."),
        (replace(CALL, stopped="won", held="you are away"), NOON, "stopped", "This has ended: won."),
        (replace(CALL, held="they are out of office"), NIGHT, "held", "On hold: they are out of office."),
        (replace(CALL, contacts=THREE), NOON, "weekly-cap",
         "Not reminded of now: 3 touches a week at most."),
        (replace(MAIL, contacts=(Busy(Channel.EMAIL, date(2026, 5, 19)),)), NOON, "gap",
         "Not reminded of now: two business days between e-mails."),
    ],
)  # fmt: skip
def test_the_first_that_stands_against_it_decides(
    facts: GuardFacts,
    now: datetime,
    rule: str,
    sentence: str,
) -> None:
    verdict = guard(GuardedAct.REMIND, facts, now)
    assert (verdict.rule, verdict.sentence) == (rule, sentence)
    assert verdict.allowed is not bool(rule)
    assert not rule or rule in RULES


@pytest.mark.parametrize("facts", [replace(CALL, by_hand=True), replace(CALL, locked=True), MAIL])
def test_what_was_set_by_hand_or_agreed_stands_with_a_sentence(facts: GuardFacts) -> None:
    assert guard(GuardedAct.REMIND, facts, NIGHT).allowed
    assert guard(GuardedAct.REMIND, facts, NIGHT).sentence == "22:10 there"
    assert guard(GuardedAct.REMIND, facts, NOON) == Verdict(allowed=True)
    unsure = replace(facts, lead=replace(facts.lead, zones=(*facts.lead.zones, "Europe/London")))
    assert guard(GuardedAct.REMIND, unsure, NIGHT).sentence == "maybe 22:10 there"


def test_a_holiday_there_is_named() -> None:
    bank_holiday = at("2026-05-25", "12:00")
    assert guard(GuardedAct.SEND, MAIL, bank_holiday).sentence == "Mon 25 May is Spring bank holiday there"
    assert not guard(GuardedAct.SUGGEST, CALL, bank_holiday).allowed


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/Los_Angeles"])
def test_night_is_night_where_the_lead_is(zone: str) -> None:
    facts = replace(CALL, lead=lead("Europe/London", zone))
    assert guard(GuardedAct.REMIND, facts, at("2026-05-20", "23:30", zone)).rule == "P9"


def test_a_no_comes_before_a_time_set_by_hand() -> None:
    facts = replace(CALL, permission=Permission.WITHDRAWN, by_hand=True, locked=True)
    assert not guard(GuardedAct.SEND, facts, NOON).allowed


def test_without_a_day_in_common_nothing_is_too_near() -> None:
    never = replace(rep(), calendar=WorkCalendar({}))
    facts = replace(MAIL, rep=never, contacts=(Busy(Channel.EMAIL, date(2026, 5, 19)),))
    assert guard(GuardedAct.REMIND, facts, NOON).allowed
