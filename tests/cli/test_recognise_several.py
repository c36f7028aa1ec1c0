"""Several applications of one round are recognised at one stroke, all of them or none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rounds import JUDGEMENTS, application, findings, write
from running import Ran, Run

NAMES = {"a": ("冠县轴承特色产业集群", "冠县"), "b": ("莘县纸业特色产业集群", "莘县"), "c": ("临清市纺织特色产业集群", "临清市")}  # fmt: skip
PAPER = ("--on", "2025-05-09", "--document", "聊工信发〔2025〕12号")


@pytest.fixture(autouse=True)
def round_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    """Three applications in a folder, each with the city's findings, and an empty register."""
    monkeypatch.chdir(tmp_path)
    for key, (name, county) in NAMES.items():
        write(f"all/{key}.yaml", application(name, county))
        write(f"found/{key}.yaml", findings(name, "市局"))
    assert run("register", "init").code == 0


def _recognise(run: Run, *words: object, lang: str = "en") -> Ran:
    return run("register", "recognise", *words, *PAPER, lang=lang)


def _titles(run: Run) -> dict[str, str]:
    listed = run("register", "list", "--as-of", "2025-06-01", "--format", "json")
    return {each["name"]: each["id"] for each in json.loads(listed.out)["entries"]}


@pytest.mark.parametrize(
    "forms", [("all/a.yaml", "all/b.yaml", "all/c.yaml"), ("all",), ("all/*.yaml",)]
)
def test_all_are_entered_by_one_command_with_a_sentence_each(
    run: Run, forms: tuple[str, ...]
) -> None:
    ran = _recognise(run, *forms, "--findings", "found", lang="zh")
    assert ran.code == 0
    assert [ran.out.count(f"已记录：{name}") for name, _ in NAMES.values()] == [1, 1, 1]
    assert "notice 认定公布 --id LC-2025-001 --id LC-2025-002 --id LC-2025-003" in ran.out
    ids = [f"LC-2025-00{number}" for number in (1, 2, 3)]
    assert _titles(run) == dict(zip([name for name, _ in NAMES.values()], ids, strict=True))
    assert run("register", "check").code == 0


def test_each_keeps_the_hashes_of_its_own_papers(run: Run) -> None:
    words = [word for key in NAMES for word in ("--findings", f"found/{key}.yaml")]
    _recognise(run, "all", *words)
    exported = json.loads(
        run("register", "export", "all.json").out or Path("all.json").read_text("utf-8")
    )
    acts = [each["events"][0] for each in exported["clusters"]]
    assert len({act["application_sha256"] for act in acts}) == 3
    assert len({act["findings_sha256"] for act in acts}) == 3


def test_one_that_is_not_eligible_keeps_all_out_and_every_such_one_is_named(run: Run) -> None:
    for key in ("a", "c"):
        write(f"found/{key}.yaml", findings(NAMES[key][0], "市局", JUDGEMENTS[:3]))
    ran = _recognise(run, "all", "--findings", "found")
    assert ran.code == 6
    assert [f"all/{key}.yaml: " in ran.err.replace("\\", "/") for key in NAMES] == [True, False, True]  # fmt: skip
    assert _titles(run) == {}


def test_a_reason_answers_for_those_that_need_one_and_stays_with_them(run: Run) -> None:
    write("found/b.yaml", findings(NAMES["b"][0], "市局", JUDGEMENTS[:3]))
    ran = _recognise(run, "all", "--findings", "found", "--override", "会议决定")
    assert ran.code == 0
    assert f"{NAMES['b'][0]}: recorded for the reason given, although: " in ran.err
    assert ran.err.count("for the reason given") == 1
    kept = [
        path.read_text("utf-8").count("会议决定") for path in Path("register").rglob("LC-*.yaml")
    ]
    assert sorted(kept) == [0, 0, 1]


def test_a_title_that_stands_already_keeps_all_out(run: Run) -> None:
    assert _recognise(run, "all/b.yaml", "--findings", "found/b.yaml").code == 0
    ran = _recognise(run, "all", "--findings", "found")
    assert (ran.code, ran.err.count("holds a title already")) == (6, 1)
    assert list(_titles(run)) == [NAMES["b"][0]]


def test_two_applications_of_one_cluster_are_named(run: Run) -> None:
    write("all/d.yaml", application(NAMES["a"][0], "冠县"))
    ran = _recognise(run, "all", "--findings", "found")
    assert ran.code == 2
    assert "is the cluster of all/a.yaml as well" in ran.err.replace("\\", "/")
    assert _titles(run) == {}


def test_one_file_that_cannot_be_read_keeps_all_out(run: Run) -> None:
    write("all/d.yaml", "cluster: [")
    assert _recognise(run, "all", "--findings", "found").code == 2
    assert _titles(run) == {}


def test_a_dry_run_shows_every_file_and_writes_none(run: Run) -> None:
    ran = _recognise(run, "all", "--findings", "found", "--dry-run")
    assert (ran.code, ran.out.count("Would be recorded")) == (0, 3)
    assert _titles(run) == {}


def test_a_name_is_of_one_application(run: Run) -> None:
    ran = _recognise(run, "all", "--findings", "found", "--name", "某某集群")
    assert (ran.code, "several applications are here" in ran.err) == (2, True)
    assert _titles(run) == {}


def test_a_folder_without_applications_is_said(run: Run) -> None:
    Path("empty").mkdir()
    ran = _recognise(run, "empty")
    assert (ran.code, "There is no application here" in ran.err) == (2, True)


def test_likenesses_with_other_counties_are_a_list_with_a_line_a_title(run: Run) -> None:
    like = {"d": ("莘县轴承特色产业集群", "莘县"), "e": ("临清市轴承特色产业集群", "临清市"), "f": ("莘县新纸业特色产业集群", "莘县")}  # fmt: skip
    for key, (name, county) in like.items():
        write(f"all/{key}.yaml", application(name, county))
        write(f"found/{key}.yaml", findings(name, "市局"))
    said = _recognise(run, "all", "--findings", "found", "--dry-run").err
    alike = [line for line in said.splitlines() if "like" in line]
    assert alike == [
        f"{Path('register/clusters/莘县/LC-2025-002.yaml')}: “莘县纸业特色产业集群” (LC-2025-002) looks"
        " like “莘县新纸业特色产业集群”. If it is the same cluster, record acts on that id.",
        "register: “莘县轴承特色产业集群” is like names of other counties:"
        " “冠县轴承特色产业集群” (LC-2025-001). If it is the same cluster, record acts on that id.",
        "register: “临清市轴承特色产业集群” is like names of other counties: “冠县轴承特色产业集群”"
        " (LC-2025-001), “莘县轴承特色产业集群” (LC-2025-004). If it is the same cluster, record acts on that id.",
    ]
    told = _recognise(run, "all", "--findings", "found", lang="zh").err
    assert told.count("与其他县市区的集群名称相近") == 2
