"""Zip files: what is in them, and everything that must not happen."""

from __future__ import annotations

import io
import struct
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxlint import archives
from cxlint.archives import Archive, is_zip
from cxlint.errors import UnreadableFile


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def problem(data: bytes, name: str = "") -> str:
    archive = Archive("agent.zip", data)
    with pytest.raises(UnreadableFile) as caught:
        archive[name or next(iter(archive))]
    assert caught.value.hint
    return caught.value.message


def test_files_are_read_by_their_path_and_shown_below_the_zip() -> None:
    archive = Archive("in/agent.zip", zipped({"agent.json": b"{}", "flows/Main/Main.json": b"[1]"}))
    assert list(archive) == ["agent.json", "flows/Main/Main.json"]
    assert len(archive) == 2
    assert "agent.json" in archive
    assert archive["flows/Main/Main.json"].path == "in/agent.zip/flows/Main/Main.json"
    assert archive["flows/Main/Main.json"].data == b"[1]"


def test_folders_and_the_remarks_of_a_mac_are_left_out() -> None:
    files = {"a/": b"", "a/b.json": b"1", "__MACOSX/a/._b.json": b"2", "a/._b.json": b"3"}
    assert list(Archive("x.zip", zipped(files))) == ["a/b.json"]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("../up.json", id="a name that leads out of the zip"),
        pytest.param("a/../../up.json", id="a name that leads out on a detour"),
        pytest.param("/etc/up.json", id="a name from the top of the disk"),
        pytest.param("\\\\server\\up.json", id="a name on another machine"),
        pytest.param("C:/up.json", id="a name on a drive"),
        pytest.param("a\\..\\..\\up.json", id="a name with a Windows detour"),
    ],
)
def test_a_path_outside_is_refused(name: str) -> None:
    assert "names a path outside of itself" in problem(zipped({"ok.json": b"1", name: b"2"}), "ok.json")


def test_a_bomb_is_told_by_its_ratio() -> None:
    data = zipped({"agent.json": b"0" * 20_000_000})
    assert len(data) < 30_000
    assert "packed more tightly than any design" in problem(data)


def test_small_files_may_be_packed_as_tightly_as_they_like() -> None:
    archive = Archive("x.zip", zipped({"agent.json": b"0" * 500_000}))
    assert len(archive["agent.json"].data) == 500_000


def test_a_zip_of_too_many_files_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_ENTRIES", 3)
    assert "more than 3 files" in problem(zipped({f"{number}.json": b"" for number in range(4)}))


def test_a_zip_that_says_that_it_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_BYTES", 2**20)
    assert "holds more than 1 MB" in problem(zipped({"a": b"x" * 600_000, "b": b"y" * 600_000}))


def test_a_zip_that_lies_about_its_size_is_not_unpacked_further_than_allowed() -> None:
    data = bytearray(zipped({"agent.json": bytes(range(256)) * 200}))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(signature) + offset
        data[at : at + 4] = struct.pack("<I", 10)
    message = problem(bytes(data))
    assert "damaged" in message or "too large" in message


def test_a_locked_file_is_told() -> None:
    data = bytearray(zipped({"agent.json": b"{}"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "locked with a password" in problem(bytes(data))


def test_a_zip_in_a_zip_stays_closed() -> None:
    inner = zipped({"agent.json": b"{}"})
    archive = Archive("x.zip", zipped({"inner.zip": inner}, zipfile.ZIP_STORED))
    assert not archive["inner.zip"].parts


@pytest.mark.parametrize("length", [4, 10, 60, 100])
def test_a_zip_that_is_cut_off_is_damaged(length: int) -> None:
    assert "damaged" in problem(zipped({"agent.json": b"{}" * 50})[:length])


def test_a_file_without_a_name_is_damage() -> None:
    data = bytearray(zipped({"a": b"1"}))
    data[data.index(b"PK\x01\x02") + 46] = 0
    assert "has no name" in problem(bytes(data))


def test_zips_are_told_by_how_they_begin() -> None:
    assert is_zip(zipped({"a": b"1"}))
    assert is_zip(zipped({}))
    assert not is_zip(b"{}")


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=6),
    st.integers(0, 400),
)
def test_damage_of_any_kind_gives_a_sentence_or_the_files(changes: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(zipped({"agent.json": b'{"displayName": "x"}', "flows/a.json": b"[]"}))
    for at, value in changes:
        data[at % len(data)] = value
    archive = Archive("x.zip", bytes(data[: len(data) - cut % 50]))
    with suppress(UnreadableFile):
        for name in archive:
            assert isinstance(archive[name].data, bytes)
