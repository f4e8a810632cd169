"""Clean printed text: repair mojibake, make unusual spaces plain, drop invisible characters.

Quotation marks, dashes and accents stay as printed. All of this happens before any offset is computed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from ftfy import TextFixerConfig, fix_text
from ftfy.badness import is_bad

_REPAIR = TextFixerConfig(uncurl_quotes=False, fix_character_width=False, normalization=None, unescape_html="auto")
_REPAIRABLE = re.compile(
    r"&#?\w{1,24};|[\x1b\x80-\x9f\u0132\u0133\u0149\u01c4-\u01cc\u01f1-\u01f3\ufb00-\ufb06\ud800-\udfff]"
)
"""What ftfy repairs besides mojibake: character entities, escape sequences, C1 controls, ligatures, surrogates."""
_LINE_ENDS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_SPACES = re.compile(r"[ \t]+")
_AROUND_LINE_ENDS = re.compile(r" *\n *")
_BASIC_PLANE = 0x10000
_TAGS = range(0xE0000, 0xE0080)


def clean_text(text: str) -> str:
    """Return the text with uniform line ends and spaces, no space at either end of a line, and nothing invisible."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    if _REPAIRABLE.search(text) or (not text.isascii() and is_bad(text)):
        text = fix_text(text, _REPAIR)
    text = text.translate(_replacements())
    return _AROUND_LINE_ENDS.sub("\n", _SPACES.sub(" ", text)).strip()


def clean_line(text: str) -> str:
    """Return the cleaned text on a single line."""
    return " ".join(clean_text(text).split())


@cache
def _replacements() -> dict[int, str]:
    """Map spaces to a space, line and paragraph ends to a newline, format and control characters to nothing."""
    replacements: dict[int, str] = {}
    for code in (*range(_BASIC_PLANE), *_TAGS):
        category = unicodedata.category(chr(code))
        if category == "Zs":
            replacements[code] = " "
        elif category in {"Cf", "Cc", "Cs"}:
            replacements[code] = ""
    return replacements | dict.fromkeys(map(ord, _LINE_ENDS), "\n") | {ord("\n"): "\n", ord("\t"): " "}
