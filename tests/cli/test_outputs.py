"""A register among other programs and people: links that were planted, copies, ids that are no names."""

from __future__ import annotations

import shutil

import pytest

from offices import Office, empty, files_in, office

__all__ = ["empty", "office"]

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


@pytest.mark.parametrize("what", ["file", "office", "clusters", "chain", "chains"])
def test_a_link_in_a_register_is_refused_and_not_forked(office: Office, what: str) -> None:
    file = office.file("LC-2022-001")
    path = {
        "file": file,
        "office": file.parent,
        "clusters": file.parents[1],
        "chain": office.folder / "seals" / "市局.jsonl",
        "chains": office.folder / "seals",
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


@pytest.mark.parametrize("name", ["{}.YAML", "{}.yml", "{} .yaml", "lc-2022-002.yaml"])
def test_a_title_whose_file_was_named_anew_is_missing_nowhere(office: Office, name: str) -> None:
    file, titles = office.file("LC-2022-002"), office.json("list")["entries"]
    file.rename(file.with_name(name.format(file.stem)))
    assert office.json("list")["entries"] == titles
    assert office.codes() == ["misplaced"]
    told = "The file of LC-2022-002 belongs in 莘县 as LC-2022-002.yaml. Move it back"
    assert told in office("rename", "LC-2022-002", "乙", exits=2).err
    office("repack")
    assert office.json("list")["entries"] == titles


def test_a_year_s_file_that_was_named_anew_is_written_and_put_right(office: Office) -> None:
    office("repack")
    [file] = office.folder.glob("clusters/莘县/2022.yaml")
    file.rename(file.with_suffix(".YAML"))
    office("rename", "LC-2022-002", "乙")
    assert "misplaced" in " ".join(office.codes())
    office("repack")
    assert (file.exists(), office.codes()) == (True, [])


def test_a_title_that_an_editor_called_a_text_is_named_wherever_it_is_missing(
    office: Office,
) -> None:
    file = office.file("LC-2022-002")
    file.rename(file.with_name(f"{file.name}.txt"))
    assert f"{file.name}.txt" in office("list").err


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
