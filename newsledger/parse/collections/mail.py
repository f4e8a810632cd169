"""Read mail: a message (``.eml``) or a mailbox (``mbox``), each message with its subject, sender and date."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from newsledger.model.identity import hash_bytes
from newsledger.model.outcomes import Draft, Input, RejectedError
from newsledger.parse.input_columns import write_record
from newsledger.parse.opened import File
from newsledger.parse.records import load_record, read_record
from newsledger.settings import Settings

_FROM_LINE = re.compile(rb"From \S+.*\b\d{4}\b.*\r?\n")
_HEADER = re.compile(rb"(?P<name>[A-Za-z][A-Za-z0-9-]*):[ \t]?[^\r\n]*\r?\n(?:[ \t]+[^\r\n]*\r?\n)*")
_HEADERS_OF_MAIL = frozenset(
    (b"from", b"subject", b"date", b"received", b"message-id", b"mime-version", b"to", b"return-path")
)
_FEWEST_HEADERS = 3
_ESCAPED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


class _Mail:
    """Each message is one input."""

    name = "mail"

    def recognises(self, head: bytes, suffix: str) -> bool:
        del suffix
        begin = _FROM_LINE.match(head)
        place, names = (begin.end() if begin else 0), set[bytes]()
        while found := _HEADER.match(head, place):
            names.add(found["name"].lower())
            place = found.end()
        ends = head[place : place + 2].startswith((b"\n", b"\r\n")) or place == len(head)
        return (
            ends
            and len(names & _HEADERS_OF_MAIL) >= _FEWEST_HEADERS
            and bool(names & {b"message-id", b"mime-version", b"received", b"to"})
        )

    def inputs(self, file: File, settings: Settings) -> Iterator[Input]:
        for position, message in enumerate(_read_messages(file, settings.max_input_bytes), start=1):
            try:
                content = write_record({key: value for key, value in _read_message(message).items() if value})
            except RejectedError as rejected:
                reject = rejected.reject
                yield file.make_reject(self.name, reject.reason, reject.message, position, hash_bytes(message))
            else:
                yield file.make_input(self.name, content, position)

    def parse(self, found: Input) -> Draft:
        return read_record(load_record(found))


def _read_messages(file: File, most: int) -> Iterator[bytes]:
    """Yield the bytes of each message; a line "From …" after a blank one begins the next in a mailbox."""
    message, is_box, after_blank = io.BytesIO(), file.head.startswith(b"From "), True
    while line := file.stream.readline(most + 1):
        if is_box and after_blank and _FROM_LINE.match(line):
            if message.tell():
                yield message.getvalue()
            message = io.BytesIO()
        else:
            message.write(line)
        if message.tell() > most:
            raise RejectedError("too_large", f"a message of more than {most} bytes", stage="read")
        after_blank = not line.strip()
    if message.getvalue().strip():
        yield message.getvalue()


def _read_message(content: bytes) -> dict[str, object]:
    content = _ESCAPED_FROM.sub(rb"\1", content)
    message = message_from_bytes(content, policy=policy.default)
    try:
        return _read_fields(message)
    except (ValueError, LookupError, TypeError, AttributeError, IndexError, KeyError) as error:
        raise RejectedError("unreadable_file", f"damaged message: {error}", stage="read") from error


def _read_fields(message: EmailMessage) -> dict[str, object]:
    body = message.get_body(preferencelist=("html", "plain"))
    text = body.get_content() if body is not None else ""
    if not isinstance(text, str) or not text.strip():
        raise RejectedError("no_text", "the message has no text", stage="read")
    name, address = parseaddr(str(message.get("From", "")))
    return {
        "id": str(message.get("Message-ID", "")).strip(" <>"),
        "title": str(message.get("Subject", "")),
        "text": text,
        "published_at": _read_date(str(message.get("Date", ""))),
        "publisher": name or address.rpartition("@")[2],
        "url": str(message.get("List-Post-URL", "") or message.get("Content-Location", "")),
    }


def _read_date(text: str) -> str | None:
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError):
        return text or None


MAIL = _Mail()
