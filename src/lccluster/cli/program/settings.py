"""The global options, taken wherever they stand on the line, because the language comes first."""

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from lccluster.catalogs import speak
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
        register = self.named_register and group in ("register", "round")
        return " ".join(
            (
                command,
                *(("--register", typed_word(self.register)) if register else ()),
                *(("--round", typed_word(self.round)) if self.round and group == "round" else ()),
            )
        )


def typed_word(word: str) -> str:
    """Give a word as it is typed: one with blanks in quotes."""
    return f'"{word}"' if " " in word else word


def take_settings(argv: list[str], environment: Mapping[str, str]) -> tuple[Settings, list[str]]:
    """Take `--lang`, `--register`, `--round`, `--no-color` and `--quiet` out of the line; raises Unusable."""
    kept, end = [], argv.index("--") if "--" in argv else len(argv)
    named, colour, quiet = None, not environment.get("NO_COLOR"), False
    register = None
    round, usual_round = None, environment.get("LCCLUSTER_ROUND")
    words = iter(argv[:end])
    for word in words:
        if word == "--lang":
            named = next(words, "")
        elif word.startswith("--lang="):
            named = word.removeprefix("--lang=")
        elif word == "--register":
            register = next(words, "")
        elif word.startswith("--register="):
            register = word.removeprefix("--register=")
        elif word == "--round":
            round = next(words, "")
        elif word.startswith("--round="):
            round = word.removeprefix("--round=")
        elif word == "--no-color":
            colour = False
        elif word == "--quiet":
            quiet = True
        else:
            kept.append(word)
    if named is not None and named not in LANGUAGES:
        from lccluster.errors import Unusable

        speak(choose(None, environment, _locale(environment)))
        raise Unusable(_no_such_language(named))
    language = choose(named, environment, _locale(environment))
    usual = environment.get("LCCLUSTER_REGISTER") or "register"
    settings = Settings(
        language,
        colour,
        quiet,
        usual if register is None else register,
        round,
        usual_round,
        named_register=register is not None,
    )
    return settings, kept + argv[end:]


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
