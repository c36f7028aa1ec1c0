"""Bytes to text, and every way in which a disk gives no file."""

from __future__ import annotations

import codecs
import os
from pathlib import Path

import pytest

from lccluster.errors import Unusable
from lccluster.files.yaml.text import LARGEST, decode, read_bytes, unreadable


def _code(data: bytes) -> str:
    with pytest.raises(Unusable) as refused:
        decode(data, "form.yaml")
    return refused.value.problems[0].code


def test_utf_8_needs_no_notice() -> None:
    assert decode("莘县".encode(), "f").notice is None


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode(codecs.BOM_UTF8 + "莘县".encode(), "f").text == "莘县"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_read_by_its_byte_order_mark(encoding: str) -> None:
    bom = codecs.BOM_UTF16_LE if encoding.endswith("le") else codecs.BOM_UTF16_BE
    assert decode(bom + "莘县".encode(encoding), "f").text == "莘县"


@pytest.mark.parametrize("text", ["莘县", "㐀", "🐉", "临清市纺织特色产业集群"])
def test_gbk_and_gb_18030_are_read_with_a_notice(text: str) -> None:
    decoded = decode(text.encode("gb18030"), "f")
    assert decoded.text == text
    assert decoded.notice is not None
    assert decoded.notice.code == "not-utf-8"


@pytest.mark.parametrize("data", [b"\xff\xff", b"\x80\x80", b"\xff\xfe\x00", b"\xef\xbb\xbf\xff"])
def test_bytes_of_no_encoding_are_refused(data: bytes) -> None:
    assert _code(data) == "unknown-encoding"


def test_a_nul_is_refused_with_its_place() -> None:
    with pytest.raises(Unusable) as refused:
        decode("甲\n乙丙\0".encode(), "f")
    (problem,) = refused.value.problems
    assert (problem.code, problem.line, problem.column) == ("nul-character", 2, 3)


def _reading(path: Path) -> str:
    with pytest.raises(Unusable) as refused:
        read_bytes(path, "shown.yaml")
    (problem,) = refused.value.problems
    assert problem.file == "shown.yaml"
    assert problem.hint is not None
    return problem.code


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert _reading(tmp_path / "x.yaml") == "no-such-file"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert _reading(tmp_path) == "is-a-folder"


def test_a_name_with_a_nul_is_no_file(tmp_path: Path) -> None:
    assert _reading(tmp_path / "a\0.yaml") == "unreadable-file"


def test_a_name_longer_than_the_disk_takes(tmp_path: Path) -> None:
    assert _reading(tmp_path / f"{'县' * 86}.yaml") == "name-too-long"


def test_a_file_larger_than_any_form(tmp_path: Path) -> None:
    big = tmp_path / "big.yaml"
    big.write_bytes(b"#" * (LARGEST + 1))
    assert _reading(big) == "too-large"


def test_a_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    big = tmp_path / "big.yaml"
    big.write_bytes(b"#" * LARGEST)
    assert len(read_bytes(big, "big.yaml")) == LARGEST


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"a: 1")

    def refuse(_: Path, _how: int) -> int:
        raise PermissionError

    monkeypatch.setattr(os, "open", refuse)
    assert _reading(file) == "no-permission"


@pytest.mark.parametrize("error", [OSError(), TimeoutError(), ValueError()])
def test_every_other_failure_of_a_disk_is_one_sentence(error: Exception) -> None:
    assert unreadable(error, "f").code == "unreadable-file"
