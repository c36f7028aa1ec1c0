"""The global options, taken wherever they stand on the line, because the language comes first."""

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from lccluster.catalogs import speak
from lccluster.choices import typed_word
from lccluster.language import LANGUAGES, Listing, Message, choose

if TYPE_CHECKING:
    from lccluster.errors import Problem


class Settings(NamedTuple):
    """What holds for every command."""

    language: str = "zh"
    colour: bool = True
    quiet: bool = False
    register: str = "register"
    round: str | None = None  # as it was named on the line
    usual_round: str | None = None  # else that of the environment, else the year's
    named_register: bool = False  # on the line

    @property
    def named_round(self) -> str | None:
        """Give the round's folder as it was named, on the line or for all commands."""
        return self.round or self.usual_round

    def again(self, command: str) -> str:
        """Give a command with the register and the round that this line named, where it asks for them."""
        group = command.removeprefix("lccluster ").split()[0]
        said = [command]
        if self.named_register and group in ("register", "round"):
            said += _unless_said(command, "--register", self.register)
        if self.round and group == "round":
            said += _unless_said(command, "--round", self.round)
        return " ".join(said)


def _unless_said(command: str, option: str, word: str) -> list[str]:
    return [] if f" {option} " in command else [option, typed_word(word)]


UNSAID = "…"
_VALUED, _FLAGS = ("--lang", "--register", "--round"), ("--no-color", "--quiet")


def take_settings(argv: list[str], environment: Mapping[str, str]) -> tuple[Settings, list[str]]:
    """Take `--lang`, `--register`, `--round`, `--no-color` and `--quiet` out of the line; raises Unusable."""
    end = argv.index("--") if "--" in argv else len(argv)
    said, kept = _taken(argv[:end])
    named, register = said.get("--lang"), said.get("--register")
    if named is not None and named not in LANGUAGES:
        from lccluster.errors import Unusable

        speak(choose(None, environment, _locale(environment)))
        raise Unusable(_no_such_language(named))
    usual = environment.get("LCCLUSTER_REGISTER") or "register"
    settings = Settings(
        choose(named, environment, _locale(environment)),
        "--no-color" not in said and not environment.get("NO_COLOR"),
        "--quiet" in said,
        usual if register is None else register,
        said.get("--round"),
        environment.get("LCCLUSTER_ROUND"),
        named_register=register is not None,
    )
    return settings, kept + argv[end:]


def refuse_unsaid(words: list[str]) -> None:
    """Refuse a line that was copied with the dots of what is to be typed: no reason, paper or file is called so."""
    if any(word == UNSAID or word.endswith(f"={UNSAID}") for word in words):
        from lccluster.errors import Fault, Unusable

        raise Unusable(Fault("not-said", Message("Write what is meant in place of “…”.")).at())


def _taken(argv: list[str]) -> tuple[dict[str, str], list[str]]:
    """Part the global options, each with its value, from the other words."""
    said, kept = dict[str, str](), list[str]()
    words = iter(argv)
    for word in words:
        name, given, value = word.partition("=")
        if name in _VALUED:
            said[name] = value if given else next(words, "")
        elif word in _FLAGS:
            said[word] = ""
        else:
            kept.append(word)
    return said, kept


def _locale(environment: Mapping[str, str]) -> str | None:
    """Ask the environment, on Windows the language of its menus; the C locale says neither."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return value
    return _language_of_windows() if sys.platform == "win32" else None


def _language_of_windows() -> str | None:
    import ctypes
    import locale

    spoken = ctypes.windll.kernel32.GetUserDefaultUILanguage()  # type: ignore[attr-defined]
    return locale.windows_locale.get(spoken)


def _no_such_language(named: str) -> "Problem":
    from lccluster.errors import Problem

    missing = Message("Option {name} needs a value.", name="--lang")
    return Problem(
        code="unknown-language",
        message=Message("“{word}” is not known here.", word=named) if named else missing,
        hint=Message("Known here: {keys}.", keys=Listing(LANGUAGES)),
        field="--lang",
    )
