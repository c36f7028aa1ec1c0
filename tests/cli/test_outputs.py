"""Every command that writes, made to write over what it reads, what is not ours, a link, a folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from offices import Office, empty, files_in, office
from running import EXAMPLES, Run

__all__ = ["empty", "office"]
LAW = "liaocheng-2021-97"
# What is typed, OUT for the output, and the files that the command reads, of the output's kind.
WRITING: dict[str, tuple[tuple[str, ...], str, tuple[str, ...]]] = {
    "check-xlsx": (("check", "form.xlsx", "--xlsx", "OUT"), "out.xlsx", ("form.xlsx",)),
    "check-template": (
        ("check", "form.yaml", "--template", "theirs.xlsx", "--xlsx", "OUT"), "out.xlsx", ("theirs.xlsx",),
    ),
    "check-findings": (
        ("check", "form.yaml", "--findings", "found.xlsx", "--xlsx", "OUT"), "out.xlsx", ("found.xlsx",),
    ),
    "check-html": (("check", "form.yaml", "--html", "OUT"), "out.html", ()),
    "findings": (("findings", "new", "form.yaml", "-o", "OUT"), "out.yaml", ("form.yaml",)),
    "findings-over": (
        ("findings", "new", "form.yaml", "-o", "OUT", "--overwrite"), "out.yaml", ("form.yaml",),
    ),
    "form-import": (("form", "import", "form.xlsx", "-o", "OUT"), "out.yaml", ("form.xlsx",)),
    "form-import-over": (
        ("form", "import", "form.xlsx", "-o", "OUT", "--overwrite"), "out.yaml", ("form.xlsx",),
    ),
    "form-fill": (("form", "fill", "form.yaml", "-o", "OUT"), "out.docx", ("form.docx",)),
    "new": (("new", "OUT"), "out.yaml", ()),
    "schema": (("schema", "rules", "-o", "OUT"), "out.json", ()),
    "simulate": (("simulate", "table.xlsx", "--rules", LAW, "--xlsx", "OUT"), "out.xlsx", ("table.xlsx",)),
    "rules-diff": (("rules", "diff", LAW, "sme-clusters-2022", "--docx", "OUT"), "out.docx", ()),
    "list": (
        ("register", "list", "--xlsx", "OUT", "--template", "theirs.xlsx"), "out.xlsx", ("theirs.xlsx",),
    ),
    "export": (("register", "export", "OUT"), "out.json", ("register/repack.json",)),
    "export-csv": (("register", "export", "OUT"), "out.csv", ()),
    "due": (("register", "due", "--ics", "OUT"), "out.ics", ()),
    "page": (("register", "report-page", "OUT"), "out.html", ()),
    "notice": (("register", "notice", "recognition", "-o", "OUT"), "out.docx", ()),
}  # fmt: skip
ALL = pytest.mark.parametrize("name", WRITING)


@pytest.fixture
def folder(office: Office, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a register, forms, an office's table and a table to simulate."""
    folder = office.folder.parent
    monkeypatch.chdir(folder)
    shutil.copy(EXAMPLES / "complete/application.yaml", "form.yaml")
    for name in ("form.xlsx", "form.docx"):
        assert run("form", "fill", "form.yaml", "-o", name).code == 0
    assert run("findings", "new", "form.yaml", "-o", "found.xlsx").code == 0
    for name, heads in (
        ("theirs.xlsx", ["序号", "集群名称", "备注"]),
        ("table.xlsx", ["集群名称"]),
    ):
        book = openpyxl.Workbook()
        book.active.append(heads)
        book.save(name)
    return folder


def refused(run: Run, folder: Path, name: str, out: str) -> str:
    """Run a command with an output that it has to refuse; every byte stays."""
    words = [out if word == "OUT" else word for word in WRITING[name][0]]
    before = files_in(folder)
    ran = run(*words)
    assert ran.code == 2, (words, ran)
    assert files_in(folder) == before, words
    return ran.err


@ALL
def test_no_output_is_an_input_by_whatever_name(name: str, folder: Path, run: Run) -> None:
    for each in WRITING[name][2]:
        refused(run, folder, name, each)
        if not (folder / each).exists():
            continue
        ending = Path(WRITING[name][1]).suffix
        for alike, make in (("hard", os.link), ("soft", os.symlink)):
            make(folder / each, folder / f"{alike}{ending}")
            refused(run, folder, name, f"{alike}{ending}")
            (folder / f"{alike}{ending}").unlink()


@ALL
def test_no_output_replaces_what_is_not_ours(name: str, folder: Path, run: Run) -> None:
    if "--overwrite" not in WRITING[name][0]:
        refused(
            run,
            folder,
            name,
            theirs(folder, WRITING[name][1], lambda path: path.write_bytes(b"theirs")),
        )
    refused(run, folder, name, theirs(folder, WRITING[name][1], Path.mkdir))
    (folder / "victim").write_bytes(b"victim")
    for target in ("victim", "nowhere"):
        link = theirs(
            folder, WRITING[name][1], lambda path, to=target: path.symlink_to(folder / to)
        )
        refused(run, folder, name, link)


def theirs(folder: Path, name: str, make: Callable[[Path], object]) -> str:
    """Put something in the place of the output."""
    path = folder / name
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.is_dir():
        path.rmdir()
    make(path)
    return name


@ALL
def test_no_output_goes_into_a_register_or_a_rulebook(name: str, folder: Path, run: Run) -> None:
    (folder / "book").mkdir()
    (folder / "book/measure.yaml").write_text("id: x\n", encoding="utf-8")
    for place in ("register", "register/clusters", "book", "book/cases"):
        (folder / place).mkdir(exist_ok=True)
        refused(run, folder, name, f"{place}/{WRITING[name][1]}")


@pytest.mark.parametrize(
    "name", ["check-html", "list", "export", "export-csv", "due", "page", "notice", "rules-diff"]
)
def test_what_the_tool_wrote_itself_is_written_anew(name: str, folder: Path, run: Run) -> None:
    words = [WRITING[name][1] if word == "OUT" else word for word in WRITING[name][0]]
    first = run(*words)
    assert first.code in (0, 3, 4)
    assert run(*words).code == first.code


# --- links that somebody has planted


def test_a_planted_link_is_never_followed(office: Office) -> None:
    victim = office.folder.parent / "victim"
    victim.write_bytes(b"victim")
    path = office.file("LC-2022-001")
    (office.folder / ".lock-holder").unlink(missing_ok=True)
    (office.folder / ".lock-holder").symlink_to(victim)
    path.with_name(f"{path.name}.lccluster-tmp").symlink_to(victim)
    office("rename", "LC-2022-001", "乙")
    path.with_name(f"{path.name}.lccluster-tmp").unlink()
    (office.folder / ".lock").unlink()
    (office.folder / ".lock").symlink_to(victim)
    office("rename", "LC-2022-001", "丙", exits=2)
    assert victim.read_bytes() == b"victim"


@pytest.mark.parametrize("what", ["file", "office", "clusters", "chain"])
def test_a_link_in_a_register_is_refused_and_not_forked(office: Office, what: str) -> None:
    file = office.file("LC-2022-001")
    path = {
        "file": file,
        "office": file.parent,
        "clusters": file.parents[1],
        "chain": file.parent / "seals.jsonl",
    }[what]
    elsewhere = office.folder.parent / "elsewhere"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    before = files_in(office.folder.parent)
    office("rename", "LC-2022-001", "乙", exits=2)
    assert files_in(office.folder.parent) == before


# --- copies, and ids


@pytest.mark.parametrize(
    "copy",
    ["LC-2022-002-DESKTOP-AB12", "LC-2022-002 (1)", "LC-2022-002 冲突副本", "copy of LC-2022-002"],
)
def test_a_copy_of_a_sync_program_never_counts_and_is_named(office: Office, copy: str) -> None:
    file, count = office.file("LC-2022-002"), len(office.json("list")["entries"])
    shutil.copy(file, file.with_name(f"{copy}.yaml"))
    for words in (("list",), ("show", "LC-2022-002"), ("stats",), ("due",)):
        assert copy in office(*words).err
    assert len(office.json("list")["entries"]) == count
    assert copy in office("rename", "LC-2022-002", "乙").err
    assert office.codes() != []


@pytest.mark.parametrize(
    "id",
    [
        "2022",
        "2022-2",
        "CON",
        "com1",
        "nul.x",
        "a.",
        "a ",
        "a/b",
        "../a",
        "a\\b",
        "",
        "lc-2022-001",
        "ＬＣ-2022-001",
    ],
)
def test_an_id_that_cannot_be_the_name_of_a_file_of_its_own_is_refused(
    office: Office, id: str
) -> None:
    import json

    export = office.folder.parent / "export.json"
    office("export", export)
    words = json.loads(export.read_text("utf-8"))
    cluster = {**words["clusters"][0], "id": id, "name": "甲"}
    cluster["events"] = [{**each, "id": f"X{each['id']}"} for each in cluster["events"]]
    export.write_text(json.dumps({**words, "clusters": [cluster]}), encoding="utf-8")
    before = office.files()
    office("import", export, exits=2)
    assert office.files() == before


@pytest.mark.parametrize("prefix", ["../x", "a/b", "", "a b", "x" * 17])
def test_an_id_prefix_is_a_word_and_no_path(office: Office, prefix: str) -> None:
    header = office.folder / "register.yaml"
    text = header.read_text("utf-8").replace("id_prefix: LC", f'id_prefix: "{prefix}"')
    header.write_text(text, encoding="utf-8")
    assert prefix in text
    office("recognise", "--name", "甲", "--county", "莘县", exits=2)
