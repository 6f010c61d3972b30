"""Frozen records with slots, as `dataclasses` makes them, in a fifth of the time: it compiles six functions for each class, and
here one does. Some thirty are made before the first paint, ten milliseconds of a hundred and fifty.

`fields`, `replace`, `asdict`, pickling, matching and what the type checker says are those of the standard library.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, fields
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:

    def record(*, frozen: bool, slots: bool, order: bool = False):
        """To stand over a class; the arguments are those of `dataclass`, for the type checker, which takes it for that."""
        assert frozen
        assert slots
        return partial(made, order=order)


def made(cls: type, *, order: bool) -> type:
    cls.__doc__ = cls.__doc__ or cls.__name__  # `dataclass` would write the signature, which takes as long as all the rest
    own = frozenset(vars(cls))
    cls = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    parts = fields(cls)
    methods = {"__init__": beginning(cls, parts), **identity(parts), **(ordering(parts) if order else {}), **FROZEN}
    for name, method in methods.items():
        if name not in own or name == "__hash__":
            setattr(cls, name, method)
    return cls


def beginning(cls: type, parts: tuple[Field[Any], ...]) -> Any:
    """`__init__`: the only function that has to be written for each class, for it is called thousands of times."""
    known: dict[str, Any] = {"put": object.__setattr__, "MISSING": MISSING}
    told, lines = ["self"], []
    for part in parts:
        name, value = part.name, part.name
        if part.default is not MISSING:
            known[f"_{name}"] = part.default
            told.append(f"{name}=_{name}")
        elif part.default_factory is not MISSING:
            known[f"_{name}"] = part.default_factory
            told.append(f"{name}=MISSING")
            value = f"_{name}() if {name} is MISSING else {name}"
        else:
            told.append(name)
        lines.append(f"put(self, {name!r}, {value})")
    lines += ["self.__post_init__()"] if hasattr(cls, "__post_init__") else []
    exec(f"def __init__({', '.join(told)}):\n " + "\n ".join(lines or ["pass"]), known)
    known["__init__"].__qualname__ = f"{cls.__qualname__}.__init__"
    return known["__init__"]


def compared(parts: tuple[Field[Any], ...]) -> Any:
    """What gives the values that count when two are compared, as a tuple."""
    names = [part.name for part in parts if part.compare]
    return attrgetter(*names) if len(names) > 1 else lambda record: tuple(getattr(record, name) for name in names)


def identity(parts: tuple[Field[Any], ...]) -> dict[str, Any]:
    values = compared(parts)

    def __eq__(self: Any, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:
        return hash(values(self))

    return {"__eq__": __eq__, "__hash__": __hash__}


def ordering(parts: tuple[Field[Any], ...]) -> dict[str, Any]:
    values = compared(parts)

    def __lt__(self: Any, other: object) -> bool:
        return values(self) < values(other) if other.__class__ is self.__class__ else NotImplemented

    def __le__(self: Any, other: object) -> bool:
        return values(self) <= values(other) if other.__class__ is self.__class__ else NotImplemented

    def __gt__(self: Any, other: object) -> bool:
        return values(self) > values(other) if other.__class__ is self.__class__ else NotImplemented

    def __ge__(self: Any, other: object) -> bool:
        return values(self) >= values(other) if other.__class__ is self.__class__ else NotImplemented

    return {"__lt__": __lt__, "__le__": __le__, "__gt__": __gt__, "__ge__": __ge__}


def told(self: Any) -> str:
    shown = ", ".join(f"{part.name}={getattr(self, part.name)!r}" for part in fields(self) if part.repr)
    return f"{type(self).__qualname__}({shown})"


def refused(self: Any, name: str, *value: Any) -> NoReturn:
    raise FrozenInstanceError(f"cannot {'assign to' if value else 'delete'} field {name!r}")


def state(self: Any) -> list[Any]:
    return [getattr(self, part.name) for part in fields(self)]


def set_state(self: Any, values: list[Any]) -> None:
    for part, value in zip(fields(self), values, strict=True):
        object.__setattr__(self, part.name, value)


FROZEN = {"__repr__": told, "__setattr__": refused, "__delattr__": refused, "__getstate__": state, "__setstate__": set_state}
