"""Pause the garbage collector while a table is made: its many objects all last, and would be examined over and over."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

atexit.register(gc.unfreeze)  # libraries whose objects are still there when Python ends complain of a leak


@contextmanager
def pause_garbage_collector() -> Iterator[None]:
    """Collect no garbage meanwhile, and examine what was made no more; it goes when nothing refers to it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()
