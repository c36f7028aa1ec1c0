"""The engine of the templates: escaped by itself, no figure rounded in silence, nothing undefined passed over."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from minijinja import TemplateError

from lccluster.language import Message
from lccluster.render.page.engine import filled_in


def _filled(room: Path, template: str, **facts: object) -> str:
    (room / "own.html").write_text(template, encoding="utf-8")
    return filled_in("own.html", {"brand": Message("Titles")}, room, **facts).decode()


def test_every_text_is_escaped_and_an_address_keeps_its_slashes(tmp_path: Path) -> None:
    texts = {"said": "<b>'\"&", "message": Message("<{x}>", x="/"), "address": "/titles/LC"}
    drawn = _filled(tmp_path, "{{ said }}{{ message }}{{ address }}", **texts)
    assert drawn == "&lt;b&gt;&#39;&#34;&amp;&lt;/&gt;/titles/LC"


def test_what_a_macro_drew_is_not_escaped_twice_and_its_words_are(tmp_path: Path) -> None:
    macro = "{% macro line(text) %}<p>{{ text }}</p>{% endmacro %}"
    assert _filled(tmp_path, f"{macro}{{{{ line(said) }}}}", said="<") == "<p>&lt;</p>"


def test_what_a_function_gives_is_escaped_too(tmp_path: Path) -> None:
    assert "&lt;i&gt;" in _filled(tmp_path, "{{ labelled('<i>', 1) }}")
    assert "&lt;i&gt;" in _filled(tmp_path, "{{ listed(['<i>', 'x']) }}")


@pytest.mark.parametrize("figure", [Decimal("0.1"), Decimal("12345678901234567.89"), 0.5])
def test_a_figure_that_is_no_text_is_refused(tmp_path: Path, figure: object) -> None:
    with pytest.raises(TypeError):
        _filled(tmp_path, "{{ figure }}", figure=figure)


def test_a_place_in_a_drawing_says_that_it_is_meant(tmp_path: Path) -> None:
    assert _filled(tmp_path, "{{ (100 * 1 / 4) | string }} {{ count }}", count=3) == "25.0 3"


@pytest.mark.parametrize("template", ["{{ nobody }}", "{{ words.nobody }}", "{{ said.nobody }}"])
def test_what_is_not_there_is_a_mistake(tmp_path: Path, template: str) -> None:
    with pytest.raises(TemplateError):
        _filled(tmp_path, template, said={"x": 1})


def test_what_is_left_out_by_a_condition_is_nothing(tmp_path: Path) -> None:
    assert _filled(tmp_path, "[{{ 'x' if said }}]{% if not said %}no{% endif %}", said="") == "[]no"
