"""What the processes of tests/killing_commands.py have loaded before they are forked: the models in order, the names."""

from __future__ import annotations

from newsledger.knowledge.actor_names import reference_names
from newsledger.warehouse.models import read_models
from tests import killing_commands

__all__ = ["killing_commands"]

read_models()
reference_names()
