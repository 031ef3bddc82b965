"""Dates, times and touches in the words of the Today screen.

Week days and months are written here: the system's locale must not change half a sentence.
"""

from datetime import date, datetime

from app.domain.touch import Touch
from app.domain.words import Channel, Outcome

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
CHANNELS = {
    Channel.CALL: "Call",
    Channel.EMAIL: "E-mail",
    Channel.MESSAGE: "Message",
    Channel.LINKEDIN: "LinkedIn",
    Channel.MEETING: "Meeting",
    Channel.LETTER: "Letter",
}
OUTCOMES = {
    Outcome.CONNECTED: "Connected",
    Outcome.NO_ANSWER: "No answer",
    Outcome.VOICEMAIL: "Voicemail",
    Outcome.BUSY: "Busy",
    Outcome.WRONG_NUMBER: "Wrong no.",
    Outcome.SENT: "Sent",
    Outcome.REPLIED: "Replied",
    Outcome.NOT_INTERESTED: "Not interested",
    Outcome.HELD: "Held",
    Outcome.MOVED: "Moved",
    Outcome.NO_SHOW: "No-show",
    Outcome.WON: "Won",
    Outcome.LOST: "Lost",
}


def clock_words(at: datetime) -> str:
    """Return "09:05" of a wall time."""
    return f"{at:%H:%M}"


def date_words(day: date, today: date) -> str:
    """Return "Thu 28 May", with the year when it is another one."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}{year}"


def day_words(day: date, today: date) -> str:
    """Return "Today", "Tomorrow", "Yesterday" or the date."""
    near = {0: "Today", 1: "Tomorrow", -1: "Yesterday"}
    return near.get((day - today).days) or date_words(day, today)


def long_date_words(day: date, today: date) -> str:
    """Return "Wed 3 June", with the year when it is another one."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{DAYS[day.weekday()]} {day.day} {LONG_MONTHS[day.month - 1]}{year}"


def short_date_words(day: date) -> str:
    """Return "3 Jun"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def city_of(zone: str) -> str:
    """Return "Gdansk" of "Europe/Gdansk"; empty for zones that are no place, such as UTC."""
    return zone.rsplit("/", 1)[-1].replace("_", " ") if "/" in zone else ""


def is_single(touch: Touch) -> bool:
    """Whether the touch stands for itself, outside any series."""
    return touch.series_id is None


def title_words(touch: Touch) -> str:
    """Return "Call, touch 5 of 8"; a single one is just "Call"."""
    name = CHANNELS[touch.channel]
    return name if is_single(touch) else f"{name}, touch {touch.number} of {touch.of}"


def row_words(touch: Touch) -> str:
    """Return "Touch 5 of 8 - answers calls 12 to 13": the second line of a row in the queue."""
    what = touch.purpose or (touch.why[0].text if touch.why else CHANNELS[touch.channel])
    return what if is_single(touch) else f"Touch {touch.number} of {touch.of} - {lower_first(what)}"


def inbound_words(touch: Touch, answer_by: str) -> str:
    """Return "Touch 1 of 8 - inbound, answer by 11:21" for a lead that asked (P1)."""
    what = f"inbound, answer by {answer_by}"
    return what.capitalize() if is_single(touch) else f"Touch {touch.number} of {touch.of} - {what}"


def when_words(local: datetime, today: date) -> str:
    """Return "10:30" for today, "Tue 15:00" within a week, "12 May 15:00" farther away."""
    if local.date() == today:
        return clock_words(local)
    near = abs((local.date() - today).days) < 7  # noqa: PLR2004 -- a weekday names one day of the week
    day = DAYS[local.weekday()] if near else short_date_words(local.date())
    return f"{day} {clock_words(local)}"


def due_words(touch: Touch, today: date, place: str = "") -> str:
    """Return "Due 11:15, 12:15 in Leipzig"; on another day "Due Tue 15:00, 16:00 there", which is short."""
    local = touch.due_local
    here = f"Due {when_words(local, today)}"
    if local.date() == today:
        return f"{here}{there_words(touch, place)}"
    there = f", {clock_words(touch.lead_local)} there" if there_words(touch) else ""
    return f"{here}{there}"


def there_words(touch: Touch, place: str = "") -> str:
    """Return ", 12:15 in Leipzig": the time where the lead is; empty when nobody knows it."""
    city = place or city_of(touch.lead_zone)
    if not touch.lead_zone_known or not city:
        return ""
    return f", {clock_words(touch.lead_local)} in {city}"


def lower_first(text: str) -> str:
    """The text to go on with inside a sentence; names stay as they are ("IT", "LinkedIn", "I")."""
    word = text.split(" ", 1)[0]
    is_name = word in {"I", "I'll", "I’ll"} or word[1:] != word[1:].lower()
    return text if is_name else text[:1].lower() + text[1:]


def first_name(touch: Touch) -> str:
    """The name to call a person by in a sentence."""
    return touch.lead.split(" ", 1)[0]


def plural(count: int, one: str, many: str = "") -> str:
    """Return "1 touch", "3 touches"."""
    return f"{count} {one if count == 1 else many or one + 's'}"
