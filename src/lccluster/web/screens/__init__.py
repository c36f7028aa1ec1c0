"""The screens, one module each, in the order of the menu; a new one is a line here, a module and a template.

One without a name stands in no menu: others lead there.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.web.office import Desk
    from lccluster.web.routes import Routes


class Screen(NamedTuple):
    """A screen of the menu: its address, its name, and the module that adds it; or one that belongs to another."""

    address: str
    name: Message | None
    module: str
    of: str = ""  # the address of the menu to which one of none belongs, where it is not its own

    def holds(self, path: str) -> bool:
        """Tell whether an address is that of the screen, or lies below it."""
        below = self.address != "/" and path.startswith(f"{self.address}/")
        return path == self.address or below

    def add_to(self, app: Routes, office: Desk) -> None:
        """Add the screen and what belongs to it."""
        import_module(f"{__name__}.{self.module}").add_to(app, office)


SCREENS = (
    Screen("/", Message("To do"), "todo"),
    Screen("/titles", None, "register.views"),  # before what any other id stands for
    Screen("/titles", Message("The register"), "register.titles"),
    Screen("/titles", None, "register.acts"),
    Screen("/begin", None, "register.beginning", "/titles"),
    Screen("/lists", None, "register.lists", "/titles"),
    Screen("/recognise", None, "register.recognising", "/titles"),
    Screen("/edit", None, "applications.editing", "/check"),
    Screen("/check", Message("Check"), "applications.checking"),
    Screen("/verify", None, "applications.verifying", "/check"),
    Screen("/round", None, "round_acts"),
    Screen("/round", Message("Round"), "round"),
    Screen("/documents", Message("Documents"), "papers"),
    Screen("/rules", Message("Rules"), "rules"),
    Screen("/simulate", None, "simulating", "/rules"),
    Screen("/offices", Message("Between offices"), "offices"),
    Screen("/offices", None, "office_acts"),
    Screen("/health", Message("Whole and sound"), "health"),
    Screen("/health", None, "adopting"),
)


def menu_at(path: str) -> list[tuple[str, Message, bool]]:
    """Give the menu: address, name, and whether what lies at an address belongs there."""
    here = {each.of or each.address for each in SCREENS if each.holds(path)}
    return [(each.address, each.name, each.address in here) for each in SCREENS if each.name]
