from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InputError
from app.formats.templates import LONGEST, check, fields_used, render

FIELDS = {"first_name": "Samuel", "company": "", "problem": "casks wait"}


@pytest.mark.parametrize(
    ("template", "text", "missing"),
    [
        ("Hello {{ first_name }},", "Hello Samuel,", ()),
        ("Hello {{first_name}} of {{ company }}", "Hello Samuel of {{ company }}", ("company",)),
        ("{{ a }} {{ b }} {{ a }}", "{{ a }} {{ b }} {{ a }}", ("a", "b")),
        ('{{ company | default("you") }}', "you", ()),
        ("{{ company | default(first_name) }}", "Samuel", ()),
        ("{{ company | d(other) }}", "{{ other }}", ("other",)),
        ("{% if company %}x{% endif %}y", "y", ()),
        ("{% if problem and not company %}x{% else %}y{% endif %}", "x", ()),
        ("{% if company %}x{% elif problem %}z{% endif %}", "z", ()),
        ("one\n\n{% if company %}\nx\n{% endif %}\n\ntwo\n", "one\n\ntwo", ()),
        ("one\n\n{% if problem %}\nx\n{% endif %}\n\ntwo\n", "one\n\nx\n\ntwo", ()),
        ("It costs $5 & <b>100 %</b>", "It costs $5 & <b>100 %</b>", ()),
    ],
)
def test_render(template: str, text: str, missing: tuple[str, ...]) -> None:
    assert render(template, FIELDS) == (text, missing)


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("a\n{{ 'x' * 3000000000 }}", "Line 2"),
        ("{% for i in range(99999) %}{% endfor %}", "Line 1"),
        ("{{ first_name.upper() }}", "Line 1"),
        ("{{ first_name.__class__ }}", "getattr"),
        ("{{ first_name['x'] }}", "getitem"),
        ("{{ 9**9**9 }}", "pow"),
        ("{% set a = 1 %}", "assign"),
        ("{% include 'x' %}", "include"),
        ("{% macro m() %}{% endmacro %}", "macro"),
        ("{{ a ~ b }}", "concat"),
        ("{{ a if b else c }}", "condexpr"),
        ("{{ a | upper }}", "upper"),
        ("{{ a | default(default_value=b) }}", "default"),
        ("{{ range }}{{ lipsum() }}", "call"),
        ("{{ self }}", "self"),
        ("{{ First }}", "First"),
        ("{{ a b }}", "Line 1"),
        ("{% if a %}", "Line 1"),
        ("{% if a %}" * 3000 + "{% endif %}" * 3000, "characters"),
        ("{% if a %}" * 900 + "{% endif %}" * 900, "nested"),
        ("x" * (LONGEST + 1), "characters"),
    ],
)
def test_what_is_not_allowed_is_refused_at_once(template: str, said: str) -> None:
    start = time.perf_counter()
    with pytest.raises(InputError, match=said):
        check(template)
    assert time.perf_counter() - start < 1


def test_fields_used() -> None:
    assert fields_used("{{ b }}{% if a %}{{ c | default(d) }}{% endif %}") == ("a", "b", "c", "d")


@given(st.text(max_size=60))
def test_a_value_is_only_text(value: str) -> None:
    text, missing = render("[{{ name }}]", {"name": value})
    if value.strip():
        assert missing == ()
        assert "".join(text.split()) == "".join(f"[{value}]".replace("\0", "").split())
    else:
        assert missing == ("name",)


def test_a_value_that_looks_like_a_field_is_none() -> None:
    assert render("{{ name }}", {"name": "{{ email }} \0email\0"}) == ("{{ email }} email", ())
