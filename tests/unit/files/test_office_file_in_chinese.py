"""`office.yaml` is written in the language spoken, and read in either."""

from __future__ import annotations

from pathlib import Path

import pytest

from lccluster.errors import Unusable
from lccluster.files.register.installation import read_installation, write_installation
from lccluster.register.installation import Installation
from running import speaking
from shipped import BOOK

HERE = Installation("冠县-7F3K", "冠县", "王某")


@pytest.mark.parametrize(("language", "keys"), [("zh", "登记标识 单位 经办人"), ("en", "writer office person")])  # fmt: skip
def test_it_is_written_in_the_language_spoken_and_read_in_either(
    language: str, keys: str, tmp_path: Path
) -> None:
    path = tmp_path / "office.yaml"
    with speaking(language):
        write_installation(path, HERE)
    assert [line.partition(":")[0] for line in path.read_text("utf-8").splitlines()] == keys.split()
    for other in ("zh", "en"):
        with speaking(other):
            assert read_installation(path, BOOK.offices) == HERE


def test_a_key_in_two_spellings_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "office.yaml"
    path.write_text("writer: 冠县-7F3K\noffice: 冠县\n单位: 冠县\n", "utf-8")
    with pytest.raises(Unusable) as refused:
        read_installation(path, BOOK.offices)
    assert [each.code for each in refused.value.problems] == ["two-spellings"]
