"""`office.yaml`: who works on this computer, made once; without it the city's office is meant."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import asdict

from lccluster.errors import Fault, Unusable
from lccluster.files.disk.places.of_the_user import settings_folder
from lccluster.files.disk.safe_write import create_file, make_folder
from lccluster.files.disk.temporary import clear_leftovers
from lccluster.files.register.ids import by_chance
from lccluster.files.register.layout import is_writer
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.reader import read_yaml
from lccluster.files.yaml.typed import building
from lccluster.files.yaml.typed.shapes import written_key
from lccluster.language import Listing, Message
from lccluster.register.installation import Installation, office_of
from lccluster.register.sealing.written import LEGACY
from lccluster.rulebook.offices import Offices
from lccluster.yaml_words import scalar

FILE = "office.yaml"


def office_file(environment: Mapping[str, str]) -> Path | None:
    """Name the file; LCCLUSTER_OFFICE may name another one. None for a user without a home."""
    if own := environment.get("LCCLUSTER_OFFICE"):
        return Path(own)
    folder = settings_folder(environment)
    return folder / FILE if folder else None


def read_installation(path: Path | None, offices: Offices) -> Installation | None:
    """Read who works here; None where nobody has said so. Raises Unusable, with the place."""
    if path is None or not path.exists():
        return None
    from lccluster.files.yaml.own_names import in_own_names  # most computers have no such file

    document = in_own_names(Installation, read_yaml(path, shape=shapes.OFFICE))
    found = building.fitting(Installation, document)
    if not is_writer(found.writer) or found.writer.startswith(LEGACY):
        raise Unusable(document.problem(("writer",), _NO_WRITER, text=found.writer))
    office = offices.any(found.office)
    if office is None:
        raise Unusable(document.problem(("office",), unknown_office(found.office, offices)))
    if offices.any(office_of(found.writer)) is not office:
        odd = document.problem(
            ("writer",), _NOT_NAMED_AFTER_IT, text=found.writer, office=office.name.zh
        )
        raise Unusable(odd)
    return Installation(found.writer, office.name.zh, found.person)


def write_installation(path: Path, installation: Installation) -> None:
    """Write who works here, once; raises Unusable."""
    make_folder(path.parent)
    stated = {key: said for key, said in asdict(installation).items() if said}
    lines = [f"{written_key(Installation, key)}: {scalar(said)}" for key, said in stated.items()]
    clear_leftovers(path)
    create_file(path, "".join(f"{line}\n" for line in lines).encode())


def new_writer(office: str) -> str:
    """Name a writer of an office, unlike every other one."""
    return f"{office}-{by_chance()}"


def unknown_office(written: str, offices: Offices) -> Fault:
    """Say that there is no such office, and which there are."""
    message = Message("“{office}” is no office that keeps the register.", office=written)
    return Fault("unknown-office", message, _known(offices))


def no_office(option: str, offices: Offices) -> Fault:
    """Say that no office was said, and which there are."""
    return Fault("missing-option", Message("{option} is missing.", option=option), _known(offices))


def _known(offices: Offices) -> Message:
    keys = Listing(each.name.zh for each in (offices.city, *offices.counties))
    return Message("Known here: {keys}.", keys=keys)


_NO_WRITER = Fault(
    "no-writer", Message("“{text}” cannot name a writer's chain of seals."), shapes.OFFICE
)
_NOT_NAMED_AFTER_IT = Fault(
    "writer-of-another-office",
    Message(
        "“{text}” is not named after {office}: by that name every other computer tells whose records these are."
    ),
    Message(
        "Remove this file, and name the computer anew: “lccluster register whoami --office {office}”."
    ),
)
