"""The language without any setting, and what the system says of it."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Mapping
from types import SimpleNamespace

import pytest

from lccluster.cli.program.settings import take_settings


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "zh"),
        ({"LANG": ""}, "zh"),
        ({"LANG": "C"}, "zh"),
        ({"LANG": "POSIX"}, "zh"),
        ({"LC_ALL": "C.UTF-8"}, "zh"),
        ({"LANG": "fr_FR.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.GB18030"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LC_MESSAGES": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "C", "LANG": "en_US.UTF-8"}, "zh"),
        ({"LCCLUSTER_LANG": "en"}, "en"),
    ],
)
def test_who_says_neither_language_is_spoken_to_in_chinese(
    environment: Mapping[str, str], language: str, voice: None
) -> None:
    settings, _ = take_settings(["check"], environment)
    assert settings.language == language


@pytest.mark.parametrize(
    ("number", "language"), [(0x0804, "zh"), (0x0409, "en"), (0x040C, "zh"), (0xFFFF, "zh")]
)
def test_windows_is_asked_for_the_language_of_its_menus(
    number: int, language: str, monkeypatch: pytest.MonkeyPatch, voice: None
) -> None:
    kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda: number)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    settings, _ = take_settings([], {})
    assert settings.language == language


def test_a_process_without_any_setting_speaks_chinese() -> None:
    names = ("LANG", "LANGUAGE", "LCCLUSTER_LANG")
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in names and not name.startswith("LC_")
    }
    ran = subprocess.run(
        [sys.executable, "-m", "lccluster", "nothing"],
        env={**kept, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert "没有“nothing”这个命令" in ran.stderr.decode()
