"""A bucket as a store (S3 and compatible services): objects are put whole, and the server checks conditions.

Credentials, region and endpoint come from the environment, as for all S3 clients: AWS_ACCESS_KEY_ID,
AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_REGION, AWS_ENDPOINT_URL, or from the role of the machine or container.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import obstore
from obstore.exceptions import AlreadyExistsError, BaseError, PreconditionError
from obstore.store import S3Store

from newsledger.ledger.store.protocol import StoreError
from newsledger.model.ledger_address import Address

_THREADS = 12
_CHUNK = 8 << 20
_ROLE = "http://169.254."
"""The metadata address where a machine's role is looked up when there are no other credentials."""
_RETRIES = 5
_PATIENCE = timedelta(seconds=30)
_DELETED_AT_ONCE = 1000


class ObjectStore:
    """Objects below a prefix of a bucket."""

    is_shared = True

    def __init__(self, place: Address) -> None:
        self.place = place
        with self._translate_errors(""):
            self._client = S3Store(
                place.bucket,
                prefix=place.prefix or None,
                client_options={"allow_http": True, "timeout": timedelta(seconds=300)},
                retry_config={"max_retries": _RETRIES, "retry_timeout": _PATIENCE},
            )

    def read(self, path: str) -> tuple[bytes, str]:
        with self._translate_errors(path):
            found = obstore.get(self._client, path)
            return found.bytes().to_bytes(), _etag(found.meta)

    def get(self, path: str) -> bytes:
        return self.read(path)[0]

    def put(self, path: str, content: bytes) -> None:
        with self._translate_errors(path):
            obstore.put(self._client, path, content)

    def put_if_absent(self, path: str, content: bytes) -> str | None:
        with self._translate_errors(path):
            try:
                put = obstore.put(self._client, path, content, mode="create", use_multipart=False)
            except AlreadyExistsError:
                return self._etag_if_own(path, content)
            return _etag(put)

    def put_if_same(self, path: str, content: bytes, etag: str) -> str | None:
        with self._translate_errors(path):
            try:
                put = obstore.put(self._client, path, content, mode={"e_tag": etag}, use_multipart=False)
            except (PreconditionError, AlreadyExistsError, FileNotFoundError):
                return self._etag_if_own(path, content)
            return _etag(put)

    def etag(self, path: str) -> str | None:
        with self._translate_errors(path):
            try:
                return _etag(obstore.head(self._client, path))
            except FileNotFoundError:
                return None

    def exists(self, path: str) -> bool:
        return self.etag(path) is not None

    def files(self, prefix: str) -> Mapping[str, str]:
        with self._translate_errors(prefix):
            found = obstore.list(self._client, prefix or None).collect()
        return dict(sorted((meta["path"], _etag(meta)) for meta in found))

    def send(self, path: str, file: Path) -> str:
        with self._translate_errors(path):
            return _etag(obstore.put(self._client, path, file))

    def fetch(self, path: str, file: Path) -> str:
        with self._translate_errors(path), file.open("wb") as target:
            found = obstore.get(self._client, path)
            for chunk in found.stream(min_chunk_size=_CHUNK):
                target.write(chunk)
            return _etag(found.meta)

    def move(self, moves: Iterable[tuple[str, str]]) -> list[str]:
        """Copy within the bucket, then delete the sources; an object is never absent from both places."""
        pairs = list(moves)
        with ThreadPoolExecutor(_THREADS) as pool:
            found = list(pool.map(self._copy, pairs))
        self.delete(source for (source, _), was_there in zip(pairs, found, strict=True) if was_there)
        return [source for (source, _), was_there in zip(pairs, found, strict=True) if not was_there]

    def delete(self, paths: Iterable[str]) -> None:
        gone = list(paths)
        with self._translate_errors(gone[0] if gone else ""):
            for start in range(0, len(gone), _DELETED_AT_ONCE):
                obstore.delete(self._client, gone[start : start + _DELETED_AT_ONCE])

    def clear(self, prefix: str) -> None:
        self.delete(self.files(prefix))

    def settle(self) -> None:
        """Do nothing: an acknowledged put is already durable."""

    def _copy(self, pair: tuple[str, str]) -> bool:
        source, target = pair
        with self._translate_errors(source):
            try:
                obstore.copy(self._client, source, target)
            except FileNotFoundError:
                return False
            return True

    def _etag_if_own(self, path: str, content: bytes) -> str | None:
        """Return the etag if the refused content is stored after all, its response having been lost."""
        try:
            found, etag = self.read(path)
        except FileNotFoundError:
            return None
        return etag if found == content else None

    @contextmanager
    def _translate_errors(self, path: str) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError as error:
            if "NoSuchBucket" in str(error):
                raise StoreError(f"{self.place}/{path}: there is no such bucket") from error
            raise FileNotFoundError(f"{self.place}/{path}: there is no such object") from error
        except StoreError:
            raise
        except (BaseError, OSError, ValueError) as error:
            raise StoreError(f"{self.place}/{path}: {_summarise_error(error)}") from error


def _etag(metadata: Mapping[str, object]) -> str:
    """Return the server's etag; every server that supports conditional requests has one."""
    etag = metadata["e_tag"]
    if not isinstance(etag, str):
        raise ValueError(  # noqa: TRY004 - it is the server that is wrong
            "the server gives no etags, so that no writer can be told from another"
        )
    return etag


def _summarise_error(error: BaseException) -> str:
    """Return the server's or client's error on one line, without response markup and the client's debug output."""
    message = " ".join(str(error).partition("<?xml")[0].partition("\n\nDebug source")[0].split())
    if _ROLE in message:
        return (
            f"no credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give this machine a role ({message})"
        )
    return message
