"""A rulebook is read by Chinese keys and words as by our own; one key in two spellings is refused."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from foreign_words import foreign
from forms import FORM
from guide import FOLDER, GUIDES, write_files
from lccluster.choices import spellings
from lccluster.errors import Unusable
from lccluster.files.rules.case_files import CaseGroup
from lccluster.files.rules.letter_file import LETTER
from lccluster.files.rules.library import SHIPPED
from lccluster.files.rules.place_holders import IN_CHINESE
from lccluster.files.rules.procedure_file import read_whole
from lccluster.files.rules.rulebook_folder import is_chosen_by_day, parts, read_measure
from lccluster.files.yaml.reader import read_yaml
from lccluster.files.yaml.typed.keys import kind_at
from lccluster.files.yaml.typed.schema import Definitions
from lccluster.files.yaml.typed.shapes import Shape, chinese_of, in_law, members_of, shape_of
from lccluster.form.keys import Keys, keys_of
from lccluster.form.labels import FormLabels
from lccluster.kinds import by_word
from lccluster.language import every_wording
from lccluster.rulebook.conditions import Check
from lccluster.rulebook.letters import CorrectionLetter, NoticeSet, PackLetter, RoundDrafts
from lccluster.rulebook.procedure import Procedure
from lccluster.usecases.rules.cases import run_generated_cases, run_written_cases
from lccluster.usecases.rules.proof import WORDS
from lccluster.usecases.rules.rulebooks import located_flaws
from lccluster.usecases.rules.setting import plan_setting
from lccluster.usecases.schemas.any_file import schema_of
from plain_yaml import written_plainly
from running import Run, speaking

BESIDE = {
    "procedure.yaml": Procedure,
    "correction-letter.yaml": CorrectionLetter,
    "notices.yaml": NoticeSet,
    "pack-letter.yaml": PackLetter,
    "round-drafts.yaml": RoundDrafts,
    "form-labels.yaml": FormLabels,
}
KINDS: dict[str, type] = {file: kind for file, (_, kind) in parts().items()} | BESIDE
_ANY = Shape("any")


def _kind_of(path: Path) -> type | None:
    if path.parent.name == "cases":
        return None if path.name == "complete.yaml" else CaseGroup
    return KINDS.get(path.name) or KINDS.get(
        {"conditions.yaml": "04-conditions.yaml"}.get(path.name, "06-materials.yaml")
    )


def _every_kind() -> Iterator[type]:
    definitions, seen = Definitions(), set[str]()
    for kind in (*KINDS.values(), CaseGroup):
        definitions.of(kind)
    waiting = [*KINDS.values(), CaseGroup]
    while waiting:
        kind = waiting.pop()
        if kind.__name__ in seen:
            continue
        seen.add(kind.__name__)
        yield kind
        waiting += [each for member in members_of(kind).values() for each in _below(member.shape)]
    assert {*definitions.defs} <= seen


def _below(shape: Shape) -> list[type]:
    match shape.sort:
        case "list" | "mapping":
            return _below(shape_of(shape.of))
        case "group" | "text or group":
            return [shape.of]
        case "kinds":
            return [*shape.of.by_word.values()]
    return []


def _respelt(shape: Shape, data: Any) -> Any:
    """Give data with Chinese keys, and Chinese words wherever there are some."""
    if isinstance(data, list):
        below = shape_of(shape.of) if shape.sort == "list" else _ANY
        return [_respelt(below, each) for each in data]
    if isinstance(data, dict):
        if shape.sort == "mapping":
            return {key: _respelt(shape_of(shape.of), each) for key, each in data.items()}
        if kind := kind_at(shape, data):
            members, names = members_of(kind), chinese_of(kind)
            return {names[key]: _respelt(members[key].shape, each) for key, each in data.items()}
        return data
    return _said(shape, data) if isinstance(data, str) and shape.words else data


def _said(shape: Shape, word: str) -> str:
    known = spellings(shape.words or ())
    return next((each for each, ours in known.items() if ours == word and not each.isascii()), word)


@pytest.fixture(scope="module", params=["liaocheng-2021-97", "sme-clusters-2022"])
def in_chinese(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shipped rulebook with Chinese keys, written once."""
    origin = SHIPPED.folder(request.param)
    folder = tmp_path_factory.mktemp("in-chinese") / origin.name
    shutil.copytree(origin, folder)
    with speaking("en"):
        for path in folder.rglob("*.yaml"):
            if kind := _kind_of(path):
                data = _respelt(shape_of(kind), read_yaml(path).data)
                path.write_text(written_plainly(data), "utf-8")
    return folder


@pytest.fixture
def pair(in_chinese: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A shipped rulebook, and the same with Chinese keys to change."""
    name = in_chinese.name
    return SHIPPED.folder(name), Path(shutil.copytree(in_chinese, tmp_path / name))


def _loaded(path: Path) -> Any:
    """Read a file with the days and numbers of PyYAML, by its parser in C."""
    return yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)


def test_every_key_of_every_file_has_a_chinese_name_of_its_own() -> None:
    for kind in _every_kind():
        assert in_law(kind)
        names = chinese_of(kind)
        assert names.keys() == members_of(kind).keys(), kind
        assert len({*names.values()}) == len(names), kind
        assert not [each for each in names.values() if each.isascii()]


def test_a_rulebook_in_chinese_says_the_same(pair: tuple[Path, Path]) -> None:
    origin, folder = pair
    with speaking("zh"):
        (one, _), (other, documents) = read_whole(origin), read_whole(folder)
        assert str(other.measure) == str(one.measure)
        for part in ("conditions", "materials", "form_checks", "offices", "form", "procedure"):
            assert getattr(one, part) == getattr(other, part), part
        assert [*located_flaws(other, documents)] == []
        assert not [each for each in run_written_cases(folder, other) if each.differences]
        assert is_chosen_by_day(folder) is is_chosen_by_day(origin)


def test_an_editor_takes_a_rulebook_in_chinese(pair: tuple[Path, Path]) -> None:
    _, folder = pair
    with speaking("zh"):
        schema = jsonschema.Draft202012Validator(schema_of("rules", FORM))
        for path in folder.rglob("*.yaml"):
            if path.name != "complete.yaml":
                found = schema.iter_errors(_loaded(path))
                assert [each.message for each in found] == [], path
        wrong = {"条件": [{"编号": "area", "核对": {"方式": "不超过", "标准": "一"}}]}
        assert [*schema.iter_errors(wrong)]


def test_one_key_in_two_spellings_is_refused_at_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "draft"
    shutil.copytree(SHIPPED.folder("liaocheng-2021-97"), folder)
    measure = folder / "measure.yaml"
    measure.write_text(f"{measure.read_text('utf-8')}\n文号: 另一个\n", "utf-8")
    with speaking("zh"):
        with pytest.raises(Unusable) as refused:
            read_measure(folder)
        (problem,) = map(str, refused.value.problems)
    assert problem.endswith("文号：“文号”和“document_number”是同一项。请只保留一处。")


def test_what_is_wrong_is_said_by_the_key_that_the_file_has(pair: tuple[Path, Path]) -> None:
    _, folder = pair
    path = next(folder.glob("*conditions.yaml"))
    path.write_text(path.read_text("utf-8").replace("标准: '100'", "标准: 很多", 1), "utf-8")
    with speaking("zh"):
        with pytest.raises(Unusable) as refused:
            read_whole(folder)
        (problem,) = map(str, refused.value.problems)
    assert re.search("：条件第[12]项.核对.标准：“很多”不是数字。", problem)


def test_a_figure_of_a_chinese_rulebook_is_set_with_words_and_cases(
    pair: tuple[Path, Path],
) -> None:
    _, folder = pair
    with speaking("zh"):
        made = plan_setting(folder, {"area.bound": "120"})
        made.write()
        book, documents = read_whole(folder)
        assert [*located_flaws(book, documents)] == []
        assert not [each for each in run_written_cases(folder, book) if each.differences]
    assert "标准: '120'" in next(folder.glob("*conditions.yaml")).read_text("utf-8")


@pytest.mark.parametrize(
    ("level", "draft", "chosen"),
    [("市级", "否", True), ("国家级", "否", False), ("市级", "是", False)],
)
def test_level_and_draft_are_read_in_chinese(
    tmp_path: Path, level: str, draft: str, chosen: bool
) -> None:
    (tmp_path / "measure.yaml").write_text(f"级别: {level}\n草案: {draft}\n", "utf-8")
    with speaking("zh"):
        assert is_chosen_by_day(tmp_path) is chosen


def test_kinds_of_checks_are_written_as_they_are_called() -> None:
    with speaking("zh"):
        from lccluster.rulebook.conditions import Check

        kinds = shape_of(Check).of
        for word, kind in kinds.by_word.items():
            assert {kinds.word(each) for each in every_wording(kind.words)} == {word}
        assert kinds.word("没有这种") is None


def _without_english(data: Any) -> Any:
    if isinstance(data, list):
        return [_without_english(each) for each in data]
    if isinstance(data, dict):
        kept = {key: each for key, each in data.items() if not (key == "英文" and "中文" in data)}
        return {key: _without_english(each) for key, each in kept.items()}
    return data


def test_a_rulebook_needs_no_english(pair: tuple[Path, Path], run: Run) -> None:
    _, folder = pair
    for path in folder.rglob("*.yaml"):
        data = _without_english(_loaded(path))
        path.write_text(written_plainly(data), "utf-8")
    with speaking("zh"):
        book, documents = read_whole(folder)
        assert [*located_flaws(book, documents)] == []
        assert not [each for each in run_written_cases(folder, book) if each.differences]
    office = book.offices.counties[0]
    for lang in ("zh", "en"):
        shown = run("rules", "show", "--rules", folder, lang=lang)
        assert shown.code == 0, shown.err
        assert book.measure.title.zh in shown.out
        assert office.name.zh in run("rules", "show", "offices", "--rules", folder, lang=lang).out
    made = plan_setting(folder, {"area.bound": "120"})
    assert [path for name in made.changes for path in made.changes[name] if "en" in path] == []


def test_what_a_case_expects_is_written_and_told_in_chinese(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "draft"
    shutil.copytree(SHIPPED.folder("liaocheng-2021-97"), folder)
    cases = folder / "cases" / "04-area.yaml"
    text = cases.read_text("utf-8")
    assert "met 0 km2" in text
    cases.write_text(text.replace("met 0 km2", "符合 0 平方公里"), "utf-8")
    assert "387 个与预期一致" in run("rules", "test", folder, lang="zh").out
    cases.write_text(text.replace("area: met 0 km2", "area: not_met 1 km2", 1), "utf-8")
    failed = run("rules", "test", folder, lang="zh").err
    assert "集群区域面积：预期 不符合 1 平方公里，实际 符合 0 平方公里" in failed


def test_the_guide_says_the_same_law_in_both_languages(tmp_path: Path, run: Run) -> None:
    said = []
    for lang in ("en", "zh"):
        place = tmp_path / lang
        new = ("rules", "new", "liaocheng-2026", "--from", "liaocheng-2021-97")
        assert run(*new, "--in", place / "rules").code == 0
        write_files(place, lang)
        book, _ = read_whole(place / FOLDER)
        fields = [(path, each.label.zh, each.unit) for path, each in book.form.by_path.items()]
        rules = [(each.check, each.label.zh, each.bar) for each in book.conditions.conditions]
        said.append((fields, [_in_one_language(each) for each in rules]))
    assert said[0] == said[1]
    told = GUIDES["zh"].read_text("utf-8")
    with speaking("zh"):
        assert [word for word, kind in by_word(Check).items() if str(kind.words) not in told] == []


def _in_one_language(said: object) -> str:
    return re.sub(r"en='[^']*'|en=\"[^\"]*\"|en=None", "", repr(said))


def test_what_fails_of_the_cases_made_from_a_bound_is_told_in_chinese(
    tmp_path: Path, run: Run
) -> None:
    folder = tmp_path / "draft"
    shutil.copytree(SHIPPED.folder("liaocheng-2021-97"), folder)
    complete = folder / "cases" / "complete.yaml"
    text = complete.read_text("utf-8")
    complete.write_text(text.replace("filled_on: 2025-03-01", "filled_on: 某日"), "utf-8")
    said = run("rules", "check", folder, lang="zh").err
    assert "产业特色：规划目标 不符合：拒绝：预期 —，实际 不是日期（“某日”不是日期。）" in said
    assert "distinct-industry" not in said
    assert "not-a-day" not in said
    assert "not-a-day (" in run("rules", "check", folder, lang="en").err


def test_what_is_put_into_a_document_is_named_in_chinese(tmp_path: Path) -> None:
    origin = SHIPPED.folder("liaocheng-2021-97")
    folder = tmp_path / "draft"
    shutil.copytree(origin, folder)
    assert len({*IN_CHINESE.values()}) == len(IN_CHINESE)
    for words in WORDS:
        path = folder / words.name
        text = path.read_text("utf-8")
        for ours, chinese in IN_CHINESE.items():
            text = text.replace(f"{{{ours}}}", f"{{{chinese}}}")
        path.write_text(text, "utf-8")
        assert not re.search(r"\{[a-z_]+\}", text)
        assert words.read(folder) == words.read(origin)
    letter = folder / "correction-letter.yaml"
    letter.write_text(letter.read_text("utf-8").replace("{申请单位}：", "{某单位}："), "utf-8")
    with speaking("zh"):
        (wrong,) = map(str, LETTER.flaws(folder))
    assert "“{某单位}”" in wrong
    assert "{市局}、{类别}" in wrong
    assert not foreign(wrong.partition("：")[2], "to")


def _filled(keys: Keys | None, data: Any) -> Any:
    """Give a form with Chinese keys."""
    if isinstance(data, list):
        return [_filled(keys, each) for each in data]
    if keys is None or not isinstance(data, dict):
        return data
    named = ((keys.find(key) or (key,), key, value) for key, value in data.items())
    return {
        keys.written(found[0]) if len(found) == 1 else key: _filled(keys.below.get(found[0]), value)
        for found, key, value in named
    }


def test_forms_of_cases_are_filled_in_in_chinese_and_follow_what_is_set(
    pair: tuple[Path, Path],
) -> None:
    _, folder = pair
    with speaking("zh"):
        book, _ = read_whole(folder)
        keys = keys_of(book.form)
        complete = folder / "cases" / "complete.yaml"
        for path in (folder / "cases").glob("*.yaml"):
            data = read_yaml(path).data if path == complete else _loaded(path)
            if path == complete:
                data = _filled(keys, data)
            else:
                cases = [
                    each | {"申请表": _filled(keys, each.get("申请表"))} for each in data["用例"]
                ]
                data["用例"] = [each for each in cases if "two-spellings" not in str(each)]
            path.write_text(written_plainly(data), "utf-8")
        assert "cluster:" not in complete.read_text("utf-8")
        wrong = [each for each in run_written_cases(folder, book) if each.differences]
        assert [(each.name, str(each.differences[0])) for each in wrong] == []
        assert not [each for each in run_generated_cases(folder, book) if each.differences]
        made = plan_setting(folder, {"area.bound": "120"})
        moved = [path for new in made.changes.values() for path in new if path[-1] == "area_km2"]
        assert moved
        made.write()
        assert not [
            each for each in run_written_cases(folder, read_whole(folder)[0]) if each.differences
        ]
