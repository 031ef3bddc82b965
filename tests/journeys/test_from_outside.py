"""Who works by ear: a lead is added by names and roles alone, over AT-SPI."""

from tests.desktop.session import Session
from tests.journeys.assistive import assistive
from tests.journeys.conftest import Starter

FIRST_WAY = "Add one lead. “Called Marta, send price fri 10” is enough to begin. Write one line, key A"
LINE = "Called Greta Sandoval greta@alto.example, send price fri 10"


def test_a_lead_is_added_by_names_and_roles_alone(bare_desktop: Session, start: Starter) -> None:
    with assistive(bare_desktop) as helper:
        program = start(bare_desktop, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1")
        program.wait_mark("ready")
        helper.press(FIRST_WAY)
        line = helper.find("Quick add — Fifth Touch", "dialog")
        helper.write("What happened, and what comes next", LINE)
        helper.find("New lead: Greta Sandoval", "push button", within=line)
        helper.press("Save", within=line)
        helper.press("Leads", "radio button")
        helper.find("Greta Sandoval", "cell")
        [lead] = program.ask("leads")["leads"]
        assert (lead["name"], lead["email"]) == ("Greta Sandoval", "greta@alto.example")
        helper.press("Settings", "radio button")
        helper.find("Working time", "label")
        program.end()
