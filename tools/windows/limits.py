"""What a folder may be so that every Windows computer can take it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from windows.refusal import NotMade

LONGEST = 130  # signs below the folder; Windows takes 259 in all, and a usual place has up to 70
MOST = 70_000_000  # bytes
DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
ODD = re.compile(r'[<>:"|?*\\\x00-\x1f]')


def hold(sizes: Mapping[str, int]) -> None:
    """Raise NotMade for the first name, or the size, that some Windows computer would refuse."""
    names = sorted(sizes)
    _hold_names(
        name for name in names if len(name) > LONGEST or not all(map(_usual, name.split("/")))
    )
    _hold_names(_differing_by_case(names))
    if (total := sum(sizes.values())) > MOST:
        raise NotMade(
            f"共 {total / 1e6:.1f} MB，超过 {MOST / 1e6:.0f} MB。请核对所用的组件。",
            f"{total / 1e6:.1f} MB are more than {MOST / 1e6:.0f} MB. Look at the wheels.",
        )


def _usual(step: str) -> bool:
    """Tell whether Windows takes a name of a file or folder."""
    odd = ODD.search(step) or DEVICES.fullmatch(step) or step != step.rstrip(". ")
    return bool(step) and not odd


def _hold_names(refused: Iterable[str]) -> None:
    for name in refused:
        raise NotMade(
            f"Windows 不能使用这个文件名：{name}。请核对所用的组件。",
            f"Windows cannot use the name {name}. Look at the wheels.",
        )


def _differing_by_case(names: Iterable[str]) -> Iterable[str]:
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            yield name
        seen.add(name.casefold())
