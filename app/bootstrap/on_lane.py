"""Services as the screens get them: named at once, built on the lane at their first use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from app.bootstrap.services import Services
    from app.ui.needs import Needs


def on_lane(services: Services) -> Needs:
    """Return services that a screen may name on its own thread and call on the lane."""
    return cast("Needs", OnLane(services))


class OnLane:
    """The services of a window.

    Naming a verb ("leads.card") loads nothing; calling it does what it says, which only the lane may do.
    The settings need no database and are there themselves.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        self.preferences = services.preferences

    def __getattr__(self, name: str) -> _Service:
        return _Service(self._services, name)


class _Service:
    def __init__(self, services: Services, name: str) -> None:
        self._services, self._name = services, name

    def __getattr__(self, verb: str) -> _Verb:
        return _Verb(self._services, self._name, verb)


class _Verb:
    def __init__(self, services: Services, name: str, verb: str) -> None:
        self._services, self._name, self._verb = services, name, verb

    def __call__(self, *args: Any, **words: Any) -> Any:  # noqa: ANN401 -- as the service has it
        return getattr(getattr(self._services, self._name), self._verb)(*args, **words)
