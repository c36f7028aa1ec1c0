"""A folder under `rules/` to a Rulebook, every flaw with its file and line."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from lccluster.choices import spellings
from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.disk.places.shipped import shipped
from lccluster.files.disk.temporary import is_temporary
from lccluster.files.disk.within import in_each
from lccluster.files.rules.unfinished import refuse_unfinished
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.reader import Document, parse
from lccluster.files.yaml.text import Decoded, decode, read_bytes
from lccluster.files.yaml.typed.named import build_named
from lccluster.files.yaml.typed.shapes import BOOLS, chinese_of
from lccluster.language import Message
from lccluster.rulebook.flaws import measure as measure_flaws
from lccluster.rulebook.measure import Measure
from lccluster.rulebook.offices import Offices

if TYPE_CHECKING:
    from lccluster.rulebook.flaws.flaw import Flaw
    from lccluster.rulebook.materials import RequiredMaterials
    from lccluster.rulebook.rulebook import Rulebook

Part = TypeVar("Part")
FORM = "form.yaml"


def parts() -> dict[str, tuple[str, type]]:
    """Name the files of a rulebook and what each of them holds; a register needs two of them."""
    from lccluster.form.form import Form
    from lccluster.rulebook.conditions import Conditions
    from lccluster.rulebook.form_checks import FormChecks
    from lccluster.rulebook.materials import RequiredMaterials

    return {
        "measure.yaml": ("measure", Measure),
        FORM: ("form", Form),
        "04-conditions.yaml": ("conditions", Conditions),
        "06-materials.yaml": ("materials", RequiredMaterials),
        "form-checks.yaml": ("form_checks", FormChecks),
        "offices.yaml": ("offices", Offices),
    }


def part_file(folder: Path, file: str) -> Path:
    """Find a file of a rulebook: its name says the article, or nothing where that is not known."""
    unnumbered = folder / file.lstrip("0123456789-")
    return unnumbered if unnumbered.is_file() and not (folder / file).exists() else folder / file


def shipped_rules() -> Path:
    """Find the rulebooks that come with the tool."""
    return shipped("rules")


@cache
def proven() -> frozenset[str]:
    """Give the hashes of the rulebooks that come with the tool, each proven by its tests."""
    listed = shipped_rules() / "proven.txt"
    lines = listed.read_text("utf-8").splitlines() if listed.is_file() else []
    return frozenset(each.rpartition(" ")[2] for each in lines)


def rulebook_folders(place: Path) -> list[Path]:
    """List the folders below `place`, or `place` itself, that hold a measure."""
    if (place / "measure.yaml").is_file():
        return [place]
    found = (each.parent for each in in_each(place, "measure.yaml"))
    return sorted(each for each in found if not is_temporary(each.name))


def is_chosen_by_day(folder: Path) -> bool:
    """Tell whether a day can choose the rulebook, or only its name; an unreadable one is not hidden."""
    try:
        said = _parsed(_words(folder / "measure.yaml")).data
    except Unusable:
        return True
    if not isinstance(said, dict):
        return True
    level, draft = (_said(said, key) for key in ("level", "draft"))
    of_a_city = level in (None, "city") or level in spellings(["city"])
    return of_a_city and not BOOLS.get(str(draft), False)


def _said(data: dict[str, Any], key: str) -> Any:
    """Give what a measure says under a key, in either spelling."""
    return data.get(key, data.get(chinese_of(Measure)[key]))


def read_with_documents(folder: Path) -> tuple[Rulebook, dict[str, Document]]:
    """Read one rulebook and keep its documents, so that flaws found later get their lines; raises Unusable."""
    from lccluster.rulebook.cells import by_keys, totals_by_keys
    from lccluster.rulebook.rulebook import Rulebook

    refuse_unfinished(folder)
    documents: dict[str, Document] = {}
    built: dict[str, Any] = {}
    problems: list[Problem] = []
    for file, (name, kind) in parts().items():
        try:
            built[name], found, documents[file] = _built(_words(part_file(folder, file)), kind)
        except Unusable as unusable:
            problems += unusable.problems
            continue
        problems += found
    if problems:
        raise Unusable(problems)
    form = totals_by_keys(built.pop("form")).taking(built["materials"].materials)
    built |= {each: by_keys(built[each], form) for each in ("conditions", "form_checks")}
    return Rulebook(**built, form=form, sha256=fingerprint(documents)), documents


def read_measure(folder: Path) -> Measure:
    """Read what a register needs of a rulebook: the measure itself; raises Unusable."""
    measure, document = read_part_with_document(folder / "measure.yaml", Measure)
    if found := measure_flaws.flaws(measure):
        raise Unusable(located(each, document) for each in found)
    return measure


def measure_words(folder: Path) -> bytes:
    """Give the bytes of a rulebook's measure."""
    path = folder / "measure.yaml"
    return read_bytes(path, str(path))


def read_offices(folder: Path) -> Offices:
    """Read the offices of a rulebook; raises Unusable."""
    return read_part(folder / "offices.yaml", Offices)


def read_materials(folder: Path) -> RequiredMaterials:
    """Read the materials that a rulebook asks for; raises Unusable."""
    from lccluster.rulebook.materials import RequiredMaterials

    return read_part(part_file(folder, "06-materials.yaml"), RequiredMaterials)


def read_part(path: Path, kind: type[Part]) -> Part:
    """Read one file of a rulebook; raises Unusable."""
    return read_part_with_document(path, kind)[0]


def read_part_with_document(path: Path, kind: type[Part]) -> tuple[Part, Document]:
    """Read one file of a rulebook and keep its document; raises Unusable."""
    refuse_unfinished(path.parent)
    wanted: Any = kind  # mypy holds no class of a variable for hashable
    built, problems, document = _built(_words(path), wanted)
    if built is None:
        raise Unusable(problems)
    return built, document


def _words(path: Path) -> Decoded:
    """Read one file of a rulebook as it stands now; raises Unusable."""
    return decode(read_bytes(path, str(path)), str(path))


@lru_cache(maxsize=64)  # a page, or a long round, asks for the same few measures all day
def _built(source: Decoded, kind: Any) -> tuple[Any, tuple[Problem, ...], Document]:
    """Build what the same words always say; None and the problems where they do not fit."""
    built, problems, document = build_named(kind, _parsed(source))
    return built, tuple(problems), document


@lru_cache(maxsize=8)  # a measure is asked for its kind first, and then for all that it says
def _parsed(source: Decoded) -> Document:
    return parse(source, shape=shapes.RULEBOOK)


def located(flaw: Flaw, document: Document) -> Problem:
    """Give a flaw its line in the file."""
    return document.problem(flaw.path, Fault(flaw.code, flaw.message, flaw.hint))


def fingerprint(documents: dict[str, Document]) -> str:
    """Hash names and bytes of the law files, in their order; line ends do not matter."""
    import hashlib

    digest = hashlib.sha256()
    for file, document in documents.items():
        digest.update(file.encode() + b"\0")
        digest.update(document.source.data.replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


NO_RULEBOOK = Fault(
    "no-rulebook",
    Message("There is no rulebook “{place}”."),
    Message("“lccluster rules list” shows those at hand."),
)
