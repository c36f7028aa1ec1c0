"""Two clones of one register under git: what both recorded is united, or the conflict is named."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec import Struct

from offices import Office, empty, office, the_ten
from running import Run

__all__ = ["empty", "office"]
pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed here")
CITY, COUNTY, ELSEWHERE = "市局", "冠县", "莘县"
# Clusters of 冠县, and one of another county.
BEARINGS, STEEL, FOOD = "LC-2022-009", "LC-2022-008", "LC-2022-002"
YEAR = ("--year", "2024", "--on", "2025-01-10")
BEFORE = ("--year", "2023", "--on", "2024-01-10")


class Clone(Struct):
    """A work tree of git in which an office keeps the register."""

    run: Run
    folder: Path
    monkeypatch: pytest.MonkeyPatch

    def git(self, *words: str, exits: int = 0) -> str:
        """Run git; everything else than the expected exit code is a failure."""
        ran = subprocess.run(
            ["git", "-C", str(self.folder), *words], capture_output=True, text=True, check=False
        )
        assert ran.returncode == exits, ran
        return ran.stdout + ran.stderr

    @property
    def office(self) -> Office:
        """Commands on the register of this clone, by whoever works there."""
        who = self.folder.parent / f"{self.folder.name}.yaml"
        self.monkeypatch.setenv("LCCLUSTER_OFFICE", str(who))
        return Office(self.run, self.folder / "register")

    def recorded(self, *words: object) -> Clone:
        """Record something and commit it."""
        self.office(*words)
        return self.committed()

    def committed(self) -> Clone:
        """Commit everything that stands there."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "recorded")
        return self

    def merged(self, other: Clone, exits: int = 0) -> str:
        """Merge what another clone has committed."""
        self.git("fetch", "-q", str(other.folder), "main")
        return self.git("merge", "-q", "--no-edit", "FETCH_HEAD", exits=exits)

    def acts(self) -> set[str]:
        """Give the ids of all acts, as the register exports them."""
        import json

        found = json.loads(self.office("export", "-").out)["clusters"]
        return {act["id"] for each in found for act in each["events"]}


Two = tuple[Clone, Clone]


@pytest.fixture
def two(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Two]:
    """The city's work tree and a clone of it at a county, no driver registered yet."""
    for key in ("AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL"):
        monkeypatch.setenv(f"GIT_{key}", "office@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    monkeypatch.setenv("PATH", path)
    city = Clone(run, tmp_path / "city", monkeypatch)
    county = Clone(run, tmp_path / "county", monkeypatch)
    for name, data in the_ten().items():
        place = city.folder / "register" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    city.git("init", "-q", "-b", "main")
    city.committed()
    city.git("clone", "-q", ".", str(county.folder))
    city.office("whoami", "--office", CITY)
    county.office("whoami", "--office", COUNTY)
    yield city, county


def unite(*clones: Clone) -> None:
    """Register the driver."""
    for each in clones:
        each.office("git-setup")
        if each.git("status", "--porcelain"):
            each.committed()


@pytest.mark.parametrize("driver", [True, False], ids=["with the driver", "without it"])
@pytest.mark.parametrize(
    "theirs", [STEEL, FOOD], ids=["of another cluster", "of another county's cluster"]
)
def test_acts_on_different_clusters_are_merged_by_git_with_the_driver_and_without(
    two: Two, driver: bool, theirs: str
) -> None:
    city, county = two
    unite(*two) if driver else None
    county.recorded("report", BEARINGS, *YEAR)
    city.recorded("report", theirs, *YEAR)
    heads = [each.office("check", "--root").out.strip() for each in two]
    [each.committed() for each in two]
    county.merged(city)
    city.merged(county)
    assert city.acts() == county.acts()
    assert len(city.acts()) == 12
    for each in two:
        each.office("check")
        for head in heads:
            each.office("check", "--against", head)


def test_acts_on_one_cluster_are_united_by_the_driver(two: Two) -> None:
    city, county = two
    unite(*two)
    county.recorded("report", BEARINGS, *YEAR)
    city.recorded("report", BEARINGS, *BEFORE)
    county.merged(city)
    city.merged(county)
    assert city.acts() == county.acts()
    assert len(city.acts()) == 12
    assert not city.office("check").err
    assert not county.office("check").err


def test_without_the_driver_one_cluster_is_an_ordinary_conflict_that_a_check_names(
    two: Two,
) -> None:
    city, county = two
    county.recorded("report", BEARINGS, *YEAR)
    city.recorded("report", BEARINGS, *BEFORE)
    before = county.office.files()
    assert "CONFLICT" in county.merged(city, exits=1)
    marked = county.office.file(BEARINGS)
    line = marked.read_text().splitlines().index("<<<<<<< HEAD") + 1
    assert f"{marked}:{line}:1" in county.office("check", exits=7).err
    county.git("merge", "--abort")
    assert county.office.files() == before
    unite(*two)
    county.merged(city)
    assert not county.office("check").err


def test_what_is_unlawful_together_passes_git_and_a_check_says_how_to_settle_it(two: Two) -> None:
    city, county = two
    unite(*two)
    county.recorded("report", BEARINGS, *YEAR)
    city.recorded("report", BEARINGS, *YEAR)
    county.merged(city)
    [said] = [each for each in county.office("check", exits=7).err.splitlines() if "void" in each]
    twice = county.office.last(BEARINGS)["id"]
    assert twice in said
    county.office("void", BEARINGS, twice, "--reason", "报了两次")
    county.office("check")
    assert len(county.acts()) == 13


def test_setting_up_twice_says_what_it_did_and_then_that_nothing_is_to_do(two: Two) -> None:
    city, _ = two
    (city.folder / "register" / ".gitattributes").write_text("*.docx binary")
    said = city.office("git-setup").out
    assert "merge.lccluster.driver" in said
    assert ".gitattributes" in said
    assert "Nothing to do" in city.office("git-setup").out
    lines = (city.folder / "register" / ".gitattributes").read_text().splitlines()
    assert lines[0] == "*.docx binary"
    assert "clusters/**/*.yaml merge=lccluster" in lines


def test_setting_up_that_breaks_off_names_what_is_set_already(two: Two) -> None:
    city, _ = two
    path = city.folder / "register" / ".gitattributes"
    path.unlink(missing_ok=True)
    path.mkdir()
    said = city.office("git-setup", exits=2).err
    assert "standing: " in said
    assert "config" in said.partition("standing: ")[2]


def test_setting_up_needs_git_a_work_tree_and_a_register(
    office: Office, two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "git status" in office("git-setup", exits=2).err
    office.other("none")("git-setup", exits=2)
    monkeypatch.setenv("PATH", "")
    assert "not installed" in two[0].office("git-setup", exits=2).err


def reworded(clone: Clone, old: str, new: str) -> None:
    """Change words of a cluster by hand, seal them and commit."""
    path = clone.office.file(BEARINGS)
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    clone.office("seal")
    clone.committed()


def test_facts_that_one_side_changed_are_taken_and_those_that_both_did_are_left_to_people(
    two: Two,
) -> None:
    city, county = two
    unite(*two)
    reworded(city, "events:", "note: 市局补注\nevents:")
    county.recorded("report", BEARINGS, *YEAR)
    county.merged(city)
    assert "note: 市局补注" in county.office.file(BEARINGS).read_text()
    assert not county.office("check").err
    city.merged(county)
    reworded(city, "市局补注", "市局改注")
    reworded(county, "市局补注", "冠县改注")
    said = city.merged(county, exits=1)
    assert f"Both sides changed {BEARINGS}" in said
    assert "<<<<<<< ours" in city.office.file(BEARINGS).read_text()


def test_a_header_that_both_changed_is_named_and_settled_out_of_a_work_tree(two: Two) -> None:
    city, county = two
    for each, title in ((city, "名录甲"), (county, "名录乙")):
        header = each.office.folder / "register.yaml"
        said = re.sub("(?m)^title: .*", f"title: {title}", header.read_text("utf-8"))
        header.write_text(said, "utf-8")
        each.recorded("seal")
    assert "CONFLICT" in city.merged(county, exits=1)
    assert "register.yaml" in city.office("check", exits=2).err
    city.git("merge", "--abort")
    city.git("worktree", "add", "-q", "../theirs", "FETCH_HEAD")
    theirs = city.folder.parent / "theirs" / "register"
    assert "title: theirs 名录乙; ours 名录甲." in city.office("merge", theirs, exits=8).out
    city.office("settle", "1", "--keep", "theirs", "--reason", "经核实")
    city.office("conflicts")
    assert "title: 名录乙" in (city.office.folder / "register.yaml").read_text("utf-8")
    assert not city.office("check").err


def test_one_act_in_two_wordings_is_left_to_people(two: Two) -> None:
    city, county = two
    unite(*two)
    county.recorded("report", BEARINGS, *YEAR, "--note", "甲")
    city.merged(county)
    for clone, word in zip(two, "乙丙", strict=True):
        path = clone.office.file(BEARINGS)
        path.write_text(path.read_text().replace("甲", word))
        clone.committed()
    assert BEARINGS in city.merged(county, exits=1)
    marked = city.office.file(BEARINGS)
    assert f"{marked}:" in city.office("check", exits=7).err


def test_a_whole_year_in_one_file_is_united_as_well(two: Two) -> None:
    city, county = two
    unite(*two)
    city.recorded("repack")
    county.merged(city)
    county.recorded("report", BEARINGS, *YEAR)
    city.recorded("report", STEEL, *YEAR)
    county.merged(city)
    assert not county.office("check").err
    assert len(county.acts()) == 12


def test_a_chain_that_came_another_way_goes_on_where_it_ends(two: Two) -> None:
    city, county = two
    unite(*two)
    county.recorded("report", BEARINGS, *YEAR)
    city.office("merge", county.folder / "register")
    city.committed()
    county.recorded("report", STEEL, *YEAR)
    county.office("check", "--root")
    county.committed()
    city.merged(county)
    assert not city.office("check").err
    assert city.office.files() == county.office.files()


def test_what_is_noted_of_packs_that_came_another_way_goes_on_where_it_ends(two: Two) -> None:
    city, county = two
    unite(*two)
    county.recorded("report", BEARINGS, *YEAR)
    county.office("pack", "-o", county.folder.parent / "冠县-01.lcp")
    county.committed()
    city.office("receive", county.folder.parent / "冠县-01.lcp")
    city.committed()
    county.recorded("report", STEEL, *YEAR)
    county.office("pack", "-o", county.folder.parent / "冠县-02.lcp")
    county.committed()
    city.merged(county)
    assert not city.office("check").err
    assert city.acts() == county.acts()


def test_one_id_that_both_gave_a_title_is_left_to_people(two: Two) -> None:
    city, county = two
    unite(*two)
    before = city.office.file(BEARINGS).read_text()
    for clone, id in ((city, "01M83T5NRBRQ8DGK5EKKNJRY41"), (county, "01M83T5NRBRQ8DGK5EKKNJRY42")):
        new = re.sub("id: 01[0-9A-Z]{24}", f"id: {id}", before).replace(BEARINGS, "LC-2022-011")
        (clone.office.file(BEARINGS).parent / "LC-2022-011.yaml").write_text(new)
        clone.committed()
    assert "LC-2022-011" in city.merged(county, exits=1)


def ranged(clone: Clone, old: str, new: str = "HEAD", exits: int = 0) -> str:
    """Hold one commit against another, as the hook of a server would, and see that nothing changed."""
    before = clone.office.files()
    ran = clone.office("check", "--range", old, new, exits=exits)
    assert clone.office.files() == before
    return ran.out + ran.err


def test_a_range_in_which_all_only_grows_is_clean(two: Two) -> None:
    city, county = two
    unite(*two)
    county.recorded("report", BEARINGS, *YEAR)
    city.recorded("report", BEARINGS, *BEFORE)
    county.office("check", "--root")
    county.committed().merged(city)
    assert "acts that came: 2" in ranged(county, "origin/main")
    assert "acts that came: 12" in ranged(county, "0" * 40)
    assert "acts that came: 0" in ranged(county, "HEAD")
    county.recorded("repack")
    assert "acts that came: 0" in ranged(county, "HEAD~1")


def test_a_hook_of_a_bare_server_asks_without_any_work_tree(
    two: Two, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    city, county = two
    city.git("clone", "-q", "--bare", ".", str(tmp_path / "server.git"))
    hook = tmp_path / "server.git" / "hooks" / "update"
    hook.write_text('#!/bin/sh\nexec lccluster register check --range "$2" "$3"\n')
    hook.chmod(0o755)
    monkeypatch.delenv("LCCLUSTER_REGISTER", raising=False)
    county.recorded("report", BEARINGS, *YEAR)
    county.git("push", "-q", str(tmp_path / "server.git"), "main")
    path = county.office.file(BEARINGS)
    path.write_text(path.read_text().replace("2025-01-10", "2025-01-11"))
    county.committed()
    said = county.git("push", "-q", str(tmp_path / "server.git"), "main", exits=1)
    assert path.name in said


def without_the_last_line(text: str) -> str:
    return "".join(text.splitlines(keepends=True)[:-1])


CLUSTER, HEADER, CHAIN = f"clusters/冠县/{BEARINGS}.yaml", "register.yaml", f"seals/{CITY}.jsonl"
# What nobody should do to a register: to which file, and what its text becomes; None where it is gone.
TAMPERED: dict[str, tuple[str, Callable[[str], str | None]]] = {
    "act changed": (CLUSTER, lambda text: text.replace("2022-05-09", "2022-05-10")),
    "act gone": (CLUSTER, without_the_last_line),
    "cluster gone": (CLUSTER, lambda _: None),
    "chain cut": (CHAIN, without_the_last_line),
    "line of a chain changed": (CHAIN, lambda text: text.replace("sha256", "sha512", 1)),
    "fact changed": (CLUSTER, lambda text: text.replace("events:", "note: 改\nevents:")),
    "header changed": (HEADER, lambda text: text.replace("authority:", "authority: 某")),
    "another register": (HEADER, lambda text: re.sub("register: .*", "register: AAAA", text)),
    "no register": (HEADER, lambda _: None),
    "act without a seal": (
        CLUSTER,
        lambda text: f"{text}  - {{event: annual_report, on: 2025-01-10, year: 2024}}\n",
    ),
    "act in the name of another": (
        CLUSTER,
        lambda text: (
            f"{text}  - {{event: annual_report, on: 2025-01-10, year: 2024, recorded_by: 莘县-7F3K}}\n"
        ),
    ),
    "marks of a conflict": (CLUSTER, lambda text: f"<<<<<<< HEAD\n{text}"),
}


@pytest.mark.parametrize("how", TAMPERED)
def test_a_range_in_which_anything_else_happened_is_damage(two: Two, how: str) -> None:
    _, county = two
    name, change = TAMPERED[how]
    path = county.folder / "register" / name
    text = change(path.read_text())
    if text is None:
        path.unlink()
    else:
        path.write_text(text)
    county.committed()
    assert "HEAD:register/" in ranged(county, "HEAD~1", exits=7)


def test_a_range_in_which_a_note_of_a_pack_is_gone_is_damage(two: Two) -> None:
    _, county = two
    county.recorded("report", BEARINGS, *YEAR)
    county.office("pack", "-o", county.folder.parent / "冠县-01.lcp")
    county.committed()
    assert "acts that came: 0" in ranged(county, "HEAD~1")
    shutil.rmtree(county.folder / "register" / "packs")
    county.committed()
    assert "HEAD:register/packs/" in ranged(county, "HEAD~1", exits=7)


def test_a_link_in_the_place_of_a_file_is_named_and_never_followed(two: Two) -> None:
    _, county = two
    path = county.folder / "register" / CLUSTER
    path.unlink()
    path.symlink_to(f"{STEEL}.yaml")
    county.committed()
    assert f"HEAD:register/{CLUSTER}: This is a link" in ranged(county, "HEAD~1", exits=7)


@pytest.mark.parametrize("revision", ["", "none", "--all", "HEAD:register", "HEAD\n"])
def test_a_revision_that_is_none_is_2(two: Two, revision: str) -> None:
    city, _ = two
    assert "--range" in ranged(city, revision, exits=2)
    assert "--range" in ranged(city, "HEAD", revision, exits=2)
