"""Leads as rows: the columns of our own files, which read back as the same leads."""

from __future__ import annotations

from app.domain.dossier import Dossier
from app.domain.words import Permission, Stage

BETWEEN = " ::: "
"""Stands between several values of a cell; contact programs write and read it so."""
HEADER = (
    *("First name", "Last name", "Company", "Job title", "E-mail", "Phone", "City", "Country", "Time zone"),
    *("Stage", "Preferred channel", "Permission", "Source", "Tags", "Language", "Best time", "LinkedIn"),
    *("Expected value", "Notes", "Lead ID"),
)


def sheet_row(dossier: Dossier) -> tuple[str, ...]:
    """Return the cells of one lead, in the order of HEADER."""
    details, record = dossier.record.details, dossier.record
    said = "" if dossier.permission is Permission.NOT_ASKED else dossier.permission.value
    return (
        details.first_name,
        details.last_name,
        details.company,
        details.title,
        BETWEEN.join(filter(None, (details.email, *record.emails))),
        BETWEEN.join(filter(None, (details.phone, *record.phones))),
        details.city,
        details.country,
        details.zone,
        "" if details.stage is Stage.NEW else details.stage.value,
        details.preferred.value if details.preferred else "",
        said,
        details.source,
        BETWEEN.join(details.tags),
        details.language,
        details.best_time,
        details.linkedin,
        "" if details.value is None else str(details.value),
        details.notes,
        str(dossier.lead_id),
    )
