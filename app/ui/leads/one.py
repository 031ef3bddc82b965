"""What is done with the lead in the drawer: fields changed in place, notes, score, links, the way out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, QPoint, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.lead import LeadDetails
from app.domain.moment import wall_time
from app.domain.score import FitRule, Thresholds
from app.domain.undo import Undo
from app.domain.words import Channel
from app.ui.leads.acts import LeadActs
from app.ui.leads.asking import AskWord
from app.ui.leads.company_dialog import CompanyDialog
from app.ui.leads.drawer import Drawer
from app.ui.leads.lead_dialog import whole_number
from app.ui.leads.person_search import PersonSearch
from app.ui.leads.reads import ORIGIN, Opened
from app.ui.leads.rules_dialog import Ruled, RulesDialog
from app.ui.leads.score_popover import Given, ScorePopover
from app.ui.leads.way_out import LetGo, WayOutDialog
from app.ui.parts.channel_tile import channel_icon, channel_words
from app.ui.parts.menu import passing_menu

if TYPE_CHECKING:
    from app.services.links import QualifiedOut
    from app.services.ports import Clock
    from app.ui.needs import Needs
    from app.ui.notices import Notices
    from app.ui.tasks import Tasks

_TITLES = {
    "language": "Language",
    "phone": "Phone",
    "email": "E-mail",
    "source": "Source",
    "value": "Expected value",
    "linkedin": "LinkedIn",
    "best_time": "Best time",
}


class OneLead(QObject):
    """Connects the drawer with the services.

    Signals:
        form_asked: The field needs the whole form.
    """

    form_asked = Signal()

    def __init__(
        self, tasks: Tasks, notices: Notices, needs: Needs, clock: Clock, acts: LeadActs, drawer: Drawer
    ) -> None:
        super().__init__(drawer)
        self._tasks, self._notices, self._needs, self._clock = tasks, notices, needs, clock
        self._acts, self._drawer = acts, drawer
        self._words, self._field = "", ""
        self.shown: QWidget | None = None
        drawer.field_asked.connect(self._ask_field)
        drawer.noted.connect(self._note)
        drawer.score_asked.connect(self._show_score)
        drawer.out_asked.connect(self._ask_out)
        drawer.delete_asked.connect(self._delete)
        drawer.back_asked.connect(self._bring_back)
        drawer.company.acted.connect(self._describe_company)
        drawer.referrals.acted.connect(self._ask_referral)
        drawer.links.acted.connect(self._ask_link)
        drawer.links.opened.connect(self._open_link)
        drawer.links.removed.connect(self._remove_link)

    @property
    def _opened(self) -> Opened:
        opened = self._drawer.opened
        assert opened is not None
        return opened

    @property
    def _id(self) -> int:
        return self._opened.card.row.id

    def _told(self, undo: Undo) -> None:
        self._acts.say(self._words, undo)

    # fields

    def _ask_field(self, field: str) -> None:
        self._field = field
        if field == "permission":  # it takes the lead's own words
            self.form_asked.emit()
        elif field == "preferred":
            self._offer_channels()
        else:
            self._ask_text(field)

    def _ask_text(self, field: str) -> None:
        self._field = field
        value = getattr(self._opened.card.row.details, field)
        text = f"{value:,}" if isinstance(value, int) else value or ""
        ask = AskWord(_TITLES[field], "", "Save", text=text, may_be_empty=True, parent=self._drawer)
        ask.taken.connect(self._save_text)
        self.shown = ask
        ask.open_at(self._drawer.mapToGlobal(QPoint(20, 220)))

    def _save_text(self, text: str) -> None:
        value: Any = text
        if self._field == "value":
            value = whole_number(text) if text else None
            if text and value is None:
                self._notices.say("The expected value is a whole number, such as 24,000", icon="info")
                return
        self._change(self._field, value)

    def _offer_channels(self) -> None:
        menu = passing_menu(self._drawer)
        menu.head("Prefers")
        menu.add("Any channel", self._take_channel).setData("")
        for channel in Channel:
            menu.add(channel_words(channel), self._take_channel, icon=channel_icon(channel)).setData(channel)
        menu.line()
        menu.add("Best time", self._ask_best_time, icon="clock")
        menu.open_under(self._drawer.facts.of["Prefers"])

    def _take_channel(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._change("preferred", action.data() or None)

    def _ask_best_time(self) -> None:
        self._ask_text("best_time")

    def _change(self, field: str, value: Any) -> None:  # noqa: ANN401 -- of any field
        """Save one field at once, to be taken back."""
        details: LeadDetails = self._opened.card.row.details
        if getattr(details, field) == value:
            return
        self._words = f"{_TITLES.get(field, 'Preferred channel')} saved"
        changed = replace(details, **{field: value})
        self._tasks.run(self._needs.leads.change, self._id, changed, origin=ORIGIN, done=self._told)

    def _note(self, text: str) -> None:
        self._words = "Note added"
        self._tasks.run(self._needs.leads.note, self._id, text, origin=ORIGIN, done=self._told)

    # score

    def _show_score(self) -> None:
        opened = self._opened
        today = wall_time(self._clock.wall(), opened.zone).date()
        popover = ScorePopover(opened, today, self._drawer)
        popover.given.connect(self._give)
        popover.ended.connect(self._end_points)
        popover.rules_asked.connect(self._ask_rules)
        self.shown = popover
        popover.open_under(self._drawer.score)

    def _give(self, given: Given) -> None:
        self._words = f"{given.points:+d} points by hand"
        work = (self._needs.scores.adjust, self._id, given.points, given.reason, given.until)
        self._tasks.run(*work, origin=ORIGIN, done=self._told)

    def _end_points(self, adjustment_id: int) -> None:
        self._words = "Points by hand ended"
        self._tasks.run(self._needs.scores.end_adjustment, adjustment_id, origin=ORIGIN, done=self._told)

    def _ask_rules(self) -> None:
        self._tasks.run(self._needs.scores.rules, done=self._show_rules)

    def _show_rules(self, rules: tuple[FitRule, ...]) -> None:
        dialog = RulesDialog(rules, self._opened.thresholds, self._drawer.window())
        dialog.taken.connect(self._save_rules)
        dialog.finished.connect(dialog.deleteLater)
        self.shown = dialog
        dialog.open()

    def _save_rules(self, ruled: Ruled) -> None:
        self._words = "Score rules saved"
        self._tasks.run(_save_rules, self._needs, ruled.rules, ruled.thresholds, done=self._told)

    # the way out

    def _ask_out(self) -> None:
        row = self._opened.card.row
        can_write = bool(row.details.email) and not row.permission.forbids
        dialog = WayOutDialog(row.name, can_write=can_write, parent=self._drawer.window())
        dialog.taken.connect(self._let_go)
        dialog.finished.connect(dialog.deleteLater)
        self.shown = dialog
        dialog.open()

    def _let_go(self, let: LetGo) -> None:
        self._words = f"{self._opened.card.row.name} qualified out"
        work = (_qualify_out, self._needs, self._id, let)
        self._tasks.run(*work, done=self._told_out)

    def _told_out(self, out: QualifiedOut) -> None:
        words = self._words if out.message_id is None else f"{self._words}. A farewell lies in Compose"
        self._acts.say(words, out.undo)

    def _delete(self) -> None:
        self._acts.delete((self._id,))

    def _bring_back(self) -> None:
        self._acts.bring_back((self._id,))

    # company, referrals, links

    def _describe_company(self) -> None:
        company = self._opened.card.company
        if company is None:
            return
        dialog = CompanyDialog(company, self._drawer.window())
        dialog.taken.connect(self._save_company)
        dialog.finished.connect(dialog.deleteLater)
        self.shown = dialog
        dialog.open()

    def _save_company(self, size: int | None, industry: str) -> None:
        company = self._opened.card.company
        assert company is not None
        self._words = f"{company.name} described"
        work = (self._needs.links.describe_company, company.id, size, industry)
        self._tasks.run(*work, origin=ORIGIN, done=self._told)

    def _ask_referral(self) -> None:
        search = PersonSearch(self._tasks, self._needs, "Who recommended them?", self._drawer)
        search.taken.connect(self._save_referral)
        search.forgotten.connect(self._forget_referral)
        self.shown = search
        search.open_under(self._drawer.referrals.act)

    def _save_referral(self, by_id: int) -> None:
        self._words = "Referral noted"
        self._tasks.run(self._needs.links.came_from, self._id, by_id, origin=ORIGIN, done=self._told)

    def _forget_referral(self) -> None:
        self._words = "Referral forgotten"
        self._tasks.run(self._needs.links.came_from, self._id, None, origin=ORIGIN, done=self._told)

    def _ask_link(self) -> None:
        menu = passing_menu(self._drawer)
        menu.add("Choose a file", self._choose_file, icon="file-text")
        menu.add("Web address", self._ask_address, icon="globe")
        menu.open_under(self._drawer.links.act)

    def _choose_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self._drawer, "Note a file")
        if chosen:
            self.add_link(chosen)

    def _ask_address(self) -> None:
        ask = AskWord("Web address", "https://", "Add link", parent=self._drawer)
        ask.taken.connect(self._add_address)
        self.shown = ask
        ask.open_under(self._drawer.links.act)

    def _add_address(self, text: str) -> None:
        self.add_link(text if "://" in text else f"https://{text}")

    def add_link(self, target: str) -> None:
        """Note a file or page with the lead in the drawer."""
        self._words = "Link added"
        self._tasks.run(self._needs.links.add, self._id, target, origin=ORIGIN, done=self._told)

    def _open_link(self, target: str) -> None:
        """Open a page, or a file that is still where it was."""
        if target.startswith(("https://", "http://")):
            QDesktopServices.openUrl(QUrl(target))
        elif Path(target).is_file():
            QDesktopServices.openUrl(QUrl.fromLocalFile(target))
        else:
            self._notices.say(f"{target} is not there any more", icon="info")

    def _remove_link(self, link_id: int) -> None:
        self._words = "Link removed"
        self._tasks.run(self._needs.links.remove, link_id, origin=ORIGIN, done=self._told)


def _save_rules(needs: Needs, rules: tuple[FitRule, ...], thresholds: Thresholds) -> Undo:
    """Store thresholds in the settings and rules in the profile; on the lane."""
    needs.preferences.change(score_mql=thresholds.mql, score_sql=thresholds.sql, origin=ORIGIN)
    return needs.scores.set_rules(rules, origin=ORIGIN)


def _qualify_out(needs: Needs, lead_id: int, let: LetGo) -> QualifiedOut:
    from app.services.links import NotForUs

    reason = cast("Any", NotForUs)(let.reason)
    return needs.links.qualify_out(lead_id, reason, let.note, farewell=let.farewell, origin=ORIGIN)
