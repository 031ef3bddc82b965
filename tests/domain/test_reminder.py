import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.reminder import Gathered, Reminder, gather, notification_text, release, wait_before


def reminder(touch: int, lead: str = "Greta Sandoval", channel: str = "call") -> Reminder:
    return Reminder(touch, lead, "Alto Ceramics", channel, "Ask about the kiln", "14:00", 3, 8)


@pytest.mark.parametrize(
    ("channel", "title"),
    [
        ("call", "Call Greta Sandoval"),
        ("email", "E-mail Greta Sandoval"),
        ("message", "Message Greta Sandoval"),
        ("linkedin", "Contact Greta Sandoval on LinkedIn"),
        ("meeting", "Meet Greta Sandoval"),
        ("letter", "Write to Greta Sandoval"),
        ("pigeon", "Contact Greta Sandoval"),
    ],
)
def test_the_title_says_what_to_do_with_whom(channel: str, title: str) -> None:
    assert notification_text([reminder(1, channel=channel)]) == (
        title,
        "Alto Ceramics, 14:00\nTouch 3 of 8: Ask about the kiln",
    )


def test_what_is_not_known_is_left_out() -> None:
    bare = Reminder(1, "", "", "call", "", "14:00", note="22:10 there")
    assert notification_text([bare]) == ("Call a lead", "14:00\n22:10 there")


@pytest.mark.parametrize(
    ("leads", "body"),
    [
        (["A", "B"], "A, B"),
        (["A", "B", "C"], "A, B, C"),
        (["A", "B", "C", "D", "E"], "A, B, C and 2 more"),
        (["A", "A"], "A"),
    ],
)
def test_several(leads: list[str], body: str) -> None:
    items = [reminder(n, lead) for n, lead in enumerate(leads)]
    assert notification_text(items) == (f"{len(leads)} touches are due", body)


@given(st.lists(st.text(st.characters(categories=["Lu"]), min_size=8, max_size=12), min_size=1, max_size=5))
def test_hidden_names_are_nowhere(leads: list[str]) -> None:
    items = [reminder(n, lead) for n, lead in enumerate(leads)]
    text = " ".join(notification_text(items, hide_names=True))
    assert not [lead for lead in [*leads, "Alto", "kiln"] if lead in text]


def test_the_first_goes_out_at_once() -> None:
    state = gather(Gathered(), [reminder(1)])
    assert wait_before(state, 100.0) == 0.0
    state, told = release(state, 100.0)
    assert told == (reminder(1),)
    assert wait_before(state, 100.0) is None


def test_the_next_waits_a_second_and_tells_of_both() -> None:
    state, _ = release(gather(Gathered(), [reminder(1)]), 100.0)
    state = gather(state, [reminder(2)])
    assert wait_before(state, 100.25) == 0.75
    assert wait_before(state, 105.0) == 0.0
    state, told = release(state, 105.0)
    assert [item.touch for item in told] == [1, 2]


def test_after_half_a_minute_it_begins_anew() -> None:
    state, _ = release(gather(Gathered(), [reminder(1)]), 100.0)
    state, _ = release(gather(state, [reminder(2)]), 120.0)
    _, told = release(gather(state, [reminder(3)]), 131.0)
    assert [item.touch for item in told] == [3]


@given(st.lists(st.tuples(st.floats(0, 40), st.lists(st.integers(0, 20), max_size=5)), max_size=30))
def test_every_touch_is_told_of_within_a_second(steps: list[tuple[float, list[int]]]) -> None:
    mono, state = 0.0, Gathered()
    for passed, touches in steps:
        mono += passed
        state = gather(state, [reminder(touch) for touch in touches])
        wait = wait_before(state, mono)
        assert (wait is None) == (not touches)
        if wait is not None:
            assert 0 <= wait <= 1
            mono += wait
            state, told = release(state, mono)
            assert set(touches) <= {item.touch for item in told}
            assert len({item.touch for item in told}) == len(told)
    assert not state.waiting
