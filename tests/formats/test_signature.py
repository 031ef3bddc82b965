"""Invented signatures, each with all that is to be read from it and all that is to be left."""

# ruff: noqa: E501, ISC004 -- signatures as they are pasted

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.lead import LeadDetails
from app.formats.signature import read_signature

CASES: dict[str, tuple[str, dict[str, str], tuple[str, ...]]] = {
    "German": (
        "Mit freundlichen Grüßen\n\nAnna Vogt\nVertriebsleiterin\nNordlicht Energie GmbH\n"
        "Lindenstraße 5, 10969 Berlin\nTel. +49 30 5550100 | Mobil +49 170 5550101\nFax: +49 30 5550109\n"
        "anna.vogt@nordlicht.example\nwww.nordlicht.example",
        {
            "first_name": "Anna",
            "last_name": "Vogt",
            "title": "Vertriebsleiterin",
            "company": "Nordlicht Energie GmbH",
            "city": "Berlin",
            "phone": "+49 30 5550100",
            "email": "anna.vogt@nordlicht.example",
        },
        (
            "Lindenstraße 5, 10969 Berlin",
            "Mobil +49 170 5550101",
            "Fax: +49 30 5550109",
            "www.nordlicht.example",
        ),
    ),
    "American, under a message": (
        "See you Thursday.\n\nBest regards,\nBob\n\nBob Ray, VP Sales\nAcme Tools, Inc.\n"
        "1200 Broadway, New York, NY 10001\n(212) 555-0142 x12 | bob@acmetools.example",
        {
            "first_name": "Bob",
            "last_name": "Ray",
            "title": "VP Sales",
            "company": "Acme Tools, Inc.",
            "city": "New York",
            "country": "US",
            "phone": "(212) 555-0142 x12",
            "email": "bob@acmetools.example",
        },
        ("See you Thursday.", "1200 Broadway, New York, NY 10001"),
    ),
    "French, family name first": (
        "Cordialement,\nDUPONT Marie\nResponsable commerciale chez Lumière SAS\n"
        "T. 01 55 50 10 00 - P. 06 55 50 10 01\n12 rue de la Paix, 75002 Paris, France\nmarie.dupont@lumiere.example",
        {
            "first_name": "Marie",
            "last_name": "DUPONT",
            "title": "Responsable commerciale",
            "company": "Lumière SAS",
            "city": "Paris",
            "country": "FR",
            "phone": "01 55 50 10 00",
            "email": "marie.dupont@lumiere.example",
        },
        ("P. 06 55 50 10 01", "12 rue de la Paix, 75002 Paris, France"),
    ),
    "British, on one line": (
        "Tom Field | Head of Purchasing | Harbour Foods Ltd | M: +44 7700 900123 | tom.field@harbourfoods.example",
        {
            "first_name": "Tom",
            "last_name": "Field",
            "title": "Head of Purchasing",
            "company": "Harbour Foods Ltd",
            "phone": "+44 7700 900123",
            "email": "tom.field@harbourfoods.example",
        },
        (),
    ),
    "British postal code": (
        "Priya Nair\nOperations Director\n14 Quay Street, Bristol BS1 4QA\n0117 496 0100\np.nair@quayside.example",
        {
            "first_name": "Priya",
            "last_name": "Nair",
            "title": "Operations Director",
            "city": "Bristol",
            "country": "GB",
            "phone": "0117 496 0100",
            "email": "p.nair@quayside.example",
        },
        ("14 Quay Street, Bristol BS1 4QA",),
    ),
    "Spanish": (
        "Saludos cordiales,\n\nLucía Gómez Ruiz\nDirectora de Compras\nIberia Papel, S.L.\nTeléfono: +34 91 555 01 00\n"
        "Móvil: +34 600 555 010\nCalle Mayor 3, 28013 Madrid\nCorreo electrónico: lucia.gomez@iberiapapel.example",
        {
            "first_name": "Lucía Gómez",
            "last_name": "Ruiz",
            "title": "Directora de Compras",
            "company": "Iberia Papel, S.L.",
            "city": "Madrid",
            "phone": "+34 91 555 01 00",
            "email": "lucia.gomez@iberiapapel.example",
        },
        ("Móvil: +34 600 555 010", "Calle Mayor 3, 28013 Madrid"),
    ),
    "Italian": (
        "Cordiali saluti\nDott. Marco Bianchi\nResponsabile acquisti\nFerro S.r.l.\nCell. +39 320 555 0100\n"
        "Via Roma 1, I-20121 Milano\nm.bianchi@ferro.example",
        {
            "first_name": "Marco",
            "last_name": "Bianchi",
            "title": "Responsabile acquisti",
            "company": "Ferro S.r.l.",
            "city": "Milano",
            "country": "IT",
            "phone": "+39 320 555 0100",
            "email": "m.bianchi@ferro.example",
        },
        ("Form of address: Dott.", "Via Roma 1, I-20121 Milano"),
    ),
    "Polish": (
        "Pozdrawiam,\nPiotr Zieliński\nDyrektor handlowy\nWisła Sp. z o.o.\ntel. +48 22 555 01 00\n"
        "ul. Długa 7, 00-238 Warszawa\npiotr.zielinski@wisla.example",
        {
            "first_name": "Piotr",
            "last_name": "Zieliński",
            "title": "Dyrektor handlowy",
            "company": "Wisła Sp. z o.o.",
            "city": "Warszawa",
            "phone": "+48 22 555 01 00",
            "email": "piotr.zielinski@wisla.example",
        },
        ("ul. Długa 7, 00-238 Warszawa",),
    ),
    "Dutch": (
        "Met vriendelijke groet,\nSanne van den Berg\nInkoper\nPolder B.V.\nMobiel 06-55501000\n"
        "Keizersgracht 10, 1015 CN Amsterdam\nsanne@polder.example",
        {
            "first_name": "Sanne",
            "last_name": "van den Berg",
            "title": "Inkoper",
            "company": "Polder B.V.",
            "city": "Amsterdam",
            "phone": "06-55501000",
            "email": "sanne@polder.example",
        },
        ("Keizersgracht 10, 1015 CN Amsterdam",),
    ),
    "Swedish": (
        "Med vänlig hälsning\nÅsa Lindström\nInköpschef\nFjäll AB\nTfn 08-555 010 00\n111 22 Stockholm\nasa.lindstrom@fjall.example",
        {
            "first_name": "Åsa",
            "last_name": "Lindström",
            "title": "Inköpschef",
            "company": "Fjäll AB",
            "city": "Stockholm",
            "phone": "08-555 010 00",
            "email": "asa.lindstrom@fjall.example",
        },
        ("111 22 Stockholm",),
    ),
    "Portuguese": (
        "Cumprimentos,\nJoão Silva\nDiretor comercial\nAtlântico Lda.\nTlm: +351 910 555 010\njoao.silva@atlantico.example",
        {
            "first_name": "João",
            "last_name": "Silva",
            "title": "Diretor comercial",
            "company": "Atlântico Lda.",
            "phone": "+351 910 555 010",
            "email": "joao.silva@atlantico.example",
        },
        (),
    ),
    "Russian": (
        "С уважением,\nИван Петров\nДиректор по продажам\nООО Север\nТел.: +7 495 555-01-00\npetrov@sever.example",
        {
            "first_name": "Иван",
            "last_name": "Петров",
            "title": "Директор по продажам",
            "company": "ООО Север",
            "phone": "+7 495 555-01-00",
            "email": "petrov@sever.example",
        },
        (),
    ),
    "Japanese": (
        "株式会社さくら\n営業部長\n山田 太郎\n電話 +81 3 5550 0100\nyamada@sakura.example",
        {
            "first_name": "太郎",
            "last_name": "山田",
            "title": "営業部長",
            "company": "株式会社さくら",
            "phone": "+81 3 5550 0100",
            "email": "yamada@sakura.example",
        },
        (),
    ),
    "Chinese": (
        "王小明\n销售经理\n电话: +86 10 5555 0100\nwang@example.cn",
        {
            "first_name": "王小明",
            "title": "销售经理",
            "phone": "+86 10 5555 0100",
            "email": "wang@example.cn",
        },
        (),
    ),
    "a filled form": (
        "Name: Piotr Zieliński\nFirma: Wisła Sp. z o.o.\nE-mail: p.zielinski@wisla.example\nTelefon: 22 555 01 00\n"
        "Message: please send an offer",
        {
            "first_name": "Piotr",
            "last_name": "Zieliński",
            "company": "Wisła Sp. z o.o.",
            "email": "p.zielinski@wisla.example",
            "phone": "22 555 01 00",
        },
        ("Message: please send an offer",),
    ),
    "mail and phone before the name": (
        "+1 415 555 0100\njo.kim@brightpath.example\nJo Kim\nBrightpath\nCustomer Success Manager",
        {
            "first_name": "Jo",
            "last_name": "Kim",
            "title": "Customer Success Manager",
            "company": "Brightpath",
            "phone": "+1 415 555 0100",
            "email": "jo.kim@brightpath.example",
        },
        (),
    ),
    "a company nobody proves stays in the notes": (
        "Eva Horn\nFounder\nBlue Kite\neva.horn@mail.example\n+43 660 5550100",
        {
            "first_name": "Eva",
            "last_name": "Horn",
            "title": "Founder",
            "email": "eva.horn@mail.example",
            "phone": "+43 660 5550100",
        },
        ("Blue Kite",),
    ),
    "an address of a mail alone": (
        '"Anna Vogt" <anna@x.example>',
        {"first_name": "Anna", "last_name": "Vogt", "email": "anna@x.example"},
        (),
    ),
    "title and company with at": (
        "Sam Reed\nSales Manager at Delta Pumps\nsam.reed@deltapumps.example",
        {
            "first_name": "Sam",
            "last_name": "Reed",
            "title": "Sales Manager",
            "company": "Delta Pumps",
            "email": "sam.reed@deltapumps.example",
        },
        (),
    ),
    "a doctor with letters after the name, and how to speak of her": (
        "Dr. Helen Marsh, PhD (she/her)\nChief Medical Officer\nMarsh & Partner LLP\nhelen@marshpartner.example\n+44 20 7946 0958",
        {
            "first_name": "Helen",
            "last_name": "Marsh",
            "title": "Chief Medical Officer",
            "company": "Marsh & Partner LLP",
            "email": "helen@marshpartner.example",
            "phone": "+44 20 7946 0958",
        },
        ("she/her", "Form of address: Dr.", "PhD"),
    ),
    "legal lines are no numbers to call": (
        "Jens Brandt\nGeschäftsführer\nBrandt GmbH\njens@brandt.example\nHRB 123456, USt-IdNr. DE123456789\nIBAN DE02 1203 0000 0000 2020 51",
        {
            "first_name": "Jens",
            "last_name": "Brandt",
            "title": "Geschäftsführer",
            "company": "Brandt GmbH",
            "email": "jens@brandt.example",
        },
        ("HRB 123456, USt-IdNr. DE123456789", "IBAN DE02 1203 0000 0000 2020 51"),
    ),
    "a page on LinkedIn": (
        "Nora Lind\nhttps://www.linkedin.com/in/noralind\nnora.lind@oresund.example\nhttps://oresund.example/meet",
        {
            "first_name": "Nora",
            "last_name": "Lind",
            "linkedin": "https://www.linkedin.com/in/noralind",
            "email": "nora.lind@oresund.example",
        },
        ("https://oresund.example/meet",),
    ),
    "two addresses: the second is left": (
        "Kai Berg\nkai.berg@kiel.example\ninfo@kiel.example",
        {"first_name": "Kai", "last_name": "Berg", "email": "kai.berg@kiel.example"},
        ("info@kiel.example",),
    ),
    "a title in front of a word of a company": (
        "Ann Cole\nGroup Product Manager\nann.cole@vela.example",
        {
            "first_name": "Ann",
            "last_name": "Cole",
            "title": "Group Product Manager",
            "email": "ann.cole@vela.example",
        },
        (),
    ),
    "a disclaimer": (
        "Ida Holm\nida.holm@nord.example\nThis message is meant for the person it is sent to; a sales manager who reads it by mistake may delete it.",
        {"first_name": "Ida", "last_name": "Holm", "email": "ida.holm@nord.example"},
        (
            "This message is meant for the person it is sent to; a sales manager who reads it by mistake may delete it.",
        ),
    ),
    "city and country by name": (
        "Mei Tan\nBuyer\nSingapore, Singapore\n+65 6555 0100",
        {
            "first_name": "Mei",
            "last_name": "Tan",
            "title": "Buyer",
            "city": "Singapore",
            "country": "SG",
            "phone": "+65 6555 0100",
        },
        (),
    ),
    "the head of a mail": (
        "Von: Vogt, Anna <anna@x.example>\nBetreff: Angebot",
        {"first_name": "Anna", "last_name": "Vogt", "email": "anna@x.example"},
        ("Betreff: Angebot",),
    ),
    "stars, pictures, hard blanks, quoted": (
        "> *Anna Vogt* ✨\n> 📞 Tel.:\u00a0+49\u00a030\u00a05550100\n> ✉️ anna@x.example",
        {"first_name": "Anna", "last_name": "Vogt", "phone": "+49 30 5550100", "email": "anna@x.example"},
        (),
    ),
    "nobody": ("Hello world, this is about nothing.", {}, ("Hello world, this is about nothing.",)),
}


@pytest.mark.parametrize("case", CASES)
def test_a_signature_becomes_a_lead(case: str) -> None:
    text, fields, left = CASES[case]
    read = read_signature(text)
    assert read.details == LeadDetails(**fields, notes="\n".join(left))  # type: ignore[arg-type] # texts alone
    assert read.left == left


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    read = read_signature(text)
    assert read.details.notes == "\n".join(read.left)


@pytest.mark.parametrize("piece", ["a@", "a.", "+1 ", "(1", "1-", "A ", "Limited ", "<", "a, ", "T: "])
def test_a_long_text_is_read_at_once(piece: str) -> None:
    """Lines as long as they are looked into, as many as are read; minutes where a pattern goes astray."""
    line = (piece * 300)[:300]
    began = perf_counter()
    read_signature("\n".join([line] * 60))
    assert perf_counter() - began < 8
