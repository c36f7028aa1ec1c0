"""Files beside a form are offered as its materials in comments, and never taken unasked."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from forms import read_application
from hand_made_forms import HandMade, write_word
from running import Run


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "甲集群" / "申请表.docx"
    (path.parent / "附件").mkdir(parents=True)
    write_word(path, HandMade())
    for name in (
        *("集群简介.txt", "发展规划（2025）.pdf", "附件/品牌证明: 1.pdf", "附件/品牌证明2.pdf"),
        *("附件/真实性声明.pdf", "照片.jpg", "~$集群简介.txt", "旧简介.yaml"),
    ):
        (path.parent / name).write_text("甲", encoding="utf-8")
    return path


def uncommented(text: str) -> str:
    """What an official makes of the offer: the signs before the materials taken away."""
    head, _, offer = text.partition("#materials:")
    return head + "materials:" + re.sub("^#(?=  )", "", offer, flags=re.MULTILINE)


def test_what_lies_beside_is_offered_and_not_taken(form: Path, run: Run) -> None:
    assert run("form", "import", form).code == 0
    application = form.with_suffix(".yaml")
    plain = read_application(application, "a").application
    assert not plain.materials.introduction
    application.write_text(uncommented(application.read_text("utf-8")), "utf-8")
    taken = read_application(application, "a").application
    assert taken.materials.model_dump() != plain.materials.model_dump()
    files = {name: [each.file for each in entries] for name, entries in taken.materials if entries}
    assert files == {
        "application_form": ["申请表.docx"],
        "introduction": ["集群简介.txt"],
        "development_plan": ["发展规划（2025）.pdf"],
        "brand_evidence": ["附件/品牌证明2.pdf", "附件/品牌证明: 1.pdf"],
        "truthfulness_statement": ["附件/真实性声明.pdf"],
    }
    assert taken.materials.truthfulness_statement[0].sealed is None


def test_what_is_offered_is_found_by_check_once_taken(form: Path, run: Run) -> None:
    run("form", "import", form)
    application = form.with_suffix(".yaml")
    application.write_text(uncommented(application.read_text("utf-8")), "utf-8")
    (made,) = json.loads(run("check", application, "--format", "json").out)["assessments"]
    outcomes = {each["id"]: each["outcome"] for each in made["materials"]}
    assert outcomes["introduction"] == outcomes["brand_evidence"] == "present"
    assert outcomes["truthfulness_statement"] == "unsealed"


def test_an_application_written_elsewhere_is_offered_nothing_it_cannot_name(
    form: Path, tmp_path: Path, run: Run
) -> None:
    above, aside = tmp_path / "a.yaml", tmp_path / "别处"
    aside.mkdir()
    run("form", "import", form, "-o", above)
    run("form", "import", form, "-o", aside / "a.yaml")
    assert "#  introduction: 甲集群/集群简介.txt" in above.read_text("utf-8")
    assert "#materials" not in (aside / "a.yaml").read_text("utf-8")


@pytest.mark.skipif(os.name != "posix", reason="such names and links are no matter on Windows")
def test_names_that_forge_lines_and_links_are_not_offered(form: Path, run: Run) -> None:
    (form.parent / "简介\nmaterials: {other_proof: true}").write_text("甲", encoding="utf-8")
    (form.parent / "规划链接.pdf").symlink_to("/etc/hostname")
    run("form", "import", form)
    written = form.with_suffix(".yaml").read_text("utf-8")
    assert "other_proof" not in written
    assert "规划链接" not in written


def test_a_folder_that_holds_materials_too_is_imported_without_a_complaint(
    form: Path, run: Run
) -> None:
    write_word(form.with_name("简介.docx"), HandMade(rows=[["简介", "本集群……"]]))
    ran = run("form", "import", form.parent, "--quiet")
    assert (ran.code, ran.err) == (0, "")
    assert form.with_suffix(".yaml").exists()
    assert "简介.docx" in ran.out


def test_a_folder_of_nothing_but_other_documents_is_a_mistake(tmp_path: Path, run: Run) -> None:
    write_word(tmp_path / "简介.docx", HandMade(rows=[["简介", "本集群……"]]))
    assert run("form", "import", tmp_path).code == 2
