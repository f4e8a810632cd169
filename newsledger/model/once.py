"""Work out a property of an article, passage or sentence once: a decorator that keeps the answer on the reading itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar

_Answer = TypeVar("_Answer")


class _Owner(Protocol):
    """A part of a reading that keeps what was worked out about it."""

    @property
    def worked_out(self) -> dict[str, Any]: ...


_Owned = TypeVar("_Owned", bound=_Owner)


def once(work_out: Callable[[_Owned], _Answer]) -> Callable[[_Owned], _Answer]:
    """Call the function once for each reading, passage or sentence, and keep its answer there.

    The answer must not depend on what later readers add: ask after what it looks at is read.
    """
    name = f"{work_out.__module__}.{work_out.__qualname__}"

    @wraps(work_out)
    def recall(owner: _Owned) -> _Answer:
        if name not in owner.worked_out:
            owner.worked_out[name] = work_out(owner)
        answer: _Answer = owner.worked_out[name]
        return answer

    return recall
