"""The words other products have for how far a lead is, to our stages."""

from __future__ import annotations

import re

from app.domain.words import Stage

_WORDS = {
    Stage.NEW: "new|lead|open|fresh|cold|open not contacted|neu|nouveau|nuevo|nuovo|raw|subscriber",
    Stage.CONTACTED: "contacted|working|working contacted|attempted|attempting|attempted to contact|connected"
    "|warm|in progress|reached|kontaktiert",
    Stage.QUALIFIED: "qualified|marketing qualified lead|sales qualified lead|mql|sql|hot|interested"
    "|qualifiziert|opportunity",
    Stage.EVALUATION: "evaluation|demo|trial|demo done|discovery|needs analysis|evaluating|meeting",
    Stage.PROPOSAL: "proposal|quote|offer|offer out|quote sent|proposal sent|proposal made|angebot|devis"
    "|oferta",
    Stage.NEGOTIATION: "negotiation|negotiating|contract|contract sent|verhandlung",
    Stage.CUSTOMER: "customer|client|won|closed won|converted|kunde|cliente|klant|klient|evangelist",
    Stage.LOST: "lost|closed lost|unqualified|dead|junk|disqualified|not interested|verloren",
}
_BY_WORD = {word: stage for stage, words in _WORDS.items() for word in words.split("|")}
_SIGNS = re.compile(r"[\W_]+")


def stage_of(text: str) -> Stage | None:
    """Return the stage another product's word stands for; None for one that nobody knows."""
    return _BY_WORD.get(_SIGNS.sub(" ", text).strip().casefold())
