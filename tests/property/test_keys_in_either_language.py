"""The law of keys: a file says the same in whichever language each of its keys is spelt."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from forms import FORM, read_form
from lccluster.errors import Fault, Unusable
from lccluster.files.round.call_and_panel import read_call, read_panel
from lccluster.files.round.working_days import YearCalendar
from lccluster.files.yaml.own_names import in_own_names
from lccluster.files.yaml.reader import Document, parse
from lccluster.files.yaml.text import Decoded
from lccluster.files.yaml.typed.keys import keys_for
from lccluster.form.findings import Findings
from lccluster.form.keys import Keys, keys_in, keys_of
from lccluster.language import Message
from lccluster.register.promulgated import PromulgatedList
from lccluster.round.call import Call
from lccluster.round.reviewing.panel import Panel
from lccluster.usecases.register.exchange.promulgated import read_list
from running import EXAMPLES, ROOT, speaking
from shares import examples
from shipped import BOOK

OFFICE = ROOT / "examples" / "office"
KINDS = {
    "call": (OFFICE / "通知.yaml", keys_for(Call), lambda path: read_call(path, BOOK.offices)),
    "panel": (OFFICE / "专家.yaml", keys_for(Panel), read_panel),
    "list": (OFFICE / "名录.yaml", keys_for(PromulgatedList), read_list),
}
FORMS = [
    each for each in sorted(EXAMPLES.glob("*/application.yaml")) if "mistakes" not in str(each)
]


def _document(data: Any) -> Document:
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    return parse(Decoded("file.yaml", text, text.encode()))


def _mixed(data: Any, keys: Keys | None, draw: Any) -> Any:
    """Spell each key in one language or the other."""
    if isinstance(data, list):
        return [_mixed(each, keys, draw) for each in data]
    if keys is None or not isinstance(data, dict):
        return data
    mixed = {}
    for key, value in data.items():
        found = keys.find(key) or ()
        name = found[0] if len(found) == 1 else key
        spelt = draw(st.sampled_from([name, keys.labels.get(name, name)]))
        mixed[spelt] = _mixed(value, keys.below.get(name), draw)
    return mixed


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.parent.name)
@given(drawn=st.data())
@examples(20)
def test_an_application_says_the_same(path: Path, drawn: st.DataObject) -> None:
    data = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    mixed = _document(_mixed(data, keys_of(FORM), drawn.draw))
    try:
        plain = read_form(_document(data))
    except Unusable as unusable:
        with pytest.raises(Unusable) as raised:
            read_form(mixed)
        assert raised.value.args == unusable.args
        return
    assert read_form(mixed).application == plain.application


@pytest.mark.parametrize("kind", KINDS)
@given(drawn=st.data())
@examples(20)
def test_what_an_office_writes_says_the_same(
    kind: str, drawn: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path, keys, read = KINDS[kind]
    data = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    other = tmp_path_factory.getbasetemp() / f"{kind}.yaml"
    text = yaml.dump(_mixed(data, keys, drawn.draw), Dumper=yaml.CSafeDumper, allow_unicode=True)
    other.write_text(text, encoding="utf-8")
    assert read(other) == read(path)


@pytest.mark.parametrize("kind", [Call, Panel, PromulgatedList, YearCalendar])
def test_no_two_keys_of_a_group_have_one_spelling(kind: Any) -> None:
    with speaking("zh"):
        for keys in (keys_for(kind), *keys_for(kind).below.values()):
            assert len(set(keys.labels.values())) == len(keys.labels) == len(keys.names)
            assert not any(each.isascii() for each in keys.labels.values())


@pytest.mark.parametrize("keys", [keys_of(FORM), keys_in(Findings)])
def test_every_label_finds_its_own_field(keys: Keys) -> None:
    for place in (keys, *keys.below.values()):
        assert {place.find(label): (name,) for name, label in place.labels.items()} == {
            (name,): (name,) for name in place.names
        }


def test_one_key_in_two_spellings_is_refused_at_the_second_and_both_are_named() -> None:
    document = _document({"experts": [{"编号": "E1", "name": "甲", "姓名": "乙", "unit": "丙"}]})
    with pytest.raises(Unusable) as raised:
        in_own_names(Panel, document)
    (problem,) = raised.value.problems
    assert (problem.code, problem.field, problem.line) == ("two-spellings", "experts[0].姓名", 4)
    assert problem.message.values == {"key": "姓名", "first": "name"}


def test_what_is_wrong_is_named_as_the_file_spells_it() -> None:
    document = in_own_names(Panel, _document({"专家": [{"编号": "E1"}]}))
    problem = document.problem(("experts", 0, "id"), Fault("x", Message("")))
    assert (problem.field, problem.line) == ("专家[0].编号", 2)
