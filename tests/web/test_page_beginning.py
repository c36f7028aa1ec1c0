"""A register is begun from the page where none is, and the first title is entered there; never over anything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lccluster.catalogs import speak
from pages import Visitor, office_at, served

BEGIN = "/begin"


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Visitor]:
    speak("zh")
    (tmp_path / "rounds").mkdir()
    with served(office_at(tmp_path)) as visitor:
        yield visitor.enter()


def test_a_register_is_begun_without_a_command(page: Visitor, tmp_path: Path) -> None:
    for address in ("/", "/titles"):
        assert f'href="{BEGIN}"' in page.get(address).text
        assert "lccluster" not in page.get(address).text
    shown = page.get(BEGIN)
    assert str(tmp_path / "register") in shown.text
    assert "聊工信发〔2021〕97号" in shown.text
    assert not (tmp_path / "register").exists()
    assert page.post(BEGIN).status == 200
    assert (tmp_path / "register" / "register.yaml").is_file()
    assert "手工登记认定" in page.get("/titles").text
    before = sorted((tmp_path / "register").rglob("*"))
    assert "手工登记认定" in page.post(BEGIN).text  # it was clicked twice
    assert page.get(BEGIN).headers["Location"] == "/titles"
    assert sorted((tmp_path / "register").rglob("*")) == before


def test_a_folder_in_which_something_lies_is_left_as_it_is(page: Visitor, tmp_path: Path) -> None:
    (tmp_path / "register").mkdir()
    (tmp_path / "register" / "笔记.txt").write_text("甲", "utf-8")
    got = page.post(BEGIN)
    assert got.status == 422
    assert 'role="alert"' in got.text
    assert [each.name for each in (tmp_path / "register").iterdir()] == ["笔记.txt"]


def test_who_may_write_nothing_begins_nothing(tmp_path: Path) -> None:
    (tmp_path / "rounds").mkdir()
    with served(office_at(tmp_path, read_only=True)) as visitor:
        page = visitor.enter()
        assert BEGIN not in page.get("/titles").text + page.get("/").text
        assert page.get(BEGIN).status == page.post(BEGIN).status == 404
