"""People dropped on the window or pasted, in the whole program."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.lead import LeadDetails
from app.domain.view import LeadView
from app.ui.capture.dropped import Way, dropped
from app.ui.compose.letter_edit import LetterEdit
from app.ui.duplicates.near_watch import NearWatch
from app.ui.importing.dialog import ImportDialog
from app.ui.importing.paste_dialog import PasteDialog
from app.ui.leads.lead_dialog import LeadDialog
from app.ui.leads.page import LeadsPage
from app.ui.parts.text_area import TextArea
from app.ui.parts.text_field import TextField
from app.ui.parts.toast import Toast
from tests.ui.whole import Whole, whole

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Vogt;Anna;;;\r\nEMAIL:anna@x.example\r\nEND:VCARD\r\n"
SIGNATURE = "Best regards,\nAnna Vogt\nHead of Sales\nNordlicht GmbH\n+49 341 5550182\nanna@nordlicht.example"
KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path / "profile") as made:
        yield made


def of_text(text: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(text)
    return mime


def of_urls(*urls: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(url) for url in urls])
    return mime


def drag(program: Whole, mime: QMimeData) -> QDragEnterEvent:
    """Drag over the screen in front; Qt keeps no hold of the data, so the caller does."""
    enter = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, KEYS)
    page = program.shell.stack.currentWidget()
    assert page is not None
    QApplication.sendEvent(page, enter)  # and so on up to the window
    return enter


def drop(program: Whole, mime: QMimeData) -> None:
    assert drag(program, mime).isAccepted()
    event = QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, KEYS)
    QApplication.sendEvent(program.shell, event)


def form(qtbot: QtBot, program: Whole) -> LeadDialog:
    qtbot.waitUntil(lambda: bool(program.shell.findChildren(LeadDialog)))
    return program.shell.findChildren(LeadDialog)[0]


def importing(qtbot: QtBot, program: Whole) -> ImportDialog:
    """Wait for the import until it has read what came."""
    qtbot.waitUntil(lambda: bool(program.shell.findChildren(ImportDialog)))
    dialog = program.shell.findChildren(ImportDialog)[0]
    qtbot.waitUntil(lambda: dialog.stack.currentWidget() is dialog.match, timeout=15_000)
    return dialog


def toasts(program: Whole) -> list[str]:
    return [toast.accessibleName() for toast in program.shell.findChildren(Toast)]


CASES = {
    "text": (of_text("Anna"), "", Way.TEXT),
    "a link": (of_urls("mailto:a@x.example?subject=hi"), "", Way.TEXT),
    "cards": (of_urls("file:///a.vcf", "file:///b.VCF"), "", Way.CARDS),
    "a sheet": (of_urls("file:///a.xlsx"), "", Way.TABLE),
    "two sheets": (of_urls("file:///a.xlsx", "file:///b.csv"), "", Way.NONE),
    "a picture": (of_urls("file:///a.png"), "", Way.NONE),
    "a folder, a lead open": (of_urls("file:///tmp"), "Anna Vogt", Way.NONE),
    "a file, a lead open": (of_urls(QUrl.fromLocalFile(__file__).toString()), "Anna Vogt", Way.NOTE),
    "a page": (of_urls("https://x.example"), "", Way.NONE),
    "a page, a lead open": (of_urls("https://x.example"), "Anna Vogt", Way.NOTE),
    "nothing": (QMimeData(), "", Way.NONE),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_dragged_has_one_way(case: str) -> None:
    mime, lead, way = CASES[case]
    assert dropped(mime, lead).way is way


def test_a_link_opens_the_form_from_any_screen_and_warns_of_who_is_there(
    qtbot: QtBot, program: Whole
) -> None:
    program.do(program.services.leads.add, LeadDetails("Anna", "Vogt", email="anna@x.example"))
    mime = of_urls("mailto:anna@x.example?subject=Pumps")
    assert drag(program, mime).isAccepted()
    veil = program.window.capture.veil
    assert veil is not None
    assert (veil.words, veil.taken, veil.size()) == ("Drop to add a lead", True, program.shell.size())
    drop(program, mime)
    assert program.window.capture.veil is None
    shown = form(qtbot, program)
    assert program.shell.current == "leads"
    assert shown.fields["email"].text() == "anna@x.example"
    assert shown.notes.words() == "Subject: Pumps"
    watch = shown.findChild(NearWatch)
    assert watch is not None
    qtbot.waitUntil(watch.isVisible)
    shown.reject()


@pytest.mark.parametrize("field", [TextField, TextArea, LetterEdit])
def test_a_field_takes_words_and_leaves_files_to_the_window(
    qtbot: QtBot, field: type[TextField | TextArea | LetterEdit]
) -> None:
    made = field()
    qtbot.addWidget(made)
    for mime, taken in ((of_text("words"), True), (of_urls("file:///a.vcf"), False)):
        enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, KEYS)
        enter.ignore()
        made.dragEnterEvent(enter)
        assert enter.isAccepted() is taken


def test_files_and_several_people_go_to_the_import(qtbot: QtBot, program: Whole, tmp_path: Path) -> None:
    file = tmp_path / "two.vcf"
    file.write_text(CARD + CARD.replace("anna", "bob"), "utf-8")
    drop(program, of_urls(QUrl.fromLocalFile(str(file)).toString()))
    dialog = importing(qtbot, program)
    assert dialog.go.text() == "Check 2 rows"
    dialog.reject()


def test_text_of_several_people_goes_to_the_import(qtbot: QtBot, program: Whole) -> None:
    drop(program, of_text("Anna Vogt <anna@x.example>, Bob Ray <bob@x.example>"))
    dialog = importing(qtbot, program)
    assert dialog.go.text() == "Check 2 rows"
    dialog.reject()


def test_what_cannot_be_taken_is_refused_in_a_sentence(qtbot: QtBot, program: Whole) -> None:
    mime = of_urls("file:///offer.png")
    drag(program, mime)
    veil = program.window.capture.veil
    assert veil is not None
    assert not veil.taken
    QApplication.sendEvent(program.shell, QDragLeaveEvent())
    assert program.window.capture.veil is None
    drop(program, mime)
    assert toasts(program) == ["offer.png is no vCard, CSV or Excel file"]
    drop(program, of_text("to be or not to be"))
    qtbot.waitUntil(lambda: toasts(program)[-1].startswith("No name, address or number"))


def test_a_page_is_noted_with_the_lead_that_is_open(qtbot: QtBot, program: Whole) -> None:
    lead_id = program.do(program.services.leads.add, LeadDetails("Anna", "Vogt")).lead_id
    program.window.show_lead(lead_id)
    leads = cast("LeadsPage", program.shell.page("leads"))
    qtbot.waitUntil(leads.drawer.isVisible)
    with qtbot.waitSignal(program.changes.changed):
        drop(program, of_urls("https://x.example/offer"))
    card = program.do(program.services.leads.card, lead_id)
    assert [link.target for link in card.links] == ["https://x.example/offer"]


def test_a_pasted_signature_of_one_who_asked_first_starts_the_clock(qtbot: QtBot, program: Whole) -> None:
    program.shell.go("leads")
    leads = cast("LeadsPage", program.shell.page("leads"))
    QGuiApplication.clipboard().setText(SIGNATURE)
    leads.pane.search.setFocus()
    qtbot.keyClick(leads.pane.search, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert leads.pane.search.text()  # a field takes what is pasted itself
    leads.pane.search.clear()
    leads.pane.table.setFocus()
    qtbot.keyClick(leads.pane.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    shown = form(qtbot, program)
    assert len(program.shell.findChildren(LeadDialog)) == 1
    assert not shown.inbound.isHidden()
    shown.inbound.click()
    with qtbot.waitSignal(program.changes.changed):
        qtbot.mouseClick(shown.save, Qt.MouseButton.LeftButton)
    (lead_id,) = program.do(program.services.leads.ids, LeadView.NEW_INBOUND).ids
    (row,) = program.do(program.services.leads.rows, [lead_id])
    assert row.answer_by == program.clock.wall() + timedelta(hours=1)
    assert (row.name, row.details.company) == ("Anna Vogt", "Nordlicht GmbH")


def test_several_in_the_clipboard_are_pasted_as_before(qtbot: QtBot, program: Whole) -> None:
    QGuiApplication.clipboard().setText("anna@x.example\nbob@x.example")
    program.shell.actions_by_name["paste-lead"].trigger()
    qtbot.waitUntil(lambda: bool(program.shell.findChildren(PasteDialog)))
    dialog = program.shell.findChildren(PasteDialog)[0]
    assert dialog.words.words() == "anna@x.example\nbob@x.example"
    dialog.reject()
