"""What is brought of a register as a whole: that it is this one, and that its header can stand here."""

from __future__ import annotations

from msgspec.structs import asdict

from lccluster.errors import Fault, Unusable
from lccluster.files.register.folder import Register
from lccluster.files.register.header import FORMAT, Header
from lccluster.files.register.layout import HEADER
from lccluster.files.rules.rulebook_folder import read_measure
from lccluster.files.yaml.reader import Document
from lccluster.files.yaml.text import Decoded
from lccluster.files.yaml.typed import building
from lccluster.language import Message
from lccluster.register.joining.brought import Brought, Words
from lccluster.rulebook.measure import city_in
from lccluster.usecases.register.room import NO_TERM, Room


def refuse_another(register: Register, brought: Brought) -> None:
    """Refuse what is of another register, or for one of format 1; raises Unusable."""
    if not register.header.by_writer:
        raise Unusable(OLD_FORMAT.at(str(register.folder / HEADER), command=UPGRADE))
    if brought.register != register.header.register:
        raise Unusable(
            _ANOTHER.at(brought.origin, other=brought.register, own=register.header.register)
        )


def fitting_header(room: Room, words: Words, origin: str) -> Header:
    """Type a header that can stand here: of this register, its measure at hand and of this city; raises Unusable."""
    document = Document(origin, dict(words), Decoded(origin, "", b""), None)
    header = building.fitting(Header, document)
    said = {key: str(each) for key, each in asdict(header).items() if each is not None}
    same = (header.register, header.format) == (room.register.header.register, FORMAT)
    if not same or said != {**words}:
        raise Unusable(ODD_HEADER.at(origin))
    _refuse_measure(room, header, origin)
    return header


def _refuse_measure(room: Room, header: Header, origin: str) -> None:
    """Refuse a measure not at hand or that keeps no titles, and what names another city; raises Unusable."""
    folder = room.library.folder(header.rulebook)
    measure = read_measure(folder)
    if not measure.keeps_titles:
        raise Unusable(NO_TERM.at(folder, number=measure.document_number))
    own, named = room.measure.city, city_in(header.authority)
    others = [each for each in (measure.city, named or own) if own not in (each, "")]
    if others:
        raise Unusable(
            _OF_ANOTHER_CITY.at(
                origin,
                other=others[0] or Message("the nation or a province"),
                city=room.measure.city,
            )
        )


_ANOTHER = Fault(
    "another-register",
    Message("That is of the register {other}, this is {own}; nothing of it was taken."),
    Message("Name the right folder or file; copies of one register have one id."),
)
_OF_ANOTHER_CITY = Fault(
    "another-city",
    Message("Its head is of {other}, and this is a register of {city}; nothing of it was taken."),
    Message("A register of another city is begun with “lccluster register init --register …”."),
)


UPGRADE = "lccluster register upgrade"
OLD_FORMAT = Fault(
    "old-format",
    Message("This register is of format 1, which is kept in one place alone."),
    Message("“{command}” makes it ready for several offices."),
)
ODD_HEADER = Fault(
    "odd-header",
    Message("The head of the register in it cannot be written here word for word."),
    Message("Ask the office of the register for a copy of its folder."),
)
