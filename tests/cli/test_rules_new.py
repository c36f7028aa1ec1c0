"""`rules new`: a draft beside what is in force, its files word for word, never chosen by a day."""

from __future__ import annotations

import filecmp
import json
from pathlib import Path

import pytest

from lccluster.errors import Unusable
from lccluster.files.rules import draft_folder
from lccluster.files.rules.draft_folder import making_draft
from running import EXAMPLES, ROOT, Run

SOURCE = ROOT / "rules" / "liaocheng-2021-97"
NEW = ("rules", "new", "draft-2027", "--from", "liaocheng-2021-97")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_draft_holds_every_file_word_for_word_but_four_lines(run: Run, here: Path) -> None:
    ran = run(*NEW)
    assert (ran.code, ran.err) == (0, "")
    assert "in force on no day" in ran.out
    folder = here / "rules" / "draft-2027"
    compared = filecmp.dircmp(SOURCE, folder)
    assert (compared.left_only, compared.right_only, compared.diff_files) == (
        [],
        [],
        ["measure.yaml"],
    )
    assert filecmp.dircmp(SOURCE / "cases", folder / "cases").diff_files == []
    before, after = (
        (each / "measure.yaml").read_text("utf-8").splitlines() for each in (SOURCE, folder)
    )
    assert [line for line in before if line not in after] == [
        "id: liaocheng-2021-97", "document_number: 聊工信发〔2021〕97号", "registration: LCCR-2021-0050003",
    ]  # fmt: skip
    new = [line.partition("   #")[0] for line in after if line not in before]
    assert new == ["id: draft-2027", "draft: true", "document_number: 未编号", "registration: null"]


def test_a_draft_holds_and_its_cases_come_out_though_it_is_not_in_force(
    run: Run, here: Path
) -> None:
    run(*NEW)
    assert (
        run("rules", "check", "rules/draft-2027").out == "draft-2027: holds; generated cases: 80.\n"
    )
    tested = run("rules", "test", "rules/draft-2027")
    assert (tested.code, tested.err) == (0, "")


def test_a_draft_goes_where_the_offices_own_rulebooks_are(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LCCLUSTER_RULES", str(here / "own"))
    assert run(*NEW).code == 0
    assert (here / "own" / "draft-2027" / "measure.yaml").is_file()
    listed = run("rules", "list").out.splitlines()
    (line,) = [each for each in listed if "draft-2027" in each]
    assert line.endswith(" draft")
    assert "2021-09-01" not in line
    assert run(*NEW, "--in", here / "other").code == 2  # the id is taken


def test_a_draft_is_never_chosen_by_a_day_and_says_what_it_is_where_it_is_named(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LCCLUSTER_RULES", str(here / "own"))
    run(*NEW)
    form = EXAMPLES / "complete"
    by_day, named = (
        json.loads(run("check", form, *more, "--format", "json").out)["assessments"][0]
        for more in ((), ("--rules", "draft-2027"))
    )
    assert by_day["rulebook"]["id"] == "liaocheng-2021-97"
    assert named["verdict"] == "no_rule"
    assert named["for_reference"] is True
    assert named["rulebook"] == {
        "id": "draft-2027", "document_number": "未编号", "level": "city", "draft": True,
        "in_force_from": None, "in_force_until": None, "in_force": False,
    }  # fmt: skip
    assert [each["outcome"] for each in named["conditions"]] == [
        each["outcome"] for each in by_day["conditions"]
    ]
    assert run("check", form, "--rules", "draft-2027").code == 5


def test_a_broken_draft_stops_no_check_that_does_not_name_it(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LCCLUSTER_RULES", str(here / "own"))
    run(*NEW)
    (here / "own" / "draft-2027" / "04-conditions.yaml").write_text("conditions: [\n", "utf-8")
    assert (
        run("check", EXAMPLES / "complete").code
        == run("check", EXAMPLES / "complete", "--rules", "liaocheng-2021-97").code
    )
    assert run("check", EXAMPLES / "complete", "--rules", "draft-2027").code == 2


@pytest.mark.parametrize("text", ["[1, 2]\n", "id: [\n"])
def test_a_measure_that_cannot_be_read_is_not_hidden(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("LCCLUSTER_RULES", str(here / "own"))
    run(*NEW)
    (here / "own" / "draft-2027" / "measure.yaml").write_text(text, "utf-8")
    assert run("check", EXAMPLES / "complete").code == 2


def test_a_draft_is_found_by_its_id_where_it_was_made(run: Run, here: Path) -> None:
    run(*NEW)
    made = json.loads(
        run("rules", "diff", "liaocheng-2021-97", "draft-2027", "--format", "json").out
    )
    assert {each["what"] for each in made["differences"]} == {
        "document_number",
        "registration",
        "draft",
    }
    assert "a draft" in run("rules", "show", "--rules", "draft-2027").out
    assert run("check", EXAMPLES / "complete", "--rules", "draft-2027").code == 5
    assert "draft-2027" not in run("rules", "list").out
    assert run("rules", "diff", "liaocheng-2021-97", "draft-2028").code == 2


def test_tables_are_simulated_under_a_draft_that_is_named_by_its_id(run: Run, here: Path) -> None:
    run(*NEW)
    both = ("--rules", "draft-2027", "--against", "liaocheng-2021-97")
    ran = run("simulate", EXAMPLES / "complete", *both)
    assert (ran.code, "Rows under" in ran.out) == (0, True), ran
    assert "No verdict changes." in ran.out
    assert "Changed rows" not in ran.out


def test_a_draft_that_still_has_the_old_period_or_no_english_is_remarked(
    run: Run, here: Path
) -> None:
    run(*NEW)
    said = run("rules", "check", "rules/draft-2027")
    assert (said.code, said.out) == (0, "draft-2027: holds; generated cases: 80.\n")
    assert "measure.yaml:" in said.err
    assert "The period planned is still that of 聊工信发〔2021〕97号." in said.err
    measure, conditions = (
        here / "rules" / "draft-2027" / name for name in ("measure.yaml", "04-conditions.yaml")
    )
    text = measure.read_text("utf-8").replace("from: 2021-09-01", "from: 2027-01-01")
    text = text.replace("until: 2026-08-31", "until: 2031-12-31")
    measure.write_text(text, "utf-8")
    said = run("rules", "check", "rules/draft-2027")
    assert said.err.count("rules/draft-2027/") == 2
    assert "No condition and no check looks at: innovation.little_giants" in said.err
    bare = conditions.read_text("utf-8").replace("en: area of the cluster", 'en: ""')
    bare = bare.replace("en: distinct industry", "en: 产业特色")
    conditions.write_text(bare, "utf-8")
    said = run("rules", "check", "rules/draft-2027")
    assert said.code == 0
    line = bare[: bare.index("en: 产业特色")].count("\n") + 1
    assert f"04-conditions.yaml:{line}:" in said.err
    assert "Words of this file without English: 2." in said.err


def test_what_no_act_or_notice_can_use_is_remarked(run: Run, here: Path) -> None:
    run(*NEW)
    measure = here / "rules" / "draft-2027" / "measure.yaml"
    lines = (
        measure.read_text("utf-8").replace("until: 2026-08-31", "until: 2031-12-31").splitlines()
    )
    kept = [
        line for line in lines if "notice: {zh: 各集群" not in line and "when: expired" not in line
    ]
    text = "\n".join(kept).replace("id: not-applied", "id: late") + "\n"
    measure.write_text(text, "utf-8")
    said = run("rules", "check", "rules/draft-2027")
    assert said.code == 0
    assert "No notice asks for “the cluster's yearly summary”" in said.err
    assert "No ground ends a title that stands as “expired, awaiting an act”." in said.err
    assert "Write one with when: expired under" in said.err
    said = run("rules", "check", "rules/draft-2027", lang="zh")
    assert "通知里不会提到“集群年度工作总结”" in said.err
    assert "带“前提状态”（when）：期满待处理。" in said.err


def test_a_draft_of_a_draft_keeps_its_mark_once(run: Run, here: Path) -> None:
    run(*NEW)
    assert run("rules", "new", "draft-2028", "--from", "rules/draft-2027").code == 0
    text = Path("rules/draft-2028/measure.yaml").read_text("utf-8")
    assert text.count("draft: true") == 1
    assert "id: draft-2028" in text


def test_a_draft_of_the_nations_rulebook_holds(run: Run, here: Path) -> None:
    assert run("rules", "new", "nation-draft", "--from", "sme-clusters-2022").code == 0
    assert run("rules", "check", "rules/nation-draft").code == 0
    assert run("rules", "test", "rules/nation-draft").code == 0


@pytest.mark.parametrize(
    "draft", ["", "Draft", "草案", "a_b", "a--b", "-a", "a-", "a/b", "..", "con", "x" * 61, "a\n"]
)
def test_an_odd_id_is_refused_and_nothing_is_written(run: Run, here: Path, draft: str) -> None:
    ran = run("rules", "new", "--from", "liaocheng-2021-97", "--", draft)
    assert ran.code == 2
    assert "is no id of a rulebook" in ran.err
    assert list(here.iterdir()) == []


def test_a_draft_begins_with_its_own_figures_and_days_and_shows_what_differs(
    run: Run, here: Path
) -> None:
    ran = run(*NEW, "区域面积=120", "revenue.bound=50", "in_force.until=2031-08-31")
    assert (ran.code, ran.err) == (0, "")
    assert "120 sq km" in ran.out
    folder = here / "rules" / "draft-2027"
    assert "bound: 120," in (folder / "04-conditions.yaml").read_text("utf-8")
    assert run("rules", "test", str(folder)).code == 0
    run("rules", "new", "other", "--from", "liaocheng-2021-97")
    run("rules", "set", "other", "区域面积=120", "revenue.bound=50", "in_force.until=2031-08-31")
    names = sorted(each.name for each in folder.iterdir())
    compared = filecmp.cmpfiles(folder, here / "rules" / "other", names, shallow=False)
    assert [each for each in compared[1] if each != "cases"] == ["measure.yaml"]  # its id alone


@pytest.mark.parametrize("said", ["area.bund=120", "area.bound=much", "area.bound", "明细=1"])
def test_a_figure_that_cannot_be_set_leaves_no_draft(run: Run, here: Path, said: str) -> None:
    ran = run(*NEW, said)
    assert ran.code == 2
    assert str(here) not in ran.err.replace(str(here / "rules" / "draft-2027"), "")
    assert not (here / "rules" / "draft-2027").exists()


def made(origin: Path, folder: Path, said: dict[str, str | None]) -> None:
    with making_draft(origin, folder, said):
        pass


def source(here: Path, text: str) -> Path:
    folder = here / "source"
    (folder / "cases").mkdir(parents=True)
    (folder / "measure.yaml").write_text(text, "utf-8", newline="")
    return folder


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# 甲\r\nid: a  # 乙\r\nnumber: 'b'\r\n", "# 甲\r\nid: new  # 乙\r\nMARKnumber: c\r\n"),
        ('\ufeffid: "a"\nnumber: b\n', "id: new\nMARKnumber: c\n"),
        ("number: b\nid: a", "MARKnumber: c\nid: new"),
        ("{id: a, number: b}\n", None),
        ("id: a\nnumber: >\n  b\n  d\nother: 1\n", None),
        ("id: a\nnumber: b\ndraft: false # 丙\n", "id: new\nnumber: c\ndraft: true # 丙\n"),
    ],
)
def test_values_change_in_place_or_nothing_is_written(
    here: Path, before: str, after: str | None
) -> None:
    origin, folder = source(here, before), here / "draft"
    if after is None:
        with pytest.raises(Unusable) as refused:
            made(origin, folder, {"id": "new", "number": "c"})
        assert [each.code for each in refused.value.problems] == ["cannot-redraft"]
        assert sorted(each.name for each in here.iterdir()) == ["source"]
        return
    made(origin, folder, {"id": "new", "number": "c"})
    written = (folder / "measure.yaml").read_bytes().decode()
    assert written == after.replace(
        "MARK", draft_folder.MARK.format(draft="draft", in_force="in_force")
    )


def test_a_folder_that_appears_meanwhile_is_left_alone(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    origin, folder = source(here, "id: a\n"), here / "draft"
    copy = draft_folder.copy_into

    def meanwhile(*args: object, **more: object) -> object:
        folder.mkdir(exist_ok=True)
        (folder / "theirs.txt").touch()
        return copy(*args, **more)

    monkeypatch.setattr(draft_folder, "copy_into", meanwhile)
    with pytest.raises(Unusable) as refused:
        made(origin, folder, {"id": "new"})
    assert [each.code for each in refused.value.problems] == ["file-exists"]
    assert [each.name for each in folder.iterdir()] == ["theirs.txt"]
    assert sorted(each.name for each in here.iterdir()) == ["draft", "source"]


def test_a_draft_is_proved_by_its_id(run: Run, here: Path) -> None:
    assert run("rules", "new", "draft-2027", "--from", "liaocheng-2021-97").code == 0
    for proof in ("check", "test"):
        assert run("rules", proof, "draft-2027").code == 0
