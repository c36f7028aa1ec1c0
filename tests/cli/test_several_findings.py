"""Several findings files in one run: each goes to the application of its cluster, or is named."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from rounds import JUDGEMENTS, application, findings, verdicts, write
from running import Run

BEARINGS, PAPER = "冠县某某轴承特色产业集群", "莘县某某纸业特色产业集群"


@pytest.fixture(autouse=True)
def batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two applications, each with the findings of its own county and some of the city's."""
    monkeypatch.chdir(tmp_path)
    write("all/a.yaml", application(BEARINGS, "冠县"))
    write("all/b.yaml", application(PAPER, "莘县"))
    write("found/a/county.yaml", findings(BEARINGS, "冠县", JUDGEMENTS[:4]))
    write("found/a/city.yaml", findings(BEARINGS, "市局", JUDGEMENTS[4:]))
    write("found/b.yaml", findings(PAPER, "莘县"))
    return tmp_path


def _check(run: Run, *words: object, **lang: str) -> tuple[int, dict[str, str], str]:
    ran = run("check", *words, "--format", "jsonl", **lang)
    told = [json.loads(line) for line in ran.out.splitlines()]
    codes = "\n".join(f"{row['file']}: {row['code']}" for row in told if "code" in row)
    return ran.code, verdicts(ran), codes.replace("\\", "/")


def test_each_file_goes_to_the_application_of_its_cluster(run: Run) -> None:
    every = ("found/a/county.yaml", "found/b.yaml", "found/a/city.yaml")
    words = [word for each in every for word in ("--findings", each)]
    assert _check(run, "all", *words) == (0, {"a.yaml": "eligible", "b.yaml": "eligible"}, "")


def test_a_folder_stands_for_every_findings_file_below_it(run: Run) -> None:
    write("found/~$b.yaml", "held open")
    assert _check(run, "all", "--findings", "found")[:2] == (
        0,
        {"a.yaml": "eligible", "b.yaml": "eligible"},
    )


def test_applications_in_a_folder_of_findings_are_no_findings(run: Run) -> None:
    assert _check(run, "all", "--findings", ".")[0] == 0


def test_a_file_given_twice_is_read_once(run: Run) -> None:
    words = ("--findings", "found", "--findings", "found/a/../b.yaml")
    assert _check(run, "all", *words)[0] == 0


@pytest.mark.parametrize("shape", [(), ("--brief",), ("--format", "csv"), ("--format", "json")])
def test_what_is_wrong_with_findings_of_several_applications_is_said_once(
    run: Run, shape: tuple[str, ...]
) -> None:
    write("all/a2.yaml", application(BEARINGS, "冠县"))
    path = Path("found/a/city.yaml")
    path.write_text(path.read_text("utf-8").replace("met", "perhaps", 1), "utf-8")
    ran = run("check", "all", "--findings", "found", *shape, lang="en")
    assert ran.code == 2
    assert ran.err.count("perhaps") == 1


def test_what_is_neither_application_nor_findings_is_named(run: Run) -> None:
    write("found/c.yaml", "审核: 好\n")
    code, _, codes = _check(run, "all", "--findings", "found")
    assert (code, codes) == (2, "found/c.yaml: unknown-field")


def test_a_file_that_fits_none_is_named_and_the_others_count(run: Run) -> None:
    write("found/c.yaml", findings("东阿县某某钢球特色产业集群", "东阿县"))
    code, came_to, codes = _check(run, "all", "--findings", "found")
    assert (code, codes) == (2, "found/c.yaml: another-cluster")
    assert set(came_to.values()) == {"eligible"}


def test_with_one_application_the_files_of_others_are_named(run: Run) -> None:
    code, came_to, codes = _check(run, "all/a.yaml", "--findings", "found")
    assert (code, came_to, codes) == (2, {"a.yaml": "eligible"}, "found/b.yaml: another-cluster")


def test_findings_that_name_no_cluster_fit_no_form_without_one(run: Run) -> None:
    write("all/c.yaml", application("null", "冠县"))
    write("found/c.yaml", findings("null", "冠县"))
    code, came_to, codes = _check(run, "all", "--findings", "found")
    assert (code, codes) == (2, "found/c.yaml: no-cluster")
    assert came_to["c.yaml"] == "needs_decision"


def test_a_broken_file_takes_only_its_own_application_out(run: Run) -> None:
    write("found/a/city.yaml", findings(BEARINGS, "市局", JUDGEMENTS[4:], outcome="好"))
    code, came_to, codes = _check(run, "all", "--findings", "found")
    assert (code, came_to) == (2, {"b.yaml": "eligible"})
    assert set(codes.splitlines()) == {"found/a/city.yaml: unknown-word"}


def test_a_file_that_cannot_be_read_is_named_and_the_others_count(run: Run) -> None:
    write("found/c.yaml", "cluster: [\n")
    code, came_to, codes = _check(run, "all", "--findings", "found")
    assert (code, set(came_to.values())) == (2, {"eligible"})
    assert codes.startswith("found/c.yaml: ")


def test_a_misfit_is_named_in_the_file_and_the_entry_where_it_stands(run: Run) -> None:
    write("found/a/city.yaml", findings(BEARINGS, "市局", (*JUDGEMENTS[4:6], "organization")))
    ran = run("check", "all", "--findings", "found")
    assert f"{Path('found/a/city.yaml')}:5:" in ran.err
    assert "findings[2].condition" in ran.err


def test_one_name_in_two_counties_is_nothing_that_findings_can_tell_apart(run: Run) -> None:
    write("all/c.yaml", application(PAPER, "东阿县"))
    write("found/b.yaml", findings(PAPER, "市局"))
    code, _, codes = _check(run, "all", "--findings", "found")
    assert (code, codes) == (2, "found/b.yaml: several-counties")


def test_entries_that_nobody_filled_in_are_still_open(run: Run) -> None:
    blank = "".join(f"  - {{condition: {each}, outcome: , on: }}\n" for each in JUDGEMENTS)
    write("found/b.yaml", f"cluster: {PAPER}\nfindings:\n{blank}")
    assert _check(run, "all", "--findings", "found") == (
        3,
        {"a.yaml": "eligible", "b.yaml": "needs_decision"},
        "",
    )


def test_an_entry_filled_in_by_half_is_an_error(run: Run) -> None:
    write("found/b.yaml", f"cluster: {PAPER}\nfindings:\n  - {{condition: media, by: 王某}}\n")
    code, _, codes = _check(run, "all", "--findings", "found")
    assert (code, set(codes.splitlines())) == (2, {"found/b.yaml: finding-incomplete"})


def test_the_receipt_of_one_file_is_its_hash_and_of_several_one_hash_of_all(run: Run) -> None:
    rows = _receipts(run, "--findings", "found")
    alone = hashlib.sha256(Path("found/b.yaml").read_bytes()).hexdigest()
    assert (rows["b.yaml"]["findings_sha256"], rows["b.yaml"]["findings"]) == (
        alone,
        str(Path("found/b.yaml")),
    )
    several = rows["a.yaml"]
    assert several["findings"] == [
        str(Path(f"found/a/{name}")) for name in ("city.yaml", "county.yaml")
    ]
    other_order = ("--findings", "found/a/county.yaml", "--findings", "found/a/city.yaml")
    assert _receipts(run, *other_order)["a.yaml"]["findings_sha256"] == several["findings_sha256"]


def _receipts(run: Run, *words: str) -> dict[str, dict[str, object]]:
    ran = run("check", "all", *words, "--format", "jsonl")
    rows = [json.loads(line) for line in ran.out.splitlines()]
    return {Path(row["file"]).name: row["receipt"] for row in rows if "receipt" in row}


def test_a_result_of_several_files_is_verified_and_a_change_in_one_is_named(run: Run) -> None:
    kept = Path("result.json")
    kept.write_bytes(run("check", "all", "--findings", "found", "--format", "json").raw)
    assert run("verify", kept).code == 0
    write("found/a/city.yaml", findings(BEARINGS, "市局", JUDGEMENTS[4:], outcome="not_met"))
    ran = run("verify", kept)
    assert ran.code == 2
    assert "the findings file has changed" in ran.out
    assert ran.out.count("the same again") == 1


def test_a_recognition_rests_on_all_files_of_its_cluster_and_on_no_others(run: Run) -> None:
    assert run("register", "init").code == 0
    when = ("--on", "2025-06-01")
    refused = run("register", "recognise", "all/a.yaml", "--findings", "found", *when)
    assert (refused.code, "No application here is of" in refused.err) == (2, True)
    assert run("register", "recognise", "all/a.yaml", "--findings", "found/a", *when).code == 0


def test_a_notice_lists_the_eligible_ones_of_a_batch(run: Run) -> None:
    (Path("found") / "b.yaml").unlink()
    ran = run("register", "notice", "public", "all", "--findings", "found", "-o", "n.docx")
    assert ran.code == 0
    assert "A draft; clusters in it: 1." in ran.err
