"""Who works by ear: a lead is added by names and roles alone, over AT-SPI."""

from tests.desktop.session import Session
from tests.journeys.assistive import assistive
from tests.journeys.conftest import Starter

FIRST_WAY = "Add one lead. A name and a number or an address is enough. Write it down, key A"


def test_a_lead_is_added_by_names_and_roles_alone(bare_desktop: Session, start: Starter) -> None:
    with assistive(bare_desktop) as helper:
        program = start(bare_desktop, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1")
        program.wait_mark("ready")
        helper.press(FIRST_WAY)
        form = helper.find("Add lead — Fifth Touch", "dialog")
        helper.write("First name", "Greta")
        helper.write("Last name", "Sandoval")
        helper.write("E-mail", "greta@alto.example")
        helper.press("Add lead", within=form)
        helper.find("Greta Sandoval", "cell")
        [lead] = program.ask("leads")["leads"]
        assert (lead["name"], lead["email"]) == ("Greta Sandoval", "greta@alto.example")
        helper.press("Settings", "radio button")
        helper.find("Working time", "label")
        program.end()
