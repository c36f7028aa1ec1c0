"""Seals, heads and what is noted of packs as lines of JSON; a seal of format 1 has its number as `n`, not `i`."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from msgspec.json import encode, format
from msgspec.structs import asdict

from lccluster.files.register import layout
from lccluster.register.joining.brought import Sent
from lccluster.register.sealing.heads import Covered, Head
from lccluster.register.sealing.seal import Seal

_KINDS = {"i": int} | dict.fromkeys(("cluster", "event", "alg", "hash", "prev"), str)


def line_of(said: Seal | Head | Sent) -> bytes:
    """Draw a seal as its line in a writer's chain, a head, or what is noted of a pack, as its own."""
    return on_one_line(asdict(said))


def numbered_line(seal: Seal) -> bytes:
    """Draw a seal of format 1 as its line in an office's chain."""
    return on_one_line({"n" if key == "i" else key: value for key, value in asdict(seal).items()})


def on_one_line(words: dict[str, Any]) -> bytes:
    """Draw texts, numbers and groups of them, in the bytes of `json`, which takes longer to load."""
    try:
        return format(encode(words), indent=0)
    except TypeError:  # a text that its file puts together from several lines
        import json

        return json.dumps(words, ensure_ascii=False).encode()


def _words(line: bytes | str) -> Any:
    import json

    return json.loads(line)


def seal_of(line: bytes | str, name: str) -> Seal:
    """Read a line of the chain of a name; raises ValueError, TypeError and the like where it is no seal."""
    number = "n" if layout.is_numbered(name) else "i"
    if isinstance(line, bytes) and (plain := _plain(number).fullmatch(line)):
        return Seal(
            int(plain[1]), *[each.decode("utf-8", "surrogatepass") for each in plain.groups()[1:]]
        )
    words = _words(line)
    if number == "n":
        words = {"i": words.pop("n"), **words}
    seal = Seal(**words)
    if any(type(value) is not _KINDS[key] for key, value in asdict(seal).items()):
        raise TypeError
    return seal


@cache
def _plain(number: str) -> re.Pattern[bytes]:
    """Match a line as the tool draws it, in which nothing is escaped: read in a fifth of the time."""
    text = rb'"([^"\\\x00-\x1f]*)"'
    rest = b"".join(b', "%s": %s' % (key.encode(), text) for key in [*_KINDS][1:])
    return re.compile(rb'\{"%s": (0|[1-9][0-9]{0,17})%s\}' % (number.encode(), rest))


def head_of(line: bytes | str) -> Head:
    """Read a line of heads; raises ValueError, TypeError, KeyError and the like where it is none."""
    words = _words(line)
    covers = covered_of(words.pop("covers"))
    head = Head(covers=covers, **words)
    if not (isinstance(head.code, str) and isinstance(head.on, str)):
        raise TypeError
    return head


def sent_of(line: bytes | str) -> Sent:
    """Read what is noted of a pack; raises ValueError, TypeError, KeyError and the like where it is none."""
    words = _words(line)
    carries, heads = covered_of(words.pop("carries")), counts_of(words.pop("heads"))
    sent = Sent(carries=carries, heads=heads, **words)
    if [type(each) for each in (sent.sequence, sent.to, sent.digest)] != [int, str, str]:
        raise TypeError
    return sent


def counts_of(words: Any) -> dict[str, int]:
    """Read numbers by name; raises TypeError, AttributeError where there is anything else."""
    if any(type(each) is not int for each in words.values()):
        raise TypeError
    return dict(words)


def covered_of(words: Any) -> dict[str, Covered]:
    """Read lengths and links by name; raises TypeError, AttributeError where there is anything else."""
    return {str(key): _covered(*value) for key, value in words.items()}


def _covered(length: Any, link: Any) -> Covered:
    if type(length) is not int or type(link) is not str:
        raise TypeError
    return length, link
