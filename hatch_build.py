"""Compile the message catalogs while the package is built or installed for editing."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

MOMENT = datetime(
    1980, 1, 1, tzinfo=UTC
)  # else that of the build: the same sentences, the same bytes


class CompileCatalogs(BuildHookInterface[Any]):
    """Turn every `.po` under `src` into the `.mo` that gettext reads."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Run before the files are gathered."""
        for source in Path(self.root, "src").rglob("*.po"):
            with source.open("rb") as po, source.with_suffix(".mo").open("wb") as mo:
                catalog = read_po(po)
                catalog.creation_date = catalog.revision_date = MOMENT
                write_mo(mo, catalog)
