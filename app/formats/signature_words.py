"""Words of mail signatures in several languages, folded: a further language is a further line here."""

# ruff: noqa: E501 -- words of many languages, a language a line

from __future__ import annotations

import re

PHONE = frozenset(
    {
        *("t", "p", "m", "d", "c", "o", "h", "w", "tel", "telephone", "phone", "ph", "mobile", "mob", "cell"),
        *("direct", "office", "main", "switchboard", "work", "home", "line", "number", "call", "whatsapp"),
        *("telefon", "mobil", "handy", "direkt", "durchwahl", "zentrale", "buro", "mobiltelefon", "funk"),
        *("portable", "port", "fixe", "standard", "ligne", "directe", "gsm", "bureau"),
        *("telefono", "cellulare", "cel", "celular", "movil", "movel", "telemovel", "oficina", "ufficio"),
        *("telefone", "fone", "tlf", "tlm", "tfn", "puh", "puhelin", "matkapuhelin", "telefoon", "mobiel"),
        *("komorka", "kom", "komorkowy", "mobilni", "tel/fax", "тел", "телефон", "моб", "мобильный", "τηλ"),
        *("電話", "电话", "手机", "携帯", "직통", "휴대폰", "전화"),
    }
)
FAX = frozenset({"f", "fax", "telefax", "telefaks", "faks", "факс", "传真", "ファックス"})
MAIL = re.compile(
    r"(?:\b(?:e[- ]?mail|mail|e|courriel|m[eé]l|correo(?: electr[oó]nico)?|posta|s[aä]hk[oö]posti|почта)"
    r"|邮箱|メール)?\s*[:.]?\s*(?:mailto:)?[<(\[]?$",
    re.IGNORECASE,
)
TITLE = re.compile(
    r"\b(?:manager|director|head of|chief|c[eftoims]o|cmo|cro|vp|vice president|president|sales|engineer"
    r"|consultant|owner|founder|co founder|partner|executive|analyst|buyer|procurement|purchasing|officer"
    r"|assistant|advisor|adviser|specialist|coordinator|administrator|lead|architect|developer|designer"
    r"|representative|controller|accountant|supervisor|managing|secretary|strategist|producer|editor"
    r"|account executive|team lead|principal|planner|professor|attorney|lawyer|recruiter"
    r"|\w*leiter(?:in)?|leitung|\w*fuhrer(?:in)?|vertrieb\w*|einkauf\w*|einkaufer(?:in)?|inhaber(?:in)?"
    r"|\w*berater(?:in)?|entwickler(?:in)?|\w*referent(?:in)?|vorstand|prokurist(?:in)?|sachbearbeiter(?:in)?"
    r"|assistenz|\w*ingenieur(?:in)?|\w*kauffrau|\w*kaufmann"
    r"|directeur|directrice|responsable|gerante?|charge[e]? d|chef|cheffe|acheteu[rs]e?|commerciale?|ingenieure?"
    r"|jefe|jefa|gerente|directora?|comercial|encargad[oa]|compras|ventas|socio|fundador[a]?|consejer[oa]"
    r"|diretora?|vendas|coordenador[a]?|direttore|direttrice|responsabile|amministratore|titolare|acquisti"
    r"|vendite|hoofd|inkoper|verkoop|eigenaar|zaakvoerder|adviseur|ansvarig|saljare|inkopschef|salgschef"
    r"|direktor|daglig leder|toimitusjohtaja|myyntipaallikko|vd"
    r"|kierownik|dyrektor|prezes|specjalista|wlasciciel|handlowy|reditel|jednatel|obchodni|ugyvezeto|muduru?"
    r"|директор|менеджер|руководитель|начальник)\b"
    r"|部長|課長|社長|取締役|代表|经理|總監|总监|总经理|이사|부장|대표",
)
LEGAL = re.compile(
    r"\S[\s,]+(?:AG|KG|OHG|UG|SE|SA|SL|SLU|AB|AS|ASA|NV|BV|Co\.|e\.? ?K\.?|e\.V\.|a\.s\.|S\.A\.|A/S|S/A)(?=$|[\s,.)])"
    r"|\S[\s,]+(?i:g?gmbh|ltd\.?|llc|llp|l\.l\.c\.|inc\.?|corp\.?|plc|pty|s\.?a\.?s\.|sas|s\.?a\.?r\.?l\.?|eurl"
    r"|s\.l\.u?\.?|s\.r\.l\.|srl|s\.p\.a\.|spa|b\.v\.|n\.v\.|aps|oyj?|sp\. ?z ?o\.? ?o\.?|s\.r\.o\.|kft\.?|zrt\.?"
    r"|lda\.?|ltda\.?|d\.o\.o\.)(?=$|[\s,.)])"
    r"|\S\s+(?i:group|gruppe|groupe|holdings?|company|corporation|limited)$"
    r"|ООО|ЗАО|株式会社|有限公司|주식회사"
)
"""Legal forms; the short ones only in capitals, since "as" and "se" are words too."""
ADDRESS_OF = frozenset(
    {
        *(
            "dr",
            "prof",
            "professor",
            "mr",
            "mrs",
            "ms",
            "miss",
            "herr",
            "frau",
            "m",
            "mme",
            "mlle",
            "sr",
            "sra",
        ),
        *("sig", "dott", "ing", "dipl-ing", "mag", "pan", "pani", "mgr", "inz", "dhr", "mevr", "med", "rer"),
        *("nat", "dipl-kfm", "d", "dna", "avv"),
    }
)
FAREWELL = re.compile(
    r"(?:(?:with )?(?:kind|best|warm|many|kindest|warmest)(?: \w+)? ?(?:regards|wishes|thanks)?|regards|cheers"
    r"|sincerely|yours (?:sincerely|truly|faithfully)|many thanks|thanks(?: and regards| a lot)?|thank you"
    r"|(?:mit )?(?:freundlichen?|besten?|herzlichen?|vielen?|liebe[n]?|viele|schonen?) (?:gru(?:ss|ssen|sse)|dank)"
    r"|mfg|vg|lg|(?:bien )?cordialement|bien a vous|(?:meilleures )?salutations|sinceres salutations"
    r"|(?:un )?(?:cordial )?saludos?|saludos cordiales|un saludo|atentamente|cordiali saluti|distinti saluti"
    r"|saluti|(?:com os melhores )?cumprimentos|atenciosamente|abracos?|met vriendelijke groet(?:en)?|groeten"
    r"|mvg|(?:z )?(?:powazaniem|wyrazami szacunku)|pozdrawiam(?: serdecznie)?|med vanlig(?:a)? halsning(?:ar)?"
    r"|(?:med )?(?:vennlig|venlig) hilsen|mvh|ystavallisin terveisin|s pozdravem|udvozlettel|saygilarimla"
    r"|с уважением|此致|敬具|よろしくお願いいたします)",
)
STREET = re.compile(
    r"\b(?:street|st|ave|avenue|road|rd|rue|blvd|boulevard|lane|drive|dr|suite|way|place|plaza|floor|fl|court"
    r"|square|highway|hwy|broadway|parkway|unit|park|box)\b",
)
_PLATES = "D:DE A:AT F:FR I:IT E:ES B:BE L:LU S:SE N:NO P:PT FIN:FI DE:DE AT:AT CH:CH FR:FR IT:IT ES:ES BE:BE"
_MORE_PLATES = "LU:LU NL:NL PL:PL DK:DK SE:SE NO:NO FI:FI CZ:CZ SK:SK HU:HU PT:PT LI:LI"
PLATES = dict(pair.split(":") for pair in f"{_PLATES} {_MORE_PLATES}".split())
"""What stands before a postal code, to the country."""
_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC"
    "|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY"
)
US_PLACE = re.compile(rf"(?P<city>[^\W\d_][^\d,]*),?\s+(?:{_STATES})\s+\d{{5}}(?:-\d{{4}})?\b")
CA_PLACE = re.compile(
    r"(?P<city>[^\W\d_][^\d,]*),?\s+(?:AB|BC|MB|NB|NL|NS|ON|PE|QC|SK)\s+[A-Z]\d[A-Z]\s?\d[A-Z]\d\b"
)
GB_CODE = re.compile(r",?\s*\b[A-Z]{1,2}\d[A-Z\d]?\s+\d[A-Z]{2}\b")
CODE_PLACE = re.compile(
    r"(?:(?P<plate>[A-Z]{1,3})[- ])?(?:\d{2}-\d{3}|\d{3} \d{2}|\d{4}-\d{3}|\d{4,5}(?: ?[A-Z]{2}(?= ))?)\s+"
    r"(?P<city>[^\W\d_][^\d,;]*)"
)
