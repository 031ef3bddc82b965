"""Working weeks by country: which weekdays are free where they are not Saturday and Sunday."""

from __future__ import annotations

from functools import lru_cache

_SATURDAY_AND_SUNDAY = frozenset({5, 6})
_OTHER: tuple[tuple[frozenset[int], frozenset[str]], ...] = (
    (
        frozenset({4, 5}),
        frozenset({
            "AF", "BD", "BH", "DJ", "DZ", "EG", "IL", "IQ", "JO", "KW", "LY", "MR", "MV", "OM", "QA", "SA",
            "SD", "SY", "YE",
        }),
    ),
    (frozenset({4}), frozenset({"IR"})),
    (frozenset({4, 6}), frozenset({"BN"})),
    (frozenset({5}), frozenset({"NP"})),
)  # fmt: skip


@lru_cache(maxsize=512)
def free_weekdays(country: str) -> frozenset[int]:
    """Return the free weekdays of a country (ISO 3166, 0 is Monday); Saturday and Sunday where unknown."""
    code = country.upper()
    return next((free for free, countries in _OTHER if code in countries), _SATURDAY_AND_SUNDAY)
