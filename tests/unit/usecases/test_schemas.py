"""The schemas take every file that the readers take, and refuse what is plainly wrong."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from forms import FORM, read_form
from lccluster.errors import Unusable
from lccluster.files.forms.application_file import read_findings
from lccluster.files.register.folder import open_register
from lccluster.files.register.writing import record_text
from lccluster.files.yaml.reader import parse
from lccluster.files.yaml.text import Decoded
from lccluster.files.yaml.typed import building, shapes
from lccluster.files.yaml.typed.schema import SCALARS
from lccluster.form.findings import Findings
from lccluster.form.keys import Keys, keys_in, keys_of
from lccluster.round.call import Call
from lccluster.usecases.schemas.any_file import schema_of
from offices import Office, empty, office  # noqa: F401 - fixtures
from plain_yaml import plain_file, plain_yaml, written_plainly
from registers import KINDS as ACTS
from registers import act, cluster
from rounds_written import CALL_IN_CHINESE as CALL
from running import EXAMPLES, ROOT
from shares import share

KINDS = ("application", "findings", "call", "panel", "record", "rules")
RULES = ROOT / "rules"
FORMS = sorted(
    {*RULES.rglob("complete.yaml"), *EXAMPLES.glob("*/application.yaml")}
    - {EXAMPLES / "mistakes" / "application.yaml"}
)
LAW = sorted(path for path in RULES.rglob("*.yaml") if path.name != "complete.yaml")


@cache
def validator(kind: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema_of(kind, FORM))


def complaints(kind: str, data: Any) -> list[str]:
    return [each.message for each in validator(kind).iter_errors(data)]


def refs(schema: Any) -> Iterator[str]:
    """Every reference in a schema."""
    if isinstance(schema, dict):
        yield from ([schema["$ref"]] if isinstance(schema.get("$ref"), str) else [])
        for each in schema.values():
            yield from refs(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from refs(each)


@pytest.mark.parametrize("kind", KINDS)
def test_every_schema_is_one_and_its_references_lead_somewhere(kind: str) -> None:
    schema = schema_of(kind, FORM)
    jsonschema.Draft202012Validator.check_schema(schema)
    found = set(refs(schema))
    assert found == {f"#/$defs/{name}" for name in schema["$defs"]}


def test_every_reader_of_a_scalar_has_its_schema() -> None:
    assert SCALARS.keys() == shapes.READERS.keys()


@pytest.mark.parametrize("path", LAW, ids=lambda p: p.relative_to(RULES).as_posix())
def test_every_shipped_file_of_a_rulebook_holds(path: Path) -> None:
    assert complaints("rules", plain_file(path)) == []


@pytest.mark.parametrize("path", FORMS, ids=lambda p: p.parent.name)
def test_every_form_that_is_shipped_holds(path: Path) -> None:
    assert complaints("application", plain_file(path)) == []


@pytest.mark.parametrize("path", sorted(EXAMPLES.rglob("*findings.yaml")), ids=lambda p: p.name)
def test_every_findings_file_that_is_shipped_holds(path: Path) -> None:
    assert complaints("findings", plain_file(path)) == []


NEEDS: dict[str, dict[str, Any]] = {
    "annual_report": {"year": 2023},
    "county_report": {"year": 2023},
    "reported": {"year": 2023, "duty": "half_year", "part": 2},
    "cancelled": {"ground": "not-applied"},
    "revoked": {"ground": "14.1"},
    "set_aside": {"of": "R"},
    "voided": {"of": "R", "reason": "误登"},
    "settled": {"of": "R", "reason": "核实", "kept": "A"},
    "renamed": {"name": "冠县轴承产业集群"},
    "corrected": {"of": "R", "values": {"on": "2022-05-10", "note": None}},
}


@pytest.mark.parametrize("kind", ACTS)
def test_a_record_of_every_act_holds_as_it_is_written(kind: str) -> None:
    made = cluster(act(kind, "2024-05-06", note="# 备注", **NEEDS.get(kind, {})))
    data = plain_yaml(record_text(made))
    assert data["events"][-1]["event"] == kind
    assert complaints("record", data) == []
    data["events"][-1]["nobody_knows"] = 1
    assert complaints("record", data)


def test_every_file_of_a_register_holds_packed_and_unpacked(office: Office) -> None:  # noqa: F811
    office("report", "LC-2022-001", "--year", "2023", "--on", "2024-01-12")
    for _ in range(2):
        files = [office.folder / "register.yaml", *open_register(office.folder).files()]
        assert {path.name: complaints("record", plain_file(path)) for path in files} == {
            path.name: [] for path in files
        }
        office("repack")
    assert any(path.name == "2022.yaml" for path in files)


def without(data: Any, *path: Any) -> Any:
    """A copy of data with one key taken out."""
    head, *rest = path
    if isinstance(data, list):
        return [without(each, *rest) if at == head else each for at, each in enumerate(data)]
    if not rest:
        return {key: value for key, value in data.items() if key != head}
    return data | {head: without(data[head], *rest)}


def changed(data: Any, value: Any, *path: Any) -> Any:
    """A copy of data with one value put in."""
    head, *rest = path
    below = changed(data[head], value, *rest) if rest else value
    if isinstance(data, list):
        return [below if at == head else each for at, each in enumerate(data)]
    return data | {head: below}


CITY = RULES / "liaocheng-2021-97"
WRONG_LAW: list[tuple[str, Any, tuple[Any, ...]]] = [
    ("04-conditions.yaml", "hundred", ("conditions", 1, "check", "unit")),
    ("04-conditions.yaml", "at_mots", ("conditions", 1, "check", "kind")),
    ("04-conditions.yaml", 1, ("conditions", 1, "check", "bund")),
    ("04-conditions.yaml", [100], ("conditions", 1, "check", "bound")),
    ("04-conditions.yaml", "第4条", ("conditions", 1, "article")),
    ("04-conditions.yaml", "zero", ("waivers", 0, "claimed_by_rank", 0, "up_to")),
    ("04-conditions.yaml", 1, ("condition",)),
    ("06-materials.yaml", "yes", ("materials", 0, "sealed")),
    ("06-materials.yaml", 1, ("materials", 0, "seald")),
    ("measure.yaml", "20260831", ("in_force", "until")),
    ("measure.yaml", 0, ("validity", "years")),
    ("measure.yaml", "2-20", ("duties", 0, "due_on")),
    ("measure.yaml", "civil", ("validity", "counting")),
    ("form-checks.yaml", "not_above_it", ("contradictions", 0, "kind")),
    ("form-checks.yaml", "同意", ("recommendation", "agrees")),
    ("offices.yaml", "茌平县", ("counties", 0, "former")),
    ("form.yaml", "集群面积", ("groups", 4, "fields", 1, "also")),
    ("correction-letter.yaml", 1, ("parts", 0, "about")),
    ("notices.yaml", 1, ("notices", "review", "paragraph")),
    ("notices.yaml", "perhaps", ("notices", "public", "addressed")),
    ("pack-letter.yaml", 1, ("columns", "who")),
    ("round-drafts.yaml", 1, ("drafts", "notice", "annex")),
    ("cases/04-area.yaml", "eligble", ("cases", 0, "expect", "verdict")),
    ("cases/04-area.yaml", 1, ("cases", 0, "nmae")),
]  # fmt: skip


@pytest.mark.parametrize(("file", "value", "path"), WRONG_LAW)
def test_a_wrong_word_in_a_rulebook_is_refused(
    file: str, value: Any, path: tuple[Any, ...]
) -> None:
    assert complaints("rules", changed(plain_file(CITY / file), value, *path))


@pytest.mark.parametrize("file", ["measure.yaml", "04-conditions.yaml", "06-materials.yaml", "form-checks.yaml", "offices.yaml"])  # fmt: skip
def test_a_file_of_a_rulebook_without_one_of_its_keys_is_refused(file: str) -> None:
    data = plain_file(CITY / file)
    document = parse(Decoded(file, (CITY / file).read_text("utf-8"), b""))
    for key in data:
        shorter = without(data, key)
        kind = next(each for name, each in _parts().items() if name == file)
        _, problems = building.build(
            kind,
            parse(Decoded(file, written_plainly(without(document.data, key)), b"")),
        )
        assert bool(complaints("rules", shorter)) >= bool(problems), key


def _parts() -> dict[str, type]:
    from lccluster.files.rules.rulebook_folder import parts

    return {file: kind for file, (_, kind) in parts().items()}


WRONG_RECORDS: list[tuple[Any, tuple[Any, ...]]] = [
    ("recognized", ("events", 0, "event")),
    ("2022/05/09", ("events", 0, "on")),
    (["a"], ("name",)),
    ({"a": 1}, ("events",)),
    ("有效", ("status",)),
]


@pytest.mark.parametrize(("value", "path"), WRONG_RECORDS)
def test_a_wrong_record_is_refused(value: Any, path: tuple[Any, ...]) -> None:
    good = plain_yaml(record_text(cluster()))
    assert complaints("record", good) == []
    assert complaints("record", changed(good, value, *path))


WRONG_FORMS: list[tuple[Any, tuple[Any, ...]]] = [
    (1, ("countyy",)),
    ([1, 2], ("cluster", "area_km2")),
    (-3, ("enterprises", "total")),
    (0, ("enterprises", "total")),
    (0, ("cluster", "area_km2")),
    (120, ("shares",)),
    ("maybe", ("county_opinion", "sealed")),
    ({"file": "a.pdf", "seald": True}, ("materials", "introduction")),
    ({"name": "甲"}, ("products",)),
]


@pytest.mark.parametrize(("value", "path"), WRONG_FORMS)
def test_a_wrong_form_is_refused(value: Any, path: tuple[Any, ...]) -> None:
    good = plain_file(EXAMPLES / "complete" / "application.yaml")
    assert complaints("application", changed(good, value, *path))


WRONG_FINDINGS: list[tuple[Any, tuple[Any, ...]]] = [
    ("mett", ("findings", 0, "outcome")),
    ("perhaps", ("findings", 0, "waiver")),
    (-1, ("findings", 0, "bound")),
    (1, ("findings", 0, "reasons")),
    ("符合", ("findings",)),
]


@pytest.mark.parametrize(("value", "path"), WRONG_FINDINGS)
def test_wrong_findings_are_refused(value: Any, path: tuple[Any, ...]) -> None:
    good = plain_file(EXAMPLES / "complete" / "findings.yaml")
    assert complaints("findings", changed(good, value, *path))


OFFICE = ROOT / "examples" / "office"
IN_CHINESE = {
    "call": plain_yaml(CALL),
    "panel": plain_yaml(
        "专家: [{编号: E1, 姓名: 甲某, 工作单位: 某大学, 利害关系: [{对象: 冠县, 关系: 顾问}]}]"
    ),
}
IN_ENGLISH = {
    "call": {
        **{"rulebook": "liaocheng-2021-97", "title": "通知", "document_number": "1号"},
        **{"issued_on": "2025-03-01", "applications_until": "2025-05-31"},
        "recommendations_until": "2025-06-30",
        "notice": {"length": 5, "counted_in": "working_days", "first_day_counts": True},
        "quotas": {"冠县": 2},
        "panel": {"at_least": 3, "aspects": {"经营": 40, "能力": "60"}},
    },
    "panel": {"experts": [{"id": "E1", "name": "甲某", "unit": "某大学", "ties": []}]},
}


@pytest.mark.parametrize("kind", IN_CHINESE)
def test_calls_and_panels_hold_in_either_language(kind: str) -> None:
    assert complaints(kind, IN_CHINESE[kind]) == []
    assert complaints(kind, IN_ENGLISH[kind]) == []


def test_a_call_and_a_panel_that_are_shipped_hold() -> None:
    assert complaints("call", plain_file(OFFICE / "通知.yaml")) == []
    assert complaints("panel", plain_file(OFFICE / "专家.yaml")) == []


WRONG_TERMS: list[tuple[str, Any, tuple[Any, ...]]] = [
    ("call", "2025/3/1", ("印发日期",)),
    ("call", "工作天", ("公示", "计算方式")),
    ("call", 1, ("公示", "日数")),
    ("call", "两个", ("推荐名额", "冠县")),
    ("call", 1, ("截止",)),
    ("panel", "同学", ("专家", 0, "利害关系", 0, "关系")),
    ("panel", 1, ("专家", 0, "单位")),
]


@pytest.mark.parametrize(("kind", "value", "path"), WRONG_TERMS)
def test_a_wrong_call_or_panel_is_refused(kind: str, value: Any, path: tuple[Any, ...]) -> None:
    assert complaints(kind, changed(IN_CHINESE[kind], value, *path))


@pytest.mark.parametrize("said", [IN_CHINESE, IN_ENGLISH], ids=["zh", "en"])
@pytest.mark.parametrize("kind", IN_CHINESE)
def test_a_key_that_a_call_or_a_panel_needs_is_asked_for(kind: str, said: dict[str, Any]) -> None:
    may_lack = ("推荐名额", "评审", "quotas", "panel")
    for key in said[kind]:
        assert bool(complaints(kind, without(said[kind], key))) == (key not in may_lack), key


def test_every_key_of_a_call_is_offered_under_its_chinese_name() -> None:
    offered = schema_of("call", FORM)["$defs"]["Call"]["properties"]
    for key, label in Call.IN_CHINESE.items():
        assert offered[label] == offered[key]
        assert offered[key]["title"] == label


# --- whatever the readers take


def spelt(known: Keys, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every spelling of every key, below the names of the groups that it stands in."""
    for spelling, found in known.by_spelling.items():
        yield path, spelling
        if len(found) == 1 and (below := known.below.get(found[0])) and spelling == found[0]:
            yield from spelt(below, (*path, spelling))


LISTS = ("products", "yearly", "findings")
SPELT = [("application", *each) for each in spelt(keys_of(FORM))]
SPELT += [("findings", *each) for each in spelt(keys_in(Findings))]


def nested(kind: str, path: tuple[str, ...], key: str) -> Any:
    """A file with one key, left blank; only the list of findings is asked for."""
    is_list = kind == "findings" and keys_in(Findings).find(key) == ("findings",)
    data: Any = {key: [] if is_list else None}
    for name in reversed(path):
        data = {name: [data] if name in (*LISTS, *keys_of(FORM).below["materials"].names) else data}
    return data


def accepted(kind: str, text: str) -> bool:
    """Tell whether the reader takes a text."""
    try:
        document = parse(Decoded("x.yaml", text, b""))
        read_form(document) if kind == "application" else read_findings(document)
    except Unusable:
        return False
    return True


def in_full_width(text: str) -> str:
    return "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in text)


@pytest.mark.parametrize(
    "written", [str, str.upper, in_full_width, " ".join], ids=["as it is", "upper", "full width", "blanks"]
)  # fmt: skip
def test_a_key_is_taken_in_every_spelling_that_the_reader_knows(written: Any) -> None:
    assert len(SPELT) > 150
    for kind, path, key in share(SPELT, 50, written.__name__):
        text = yaml.dump(
            nested(kind, path, written(key)),
            Dumper=yaml.CSafeDumper,
            allow_unicode=True,
            width=10**6,
        )
        assert accepted(kind, text), text
        assert complaints(kind, plain_yaml(text)) == [], text


@pytest.mark.parametrize(
    "heading", ["2024年经济效益", "２０２４年经济效益", "2024年 经济效益", "2024年economics"]
)
def test_the_heading_of_the_results_may_carry_its_year(heading: str) -> None:
    text = f"{heading}: {{营业收入: 30}}\n"
    assert accepted("application", text)
    assert complaints("application", plain_yaml(text)) == []


CELLS = [
    ("applicant",),
    ("filled_on",),
    ("cluster", "area_km2"),
    ("enterprises", "total"),
    ("enterprises", "in_park"),
    ("economics", "year"),
    ("economics", "revenue_yi"),
    ("economics", "profit_yi"),
    ("average_growth",),
    ("shares", "sme_output"),
    ("standing", "city_rank"),
    ("standing", "foremost_in_province"),
    ("county_opinion", "sealed"),
    ("materials", "introduction"),
    ("materials", "introduction", "characters"),
]
WRITTEN = [
    "", "~", "null", "-", "—", "/", "'\\'", "0", "1", "12", "30.00", "42.6", "-2", "1168.4", "'1,168.4'", "1 168.4", "４２．６",
    "12%", "0.5%", "100", "101", "32.82亿元", "328200万元", "42.6 平方公里", "15万亩", "不足30户", "约35", "30余户", "28①",
    "2024", "2024年", "二〇二四年", "2025-03-01", "2025/3/1", "2025.3.1", "2025.3", "20250301", "2025年3月1日", "二〇二五年三月一日",
    "true", "True", "FALSE", "yes", "No", "是", "否", "有", "无", "√", "×", "' 是 '", "a.pdf", "材料/简介.docx", "'2025'",
]  # fmt: skip


@pytest.mark.parametrize("path", CELLS, ids=".".join)
def test_a_cell_that_the_reader_takes_the_schema_takes(path: tuple[str, ...]) -> None:
    taken = []
    for written in WRITTEN:
        *groups, last = path
        text = "".join(f"{'  ' * at}{name}:\n" for at, name in enumerate(groups))
        text += f"{'  ' * len(groups)}{last}: {written}\n"
        if accepted("application", text):
            taken.append(written)
            assert complaints("application", plain_yaml(text)) == [], written
    assert len(taken) > 5


numbers = st.decimals(-500, 10**9, places=3).map(lambda each: f"{each:f}") | st.integers(-9, 10**12)
days = st.dates().flatmap(
    lambda day: st.sampled_from(
        [f"{day}", f"{day.year:04}/{day.month}/{day.day}", f"{day.year:04}.{day.month}.{day.day}",
         f"{day.year:04}{day.month:02}{day.day:02}", f"{day.year:04}年{day.month}月{day.day}日"]
    )
)  # fmt: skip


@given(st.sampled_from(CELLS), numbers.map(str) | days)
def test_every_number_and_day_that_the_reader_takes_the_schema_takes(
    path: tuple[str, ...], written: str
) -> None:
    text = f"{{{': {'.join(path)}: {written}{'}' * len(path)}"
    refused = complaints("application", plain_yaml(text))
    assert accepted("application", text) <= (not refused)
