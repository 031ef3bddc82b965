"""What a menu offers for the series of a lead; each entry carries a code that SeriesDesk.serve knows."""

from __future__ import annotations

from app.domain.words import Stage
from app.ui.parts.menu import Menu
from app.ui.series.news_dialog import ICONS, TITLES, News

DECIDING = {Stage.CUSTOMER: "won", Stage.LOST: "lost"}
"""Stages that are a decision: what is still planned has to be asked about first."""
DECISIONS = (
    ("won", "Won", "circle-check"),
    ("lost", "Lost", "circle-x"),
    ("not-interested", "Not interested", "circle-minus"),
)


def add_news(menu: Menu) -> None:
    """Offer what may have happened outside the plan."""
    branch = menu.branch("What happened", icon="message-square")
    for news in News:
        branch.add(TITLES[news][0], icon=ICONS[news]).setData(news.value)


def add_decisions(menu: Menu) -> None:
    """Offer how the lead may have decided."""
    branch = menu.branch("They decided", icon="flag")
    for code, words, icon in DECISIONS:
        branch.add(words, icon=icon).setData(code)


def add_rhythm(menu: Menu) -> None:
    """Offer to keep in touch by a rule."""
    menu.add("Keep in touch", icon="repeat").setData("keep")


def add_editing(menu: Menu) -> None:
    """Offer to edit the series."""
    menu.add("Edit series", icon="sliders-horizontal").setData("edit")
