"""What a template sees: frozen values, of which a large chronicle makes millions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def view(of: type[T]) -> type[T]:
    """A frozen dataclass that is made in half the time.

    A frozen dataclass sets each field through a call, since its own way is barred. This one writes them where
    they are kept. It has no slots: what was printed of a link or a name stays with it, under a name that
    begins with an underscore.
    """
    made = dataclass(frozen=True)(of)
    made.__init__ = _make_init(made)  # type: ignore[method-assign]  # the same, but quicker
    return made


def _make_init(of: type[Any]) -> Callable[..., None]:
    names: dict[str, Any] = {}
    arguments, lines = ["self"], ["kept = self.__dict__"]
    for field in fields(of):
        default, factory = f"_default_{field.name}", f"_factory_{field.name}"
        if field.default_factory is not MISSING:
            names[factory] = field.default_factory
            arguments.append(f"{field.name}=None")
            lines.append(f"kept[{field.name!r}] = {factory}() if {field.name} is None else {field.name}")
            continue
        if field.default is not MISSING:
            names[default] = field.default
            arguments.append(f"{field.name}={default}")
        else:
            arguments.append(field.name)
        lines.append(f"kept[{field.name!r}] = {field.name}")
    source = f"def __init__({', '.join(arguments)}):\n    " + "\n    ".join(lines)
    exec(source, names)  # as dataclasses do
    made: Callable[..., None] = names["__init__"]
    return made
