"""`06-materials.yaml`: what has to be handed in."""

from functools import cached_property

from msgspec import Struct

from lccluster.quantities.names import Name
from lccluster.rulebook.citation import Citation
from lccluster.rulebook.years import Years
from lccluster.vocabulary import Words


class RequiredMaterial(Struct, frozen=True):
    """One material: optional or not, sealed or not, with a limit in characters or none.

    It may have to cover some `years` and come in some `copies`; people see to both. `also` are other
    spellings of its label in an application.
    """

    id: Name
    article: Citation
    label: Words
    says: Words
    optional: bool = False
    sealed: bool = False
    most_characters: int | None = None
    reading: Words | None = None
    years: Years | None = None
    copies: int | None = None
    also: tuple[Name, ...] = ()


class RequiredMaterials(Struct, frozen=True, dict=True):
    """All materials in the measure's order."""

    materials: tuple[RequiredMaterial, ...]

    @cached_property
    def counted(self) -> frozenset[str]:
        """Name those with a limit in characters."""
        return frozenset(each.id for each in self.materials if each.most_characters is not None)
