from hypothesis import given
from hypothesis import strategies as st

from app.domain.merge_field import Piece, field_title, filled, marked, missing, pieces

FIELDS = {"first_name": "Tomasz", "city": "", "company": "Baltica {{ city }}"}


def test_a_text_is_cut_at_its_fields() -> None:
    assert pieces("Hello {{ first_name }}, {{city}}") == (
        Piece("Hello "),
        Piece("first_name", field=True),
        Piece(", "),
        Piece("city", field=True),
    )


def test_what_is_known_is_filled_and_the_rest_stays() -> None:
    assert filled("{{ first_name }} in {{ city }}, {{ odd }}", FIELDS) == "Tomasz in {{ city }}, {{ odd }}"


def test_a_value_is_never_read_as_a_field() -> None:
    assert filled("{{ company }}", FIELDS) == "Baltica {{ city }}"


def test_what_is_missing_is_named_once_in_order() -> None:
    assert missing("{{ odd }} {{ city }} {{ odd }} {{ first_name }}", FIELDS) == ("odd", "city")


def test_a_field_has_a_title() -> None:
    assert field_title("first_name") == "First name"


@given(st.lists(st.one_of(st.text(), st.sampled_from(sorted(FIELDS)).map(marked))))
def test_the_pieces_make_the_text_again(parts: list[str]) -> None:
    text = "".join(parts)
    again = "".join(marked(piece.text) if piece.field else piece.text for piece in pieces(text))
    assert pieces(again) == pieces(text)
