"""What the columns of a contact file hold, by their names, and else by what stands in them.

Names are compared without case, accents, signs and numbers, so that "E-mail 2 - Value" and "email_1_value"
are one. A further layout or language is a further line here.
"""

# ruff: noqa: E501 -- words of many languages, a field a line

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.folding import fold
from app.formats.countries import country_code


class Column(StrEnum):
    """What one column holds; EMAIL and PHONE may stand over several."""

    FIRST = "first"
    MIDDLE = "middle"
    LAST = "last"
    NAME = "name"
    PREFIX = "prefix"
    SUFFIX = "suffix"
    COMPANY = "company"
    TITLE = "title"
    DEPARTMENT = "department"
    EMAIL = "email"
    PHONE = "phone"
    STREET = "street"
    CITY = "city"
    REGION = "region"
    POSTCODE = "postcode"
    COUNTRY = "country"
    WEBSITE = "website"
    NOTES = "notes"
    TAGS = "tags"
    SOURCE = "source"
    STAGE = "stage"
    ZONE = "zone"
    PREFERRED = "preferred"
    LAST_CONTACT = "last-contact"
    PERMISSION = "permission"
    LANGUAGE = "language"
    BEST_TIME = "best-time"
    LINKEDIN = "linkedin"
    VALUE = "value"
    NO_MAIL = "no-mail"
    NO_CALL = "no-call"


_NAMES = {
    Column.FIRST: "first name|given name|firstname|vorname|person first name|prenom|nombre|nome|voornaam|imie"
    "|fornamn|fornavn|etunimi|keresztnev|jmeno|имя|名|名前|ad",
    Column.MIDDLE: "middle name|additional name|middlename|zweiter vorname|deuxieme prenom|segundo nombre"
    "|отчество",
    Column.LAST: "last name|family name|lastname|surname|nachname|familienname|person last name|nom"
    "|nom de famille|apellido|apellidos|cognome|sobrenome|apelido|achternaam|nazwisko|efternamn|etternavn"
    "|efternavn|sukunimi|vezeteknev|prijmeni|фамилия|姓|soyad",
    Column.NAME: "name|full name|fullname|display name|contact name|person name|lead|contact|vollstandiger name"
    "|vor und nachname|ansprechpartner|kontakt|nom complet|contacto|nombre completo|nome completo"
    "|nome e cognome|contactpersoon|naam|imie i nazwisko|namn|navn|фио|姓名|氏名|contact person",
    Column.PREFIX: "name prefix|salutation|prefix|anrede|titel|civilite|tratamiento|titolo|aanhef|обращение",
    Column.SUFFIX: "name suffix|suffix",
    Column.COMPANY: "organization name|company|company name|organization|organisation|account name|firma"
    "|associated company|person organization|org|unternehmen|firmenname|societe|entreprise|empresa|compania"
    "|azienda|societa|ditta|bedrijf|bedrijfsnaam|foretag|yritys|spolecnost|компания|организация|公司|会社名|会社"
    "|account|employer|sirket|ceg",
    Column.TITLE: "organization title|job title|title|position|role|person title|occupation|jobtitel|funktion"
    "|berufsbezeichnung|stelle|fonction|poste|cargo|puesto|ruolo|mansione|qualifica|functie|stanowisko"
    "|befattning|stilling|должность|职位|役職",
    Column.DEPARTMENT: "organization department|department|departments|abteilung|service|departamento|reparto"
    "|afdeling|dzial|отдел|部署|部门",
    Column.EMAIL: "e mail|email|mail|e mail value|email value|email address|e mail address|secondary email"
    "|tertiary email|work email|home email|other email|person email work|person email home"
    "|person email other|e mail adresse|email adresse|mailadresse|courriel|adresse e mail|adresse mail"
    "|adresse email|correo|correo electronico|posta elettronica|indirizzo e mail|indirizzo email|e mailadres"
    "|emailadres|adres e mail|e post|epost|sahkoposti|почта|электронная почта|邮箱|电子邮件|メール|メールアドレス"
    "|e posta|business email|email work|email home|contact email|lead email",
    Column.PHONE: "phone|phone value|phone number|telephone|tel|mobile|mobile phone|mobilephone"
    "|mobile phone number|work phone|work direct phone|business phone|primary phone|company main phone"
    "|home phone|other phone|corporate phone|car phone|person phone work|person phone mobile"
    "|person phone home|person phone other|telefon|telefonnummer|mobil|handy|mobiltelefon|rufnummer|mobilnummer"
    "|telefon geschaftlich|telefono|telefone|celular|movil|portable|cellulare|telefoon|telefoonnummer|mobiel"
    "|komorka|puhelin|телефон|мобильный|мобильный телефон|电话|手机|電話|電話番号|携帯|cell|cell phone|direct dial"
    "|phone work|phone mobile|phone home|office phone|contact number|numero de telephone|gsm",
    Column.STREET: "address street|street|street address|business street|address|strasse|straße|anschrift|adresse"
    "|rue|calle|direccion|via|indirizzo|endereco|straat|adres|ulica|gata|адрес|улица|地址|住所",
    Column.CITY: "address city|city|town|business city|ort|stadt|ville|ciudad|citta|cidade|plaats|stad|woonplaats"
    "|miasto|by|kaupunki|город|城市|市|location city|mesto|sehir",
    Column.REGION: "address region|state|region|state region|business state|province|bundesland|departement"
    "|provincia|estado|provincie|wojewodztwo|регион|область|省",
    Column.POSTCODE: "address postal code|postal code|postalcode|zip|zip code|business postal code|postcode|plz"
    "|postleitzahl|code postal|codigo postal|cap|cep|kod pocztowy|postnummer|индекс|邮编|郵便番号|zipcode",
    Column.COUNTRY: "address country|country|country region|business country region|land|cc|pays|pais|paese|kraj"
    "|maa|страна|国家|国|country code|laenderkennzeichen|ulke|nazione|stat",
    Column.WEBSITE: "website value|website|website url|web page|url|webseite|homepage"
    "|internet|site web|sitio web|sito web|strona www|сайт|网站",
    Column.NOTES: "notes|note|description|remarks|comments|person notes|comment|remark|notizen|notiz|bemerkung"
    "|bemerkungen|anmerkung|anmerkungen|kommentar|remarque|remarques|commentaire|notas|observaciones|nota"
    "|opmerking|opmerkingen|uwagi|notatki|anteckningar|примечание|комментарий|заметки|备注|備考|メモ",
    Column.TAGS: "labels|tags|group membership|categories|lists|person label|label|tag|category|kategorie"
    "|kategorien|etiquettes|etiquetas|categoria|etichette|kategoria|теги|标签",
    Column.SOURCE: "source|lead source|leadsource|quelle|herkunft|origine|fuente|origen|fonte|bron|zrodlo"
    "|источник|来源|original source",
    Column.STAGE: "stage|lead stage|lead status|status|phase|pipeline stage|etape|etapa|stadium|этап|阶段",
    Column.ZONE: "time zone|timezone|zeitzone|fuseau horaire|zona horaria",
    Column.PREFERRED: "preferred channel|preferred contact method",
    Column.LANGUAGE: "language|preferred language|sprache|langue|idioma|lingua|taal|jezyk|язык",
    Column.BEST_TIME: "best time|best time to call|best time to contact|preferred time",
    Column.LINKEDIN: "linkedin|linkedin url|linkedin profile|person linkedin url|linkedin profile url",
    Column.VALUE: "expected value|deal value|deal amount|opportunity amount|opportunity value|value|dealwert",
    Column.LAST_CONTACT: "last contact|last spoke|last contacted|last activity|lastactivitydate"
    "|last activity date|letzter kontakt|dernier contact|ultimo contacto|ultimo contatto|laatste contact",
    Column.PERMISSION: "permission|consent|ok to mail|opt in|optin|email opt in|marketing consent|einwilligung"
    "|consentement|consentimiento|consenso|toestemming",
    Column.NO_MAIL: "hasoptedoutofemail|email opt out|unsubscribed|do not email|do not contact|opted out"
    "|opt out|optout|donotemail|do not mail|unsubscribed from all email|nicht kontaktieren|keine e mail"
    "|werbesperre|desinscrit|ne pas contacter|no contactar|non contattare|niet mailen|has opted out of email"
    "|email opted out|suppressed|blacklisted|dnc|marketing status|person marketing status"
    "|email marketing status|subscription status",
    Column.NO_CALL: "donotcall|do not call|no calls|nicht anrufen|ne pas appeler|no llamar|niet bellen",
}
_SIGNS = re.compile(r"[\W\d_]+")


def _plain(name: str) -> str:
    return _SIGNS.sub(" ", fold(name)).strip()


_BY_NAME = {_plain(name): column for column, names in _NAMES.items() for name in names.split("|")}
_ENOUGH = 0.6
"""Share of the filled cells that has to look like it."""
_LOOKED_AT = 100
_MAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+")
_PHONE = re.compile(r"\+?[\d\s()/.\-]{7,24}")
_NO_PHONE = re.compile(r"\d+([.]\d+){3}|\d{4}-\d\d-\d\d.*|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d+[.]\d+|\d+")
_NAME = re.compile(r"[^\W\d_][\w.’'-]*( [^\W\d_][\w.’'-]*){1,3}")


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column seems to hold; `by_name` when its name says so, else what stands in it."""

    column: Column | None
    by_name: bool


def columns_of(header: Sequence[str]) -> tuple[Column | None, ...]:
    """Return what each column holds by its name; None for one that is left out.

    "Title" is the form of address where a file has "Job Title" as well, as Outlook writes it.
    """
    plain = [_plain(name) for name in header]
    found = [_BY_NAME.get(name) for name in plain]
    if "title" in plain and "job title" in plain:
        found[plain.index("title")] = Column.PREFIX
    return tuple(found)


def guess_columns(header: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[Guess, ...]:
    """Return what each column holds: by its name, and where nothing has that yet, by its first cells."""
    found = [Guess(column, by_name=column is not None) for column in columns_of(header)]
    taken = {guess.column for guess in found}
    for column, looks in _LOOKS:
        if column in taken or (column is Column.NAME and taken & {Column.FIRST, Column.LAST}):
            continue
        place = _place(found, rows[:_LOOKED_AT], looks)
        if place is not None:
            found[place] = Guess(column, by_name=False)
            taken.add(column)
    return tuple(found)


def _place(found: Sequence[Guess], rows: Sequence[Sequence[str]], looks: Callable[[str], bool]) -> int | None:
    """Return the first column without a meaning whose cells look like it."""
    for place, guess in enumerate(found):
        cells = [row[place].strip() for row in rows if place < len(row) and row[place].strip()]
        if guess.column is None and cells and sum(map(looks, cells)) >= _ENOUGH * len(cells):
            return place
    return None


def _is_mail(cell: str) -> bool:
    return _MAIL.fullmatch(cell) is not None


def _is_phone(cell: str) -> bool:
    return _PHONE.fullmatch(cell) is not None and _NO_PHONE.fullmatch(cell) is None


def _is_country(cell: str) -> bool:
    return len(cell) > 2 and bool(country_code(cell))  # noqa: PLR2004 -- codes of two letters are words, too


def _is_name(cell: str) -> bool:
    return _NAME.fullmatch(cell) is not None


_LOOKS: tuple[tuple[Column, Callable[[str], bool]], ...] = (
    (Column.EMAIL, _is_mail),
    (Column.PHONE, _is_phone),
    (Column.COUNTRY, _is_country),
    (Column.NAME, _is_name),
)
