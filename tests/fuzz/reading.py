"""What reads files that come from outside: each reader ends in an answer, or in Unusable."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from sound_files import BY_WRITER, CLUSTER, HEADER

from forms import CHOICE, Application, read_application
from lccluster.engines.choosing import Engine
from lccluster.files.forms.materials.on_disk import material_facts
from lccluster.files.office.template.filling import fill_table
from lccluster.files.register.installation import read_installation
from lccluster.files.rules.case_files import read_cases
from lccluster.files.rules.library import SHIPPED
from lccluster.usecases.check.applications import assessed
from lccluster.usecases.form.filling import drawn_form
from lccluster.usecases.form.importing import Importing, import_form
from lccluster.usecases.register import check as register_check
from lccluster.usecases.register.exchange.promulgated import read_list
from lccluster.usecases.register.room import open_room
from lccluster.usecases.rules.proof import prove
from lccluster.usecases.simulate import Asked, simulate_here
from shipped import BOOK, FOLDER

DAY = date(2025, 6, 1)
Reader = Callable[[Path], object]


def check(path: Path) -> object:
    """Read an application or a form, and assess it."""
    return assessed(read_application(path, path.name), BOOK, path.parent, DAY, None)


def introduction(path: Path) -> object:
    """Count an introduction."""
    form = Application(materials={"introduction": path.name})
    return material_facts(form, path.parent, {"introduction"})


def imported(path: Path) -> object:
    """Turn a form into an application in YAML."""
    return import_form(path, path.with_suffix(".yaml"), Importing(BOOK.measure, CHOICE))


def drawn(suffix: str) -> Reader:
    """Read an application, and draw it as the form."""

    def reader(path: Path) -> object:
        filled = read_application(path, path.name).application
        return drawn_form(filled, suffix, BOOK.measure)

    return reader


def simulated(engine: Engine | None = None) -> Reader:
    """Hold a table against the rules, and move a bound."""

    def reader(path: Path) -> object:
        return simulate_here(
            Asked(data=path, rules=BOOK, sweeps=("revenue=20..40:5",), engine=engine)
        )

    return reader


def template(path: Path) -> object:
    """Fill a row into an office's table."""
    return fill_table(path, (("集群名称",), ("面积",)), [("甲", 42.6)])


def of_rulebook(name: str) -> Reader:
    """Prove the shipped rulebook with this file in the place of its own, its cases too."""

    def reader(path: Path) -> object:
        folder = path.parent / "rules"
        if not folder.exists():
            shutil.copytree(FOLDER, folder)
        sound = (FOLDER / name).read_bytes()
        shutil.copyfile(path, folder / name)
        try:
            return (read_cases if name.startswith("cases") else prove)(folder)
        finally:
            (folder / name).write_bytes(sound)

    return reader


def of_register(name: str) -> Reader:
    """Check a register in which this file lies; what lies among the seals is of format 2."""
    header = BY_WRITER if name.startswith("seals/") else HEADER
    sound = {"register.yaml": header, "clusters/冠县/LC-2022-001.yaml": CLUSTER}

    def reader(path: Path) -> object:
        folder = path.parent / "register"
        for each, text in sound.items():
            (folder / each).parent.mkdir(parents=True, exist_ok=True)
            (folder / each).write_text(text, encoding="utf-8")
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, folder / name)
        return register_check.check(open_room(folder, SHIPPED))

    return reader


def office(path: Path) -> object:
    """Read who works on a computer."""
    return read_installation(path, BOOK.offices)


def published(path: Path) -> object:
    """Read a published list of titles."""
    return read_list(path)
