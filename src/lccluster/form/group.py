"""What every model of a form is made of: groups of cells, each with its label."""

from typing import Any, get_args

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo


def labelled(zh: str, en: str, *also: str, default: Any = None) -> Any:
    """Declare a field by its label on the form, its English name and other spellings seen."""
    return Field(default=default, title=zh, description=en, json_schema_extra={"also": list(also)})


class Group(BaseModel):
    """A group of cells under one heading; nothing in it has to be filled in."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def group_of(info: FieldInfo) -> type[BaseModel] | None:
    """Give the model of a field that holds a group, or a list of groups."""
    kinds = (info.annotation, *get_args(info.annotation))
    return next((k for k in kinds if isinstance(k, type) and issubclass(k, BaseModel)), None)
