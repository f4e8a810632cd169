import io
import struct
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from newsledger.settings import Settings
from tests.packed import COMPRESS, SENTENCE, bodies, lines, numbered, parse_bytes, reasons, rejects, tarred, zipped

EVERY = pytest.mark.parametrize(("suffix", "pack"), [("zip", zipped), ("tar", tarred)])
Pack = Callable[..., bytes]
TEXT = SENTENCE.encode()


def link(name: str, kind: bytes, target: str = "a.txt") -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.type, entry.linkname = kind, target
    return entry


@EVERY
def test_members_are_read_in_the_order_of_the_archive_and_named_by_it(tmp_path: Path, suffix: str, pack: Pack) -> None:
    texts = numbered(3)
    parsed = parse_bytes(tmp_path, f"news.{suffix}", pack([(f"{n}/{9 - n}.txt", texts[n].encode()) for n in range(3)]))
    assert bodies(parsed) == texts
    assert [one.input.source_uri.partition("news.")[2] for one in parsed] == [
        f"{suffix}!/{n}/{9 - n}.txt" for n in range(3)
    ]
    assert [one.input.source_id for one in parsed] == ["9", "8", "7"]


@EVERY
def test_folders_hidden_files_and_forks_are_left_out(tmp_path: Path, suffix: str, pack: Pack) -> None:
    names = ["./a.txt", ".b.txt", "x/.c/d.txt", "__MACOSX/e.txt"]
    content = pack([*((name, TEXT) for name in names)])
    assert [one.input.source_id for one in parse_bytes(tmp_path, f"news.{suffix}", content)] == ["a"]


@EVERY
@pytest.mark.parametrize("name", ["/etc/a.txt", "../a.txt", "x/../../a.txt", "C:a.txt", "..\\a.txt", "\\\\a\\b.txt"])
def test_a_name_that_leads_out_is_rejected_and_the_others_are_read(
    tmp_path: Path, suffix: str, pack: Pack, name: str
) -> None:
    parsed = parse_bytes(tmp_path, f"news.{suffix}", pack([(name, TEXT), ("b.txt", TEXT)]))
    assert [(reject.stage, reject.reason) for reject in rejects(parsed)] == [("read", "unsafe_path")]
    assert bodies(parsed) == [SENTENCE]
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"news.{suffix}"]


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE])
def test_links_devices_and_pipes_in_a_tar_are_rejected(tmp_path: Path, kind: bytes) -> None:
    parsed = parse_bytes(tmp_path, "news.tar", tarred([("a.txt", TEXT), (link("b.txt", kind), b""), ("c.txt", TEXT)]))
    assert [one.input.source_uri[-5:] for one in parsed] == ["a.txt", "b.txt", "c.txt"]
    assert reasons(parsed) == ["unsafe_path"]


def test_a_symbolic_link_in_a_zip_is_rejected(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        entry = zipfile.ZipInfo("a.txt")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd is not a story that is told here.")
    assert reasons(parse_bytes(tmp_path, "news.zip", buffer.getvalue())) == ["unsafe_path"]


@EVERY
def test_the_same_name_twice_is_two_members(tmp_path: Path, suffix: str, pack: Pack) -> None:
    texts = numbered(4)
    names = ["a.txt", "a.txt", "a#2.txt", "a.txt"]
    parsed = parse_bytes(
        tmp_path, f"x.{suffix}", pack([(name, t.encode()) for name, t in zip(names, texts, strict=True)])
    )
    assert bodies(parsed) == texts
    assert len({one.input.input_id for one in parsed}) == 4
    assert parsed[1].input.source_uri.endswith("!/a#2.txt")


def test_an_encrypted_member_and_an_unknown_method_are_rejected_and_the_others_read(tmp_path: Path) -> None:
    content = bytearray(zipped([("a.txt", TEXT), ("b.txt", TEXT), ("c.txt", TEXT)], zipfile.ZIP_STORED))
    entry = content.index(b"PK\x01\x02")
    content[entry + 8] |= 1
    content[content.index(b"PK\x03\x04") + 6] |= 1
    second = content.index(b"PK\x01\x02", entry + 4)
    struct.pack_into("<H", content, second + 10, 97)
    struct.pack_into("<H", content, content.index(b"PK\x03\x04", 4) + 8, 97)
    parsed = parse_bytes(tmp_path, "news.zip", bytes(content))
    assert reasons(parsed) == ["unreadable_file"] * 2
    assert "encrypted" in rejects(parsed)[0].message
    assert "compression method is not supported" in rejects(parsed)[1].message
    assert bodies(parsed) == [SENTENCE]


def test_a_damaged_member_of_a_zip_is_rejected_and_the_others_read(tmp_path: Path) -> None:
    content = zipped([("a.txt", TEXT), ("b.txt", b"The second " + TEXT), ("c.txt", TEXT)], zipfile.ZIP_STORED)
    parsed = parse_bytes(tmp_path, "news.zip", content.replace(b"The second", b"The sec0nd"))
    assert [one.reject and one.reject.reason for one in parsed] == [None, "unreadable_file", None]
    assert "CRC" in rejects(parsed)[0].message


def test_a_zip_without_its_list_is_one_reject(tmp_path: Path) -> None:
    content = zipped([("a.txt", TEXT)])
    assert reasons(parse_bytes(tmp_path, "news.zip", content[:-10])) == ["unreadable_file"]


@pytest.mark.parametrize("damage", ["cut in a member", "cut between members", "no header"])
def test_a_tar_that_breaks_gives_the_members_before_and_one_reject(tmp_path: Path, damage: str) -> None:
    texts = numbered(5)
    content = bytearray(tarred([(f"{n}.txt", text.encode()) for n, text in enumerate(texts)]))
    if damage == "no header":
        content[3 * 1024 : 3 * 1024 + 512] = b"\xff" * 512
    else:
        del content[3 * 1024 + (530 if damage == "cut in a member" else 0) :]
    parsed = parse_bytes(tmp_path, "news.tar", bytes(content))
    assert bodies(parsed) == texts[:3]
    assert reasons(parsed) == ["unreadable_file"]


@EVERY
def test_more_members_than_allowed_end_the_archive_with_one_reject(tmp_path: Path, suffix: str, pack: Pack) -> None:
    content = pack([(f"{n}.txt", text.encode()) for n, text in enumerate(numbered(200))])
    parsed = parse_bytes(tmp_path, f"news.{suffix}", content, Settings(max_members=100))
    assert len(bodies(parsed)) == 100
    assert reasons(parsed) == ["too_many_members"]


def test_a_list_of_members_too_long_to_be_held_is_rejected_before_it_is(tmp_path: Path) -> None:
    content = zipped([(f"{'n' * 200}{n}.txt", TEXT) for n in range(200)])
    parsed = parse_bytes(tmp_path, "news.zip", content, Settings(max_members=10))
    assert (bodies(parsed), reasons(parsed)) == ([], ["too_many_members"])


@EVERY
def test_archives_beyond_the_depth_allowed_are_rejected(tmp_path: Path, suffix: str, pack: Pack) -> None:
    content = pack([("a.txt", TEXT)])
    for _ in range(2):
        content = pack([(f"in.{suffix}", content), ("b.txt", TEXT)])
    assert len(bodies(parse_bytes(tmp_path, f"news.{suffix}", content, Settings(max_nesting=3)))) == 3
    parsed = parse_bytes(tmp_path, f"news.{suffix}", content, Settings(max_nesting=2))
    assert (len(bodies(parsed)), reasons(parsed)) == (2, ["too_deep"])


def test_members_that_overlap_are_stopped_by_the_budget(tmp_path: Path) -> None:
    kernel = zipped([("a.dat", bytes(2 << 20))])
    first = kernel.index(b"PK\x01\x02")
    end = kernel.index(b"PK\x05\x06")
    entry, count = kernel[first:end], 200
    closing = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(entry) * count, first, 0)
    parsed = parse_bytes(tmp_path, "bomb.zip", kernel[:first] + entry * count + closing)
    assert reasons(parsed)[-1] == "decompression_limit"
    assert len(parsed) < 40


@pytest.mark.parametrize("names", [["a.xml", "[Content_Types].xml"], ["mimetype", "a.xml"]])
def test_an_office_document_is_not_read(tmp_path: Path, names: list[str]) -> None:
    parsed = parse_bytes(tmp_path, "a.docx", zipped([(name, TEXT) for name in names]))
    assert [(reject.stage, reject.reason, reject.message) for reject in rejects(parsed)] == [
        ("read", "unknown_format", "looks like an Office document")
    ]
    assert not bodies(parsed)


@EVERY
def test_an_archive_without_files_is_one_reject(tmp_path: Path, suffix: str, pack: Pack) -> None:
    assert reasons(parse_bytes(tmp_path, f"news.{suffix}", pack([(".hidden.txt", TEXT)]))) == ["no_text"]


def test_a_name_in_no_encoding_can_be_stored(tmp_path: Path) -> None:
    content = tarred([("caf\udce9.txt", TEXT)])
    (parsed,) = parse_bytes(tmp_path, "news.tar", content)
    assert parsed.input.source_uri.encode().endswith(b"caf\\udce9.txt")


@pytest.mark.parametrize("suffix", list(COMPRESS))
def test_a_compressed_tar_need_not_be_sought_in(tmp_path: Path, suffix: str) -> None:
    texts = numbered(300)
    content = COMPRESS[suffix](tarred([(f"{n}.jsonl", lines([text])) for n, text in enumerate(texts)]))
    assert bodies(parse_bytes(tmp_path, f"news.tar.{suffix}", content)) == texts


def test_a_zip_in_a_tar_is_read(tmp_path: Path) -> None:
    content = COMPRESS["gz"](tarred([("day.zip", zipped([("a.txt", TEXT)]))]))
    (parsed,) = parse_bytes(tmp_path, "news.tgz", content)
    assert bodies([parsed]) == [SENTENCE]
    assert parsed.input.source_uri.endswith("news.tgz!/day.zip!/a.txt")
