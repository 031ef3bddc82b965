"""What a column holds, by its name in many languages, and else by what stands in it."""

import pytest

from app.formats.columns import Column, guess_columns
from app.formats.people import people_of
from app.formats.reading import read_people


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        (
            "Vorname;Nachname;Firma;E-Mail-Adresse;Telefon;Ort;Land",
            "first last company email phone city country",
        ),
        ("Prénom;Nom;Société;Courriel;Téléphone;Ville;Pays", "first last company email phone city country"),
        (
            "Nombre;Apellidos;Empresa;Correo electrónico;Móvil;Ciudad;País",
            "first last company email phone city country",
        ),
        (
            "Nome;Cognome;Azienda;Indirizzo e-mail;Cellulare;Città;Paese",
            "first last company email phone city country",
        ),
        (
            "Voornaam;Achternaam;Bedrijf;E-mailadres;Telefoonnummer;Plaats;Land",
            "first last company email phone city country",
        ),
        (
            "Imię;Nazwisko;Firma;Adres e-mail;Telefon;Miasto;Kraj",
            "first last company email phone city country",
        ),
        (
            "Имя;Фамилия;Компания;Электронная почта;Телефон;Город;Страна",
            "first last company email phone city country",
        ),
        (
            "Full name;Org;Mail;Tel.;Town;Last spoke;Status;OK to mail;Remarks;Fax",
            "name company email phone city last-contact stage permission notes -",
        ),
    ],
)
def test_names_of_many_languages(header: str, columns: str) -> None:
    names = header.split(";")
    found = guess_columns(names, [])
    assert [guess.column.value if guess.column else "-" for guess in found] == columns.split()
    assert all(guess.by_name == (guess.column is not None) for guess in found)


def test_unknown_names_go_by_what_stands_below() -> None:
    rows = [
        ["Ann Lee", "a@x.example", "+44 20 7946 0018", "Italy", "198.51.100.7", "90498395", "2024-03-12"]
    ] * 3
    found = guess_columns(["Wer", "Elpost", "Draht", "Wo", "IP", "Id", "Am"], rows)
    assert [guess.column for guess in found[:4]] == [Column.NAME, Column.EMAIL, Column.PHONE, Column.COUNTRY]
    assert [guess.column for guess in found[4:]] == [None, None, None]
    assert not any(guess.by_name for guess in found)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Ann Lee <a@x.example>, Bob Ray <b@x.example>",
            [("Ann Lee", "a@x.example"), ("Bob Ray", "b@x.example")],
        ),
        ("a@x.example; b@x.example", [("", "a@x.example"), ("", "b@x.example")]),
        (
            "Ann Lee\ta@x.example\nBob Ray\tb@x.example\n",
            [("Ann Lee", "a@x.example"), ("Bob Ray", "b@x.example")],
        ),
        ("Name\tMail\nAnn Lee\ta@x.example", [("Ann Lee", "a@x.example")]),
        ("BEGIN:VCARD\nFN:Ann Lee\nEMAIL:a@x.example\nEND:VCARD", [("Ann Lee", "a@x.example")]),
    ],
)
def test_pasted_text(text: str, people: list[tuple[str, str]]) -> None:
    table = read_people(text.encode())
    columns = [guess.column for guess in guess_columns(table.header, [row.cells for row in table.body])]
    found = [person.details for person in people_of(table, columns)]
    assert [(f"{one.first_name} {one.last_name}".strip(), one.email) for one in found] == people


@pytest.mark.parametrize(
    ("whole", "first", "last"),
    [
        ("Ann Lee", "Ann", "Lee"),
        ("Madonna", "Madonna", ""),
        ("Mary Ann van der Berg", "Mary Ann", "van der Berg"),
        ("Lee, Ann", "Ann", "Lee"),
        ("Jean-Luc Picard Jr.", "Jean-Luc", "Picard Jr."),
        ("María José García", "María José", "García"),
        ("Дмитрий Иванов, директор", "Дмитрий Иванов,", "директор"),
    ],
)
def test_full_names(whole: str, first: str, last: str) -> None:
    (person,) = people_of(read_people(f'Name;E-mail\n"{whole}";a@x.example\n'.encode()))
    assert (person.details.first_name, person.details.last_name) == (first, last)
