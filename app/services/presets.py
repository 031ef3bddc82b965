"""The cadences and templates that come as files."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from app.domain.cadence import Cadence
from app.domain.template import Template
from app.domain.words import Channel
from app.errors import NotFoundError


class Presets:
    """Reads a folder with `cadences/` and `templates/`, each file once, when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def cadences(self) -> Mapping[str, Cadence]:
        """All cadences by name. Raises FileError for a file that is not right."""
        from app.formats.presets import check_templates, read_cadence

        files = sorted((self._folder / "cadences").glob("*.toml"))
        found = {file.stem: read_cadence(file.read_bytes(), file.stem) for file in files}
        check_templates(found.values(), self.templates)
        return found

    @cached_property
    def templates(self) -> Mapping[str, Template]:
        """All templates by name. Raises FileError for a file that is not right."""
        from app.formats.presets import read_template

        files = sorted((self._folder / "templates").glob("*.toml"))
        return {file.stem: read_template(file.read_bytes(), file.stem) for file in files}

    def cadence(self, name: str) -> Cadence:
        """Return one cadence. Raises NotFoundError that names those there are."""
        if name not in self.cadences:
            known = ", ".join(self.cadences)
            raise NotFoundError(f"There is no cadence “{name}”.", f"Known are: {known}.")
        return self.cadences[name]

    def template(self, name: str) -> Template:
        """Return one template. Raises NotFoundError."""
        if name not in self.templates:
            raise NotFoundError(f"There is no template “{name}”.", "Choose another one.")
        return self.templates[name]

    def for_channel(self, channel: Channel) -> tuple[Template, ...]:
        """Return the templates of a channel by title."""
        fitting = (template for template in self.templates.values() if template.channel is channel)
        return tuple(sorted(fitting, key=lambda template: template.title.casefold()))
