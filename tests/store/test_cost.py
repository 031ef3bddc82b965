"""What is asked often walks an index: its cost grows with what is due, not with what is stored."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from app.domain.view import LeadView, Sort
from app.domain.words import Outcome
from tests.factory import World

ASKED: dict[str, Callable[[World, int, int], object]] = {
    "today": lambda world, _lead, _touch: world.touches.today(),
    "collect due": lambda world, _lead, _touch: world.reminders.collect_due(),
    "day load": lambda world, _lead, _touch: world.touches.load(date(2026, 5, 27), date(2026, 8, 1)),
    "between": lambda world, _lead, _touch: world.touches.between(
        world.clock.wall(), world.clock.wall() + timedelta(days=7)
    ),
    "one touch": lambda world, _lead, touch: world.touches.get(touch),
    "next": lambda world, _lead, touch: world.touches.next_after(touch),
    "done": lambda world, _lead, touch: world.touches.done(touch, Outcome.CONNECTED),
    "card": lambda world, lead, _touch: world.leads.card(lead),
    "timeline": lambda world, lead, _touch: world.leads.timeline(lead),
    "series": lambda world, lead, _touch: world.leads.series(lead),
    "plan": lambda world, lead, _touch: world.planning.preview("after-demo", lead, world.clock.wall()),
    "start": lambda world, lead, _touch: world.planning.start(lead, "after-demo", world.clock.wall()),
    "drafts": lambda world, _lead, _touch: world.messages.drafts(),
    "message": lambda world, _lead, touch: world.messages.for_touch(touch),
    "find": lambda world, _lead, _touch: world.leads.ids(LeadView.ALL, "anna", Sort()),
    "page": lambda world, lead, _touch: world.leads.rows([lead]),
}


@pytest.mark.parametrize("name", sorted(ASKED))
def test_no_query_walks_a_whole_table(world: World, name: str) -> None:
    lead = world.lead()
    _, touches = world.series(lead)
    world.clock.pass_time(days=1, hours=1)
    asked: list[str] = []
    world.database.driver.set_trace_callback(asked.append)  # SQLAlchemy's and ours, as SQLite gets them
    ASKED[name](world, lead, touches[0])
    world.database.driver.set_trace_callback(None)
    walked = [(statement, line) for statement in asked for line in plan(world, statement)]
    assert any(statement.startswith("SELECT") for statement in asked)
    assert [line for line in walked if line[1].startswith("SCAN")] == []


def plan(world: World, statement: str) -> list[str]:
    """Return SQLite's plan of a query; walking an index of a virtual table or a list of constants is fine."""
    if not statement.lstrip().startswith(("SELECT", "UPDATE", "DELETE")) or "undo_" in statement:
        return []
    rows = world.database.driver.execute(f"EXPLAIN QUERY PLAN {statement}")
    allowed = (
        "SCAN lead_search",
        "SCAN CONSTANT ROW",
        "SCAN temp.",
        "SCAN search_change",
        "SCAN score_change",
        "SCAN score_rule",
        "SCAN fact",
        "SCAN json_each",
    )
    return [row[3] for row in rows if not row[3].startswith(allowed)]
