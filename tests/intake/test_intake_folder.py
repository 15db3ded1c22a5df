"""Which files are read, in what order, under what names; and what is passed over, never unsaid."""

from __future__ import annotations

import os
import random
import socket
from pathlib import Path

import pytest

from nlp_audit.intake import decode, ids, read
from nlp_audit.records import Note, Unread


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"S: note of {name}\n")


def sources(*paths: Path, **options: object) -> list[str]:
    return [found.source for found in read(paths, **options)]  # type: ignore[arg-type]


def told(*paths: Path) -> tuple[list[Note | Unread], list[str]]:
    remarks: list[str] = []
    return list(read(paths, remark=remarks.append)), remarks


def test_folders_recursively_sorted_by_path(tmp_path: Path) -> None:
    put(tmp_path, "b/2.txt", "b/10.txt", "a b/x.md", "a/z/y.TXT", "a.txt", "B.txt")
    assert sources(tmp_path) == ["B.txt", "a/z/y.TXT", "a b/x.md", "a.txt", "b/10.txt", "b/2.txt"]


def test_the_same_names_however_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "notes/a/1.txt", "notes/b/1.txt", "notes/c.txt")
    folder = tmp_path / "notes"
    expected = ["a/1.txt", "b/1.txt", "c.txt"]
    assert sources(folder) == expected
    assert sources(*sorted(folder.iterdir(), reverse=True)) == expected
    monkeypatch.chdir(folder)
    assert sources(Path()) == expected
    assert sources(Path("b/../c.txt"), Path("a")) == ["a/1.txt", "c.txt"]
    assert sources(folder / "a" / "1.txt") == ["1.txt"]
    assert sources(folder / "a", root=tmp_path) == ["notes/a/1.txt"]


def test_nothing_is_read_twice(tmp_path: Path) -> None:
    put(tmp_path, "a/1.txt", "a/b/2.txt", "README.txt")
    assert sorted(sources(tmp_path, tmp_path / "a", tmp_path / "a/1.txt", tmp_path / "a")) == sorted(
        [f"{tmp_path.name}/a/1.txt", f"{tmp_path.name}/a/b/2.txt"]
    )
    (tmp_path / "other").symlink_to(tmp_path / "a")
    found, remarks = told(tmp_path / "a", tmp_path / "other")
    assert [each.source for each in found] == ["a/1.txt", "a/b/2.txt"]
    assert remarks == ["other: given twice, read once"]


def test_hidden_files_and_readmes_are_passed_over(tmp_path: Path) -> None:
    put(
        tmp_path,
        ".hidden.txt",
        ".git/x.txt",
        "README.md",
        "readme_first.txt",
        "ReadMe",
        "~$note.docx",
        "1.txt",
    )
    put(tmp_path, "__MACOSX/1.txt", "Thumbs.db", "readmission.txt", "readme/2.txt")
    assert told(tmp_path) == (
        [
            Note("1", "S: note of 1.txt\n", "1.txt"),
            Note("2", "S: note of readme/2.txt\n", "readme/2.txt"),
            Note("readmission", "S: note of readmission.txt\n", "readmission.txt"),
        ],
        [],
    )


def test_what_is_asked_for_by_name_is_read_whatever_its_name(tmp_path: Path) -> None:
    put(tmp_path, ".hidden.txt", ".folder/1.txt", "README.md")
    assert sources(tmp_path, tmp_path / "README.md", tmp_path / ".hidden.txt", tmp_path / ".folder", root=tmp_path) == [
        ".folder/1.txt",
        ".hidden.txt",
        "README.md",
    ]


def test_other_formats_are_listed(tmp_path: Path) -> None:
    put(tmp_path, "a.pdf", "b.DOCX", "c", "d.txt.gz")
    assert list(read([tmp_path])) == [
        Unread("a.pdf", "not a format that is read: .pdf"),
        Unread("b.DOCX", "not a format that is read: .docx"),
        Unread("c", "not a format that is read: no ending"),
        Unread("d.txt.gz", "not a format that is read: .gz"),
    ]


def test_the_output_of_a_former_run_is_not_read(tmp_path: Path) -> None:
    put(tmp_path, "out/run.json", "out/notes.jsonl", "out/findings.csv", "out/report.html", "1.txt")
    found, remarks = told(tmp_path)
    assert [each.source for each in found] == ["1.txt"]
    assert remarks == ["out: the output of a former run, not read"]


def test_paths_to_skip(tmp_path: Path) -> None:
    put(tmp_path, "out/notes.jsonl", "1.txt", "2.txt")
    assert sources(tmp_path, skip=[tmp_path / "out", tmp_path / "2.txt"]) == ["1.txt"]


def test_links_that_lead_in_circles(tmp_path: Path) -> None:
    put(tmp_path, "notes/a/1.txt")
    notes = tmp_path / "notes"
    (notes / "a" / "up").symlink_to(notes)
    (notes / "above").symlink_to(tmp_path)
    (notes / "itself").symlink_to("itself")
    (notes / "nowhere.txt").symlink_to("nowhere")
    found, remarks = told(notes)
    assert found == [
        Note("1", "S: note of notes/a/1.txt\n", "a/1.txt"),
        Unread("itself", "a link that leads to itself or nowhere"),
        Unread("nowhere.txt", "a link that leads to itself or nowhere"),
    ]
    assert sorted(remarks) == [
        "a/up: a link to what is read in its own place, passed over",
        "above: a link back to a folder above, passed over",
    ]


def test_links_to_elsewhere_are_followed_once(tmp_path: Path) -> None:
    put(tmp_path, "far/1.txt", "far/.deep/2.txt", "lone.txt", "notes/0.txt")
    notes = tmp_path / "notes"
    (notes / "far").symlink_to(tmp_path / "far")
    (notes / "far again").symlink_to(tmp_path / "far")
    (tmp_path / "far" / "circle").symlink_to(tmp_path / "far")
    (notes / "lone.txt").symlink_to(tmp_path / "lone.txt")
    (notes / "lone again.txt").symlink_to(tmp_path / "lone.txt")
    (notes / "zero.txt").symlink_to(notes / "0.txt")
    (notes / "deep.txt").symlink_to(tmp_path / "far" / ".deep" / "2.txt")
    assert sources(notes) == ["0.txt", "deep.txt", "far/1.txt", "lone again.txt"]


def test_paths_that_are_not_there(tmp_path: Path) -> None:
    put(tmp_path, "1.txt")
    assert list(read([tmp_path / "no.txt", tmp_path / "1.txt" / "x.txt"], root=tmp_path)) == [
        Unread("1.txt/x.txt", "no such file or folder"),
        Unread("no.txt", "no such file or folder"),
    ]


def test_a_file_that_vanishes(tmp_path: Path) -> None:
    put(tmp_path, "1.txt", "2.txt", "3.csv")
    found = read([tmp_path])
    assert next(found).source == "1.txt"
    (tmp_path / "2.txt").unlink()
    (tmp_path / "3.csv").unlink()
    assert list(found) == [Unread(name, "no such file or folder") for name in ("2.txt", "3.csv")]


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a.txt", "b.csv", "c.jsonl", "d/1.txt", "e.txt")
    real_open, real_list = Path.open, Path.iterdir

    def no_open(self: Path, *args: object, **kwargs: object) -> object:
        if self.suffix in {".csv", ".jsonl"} or self.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return real_open(self, *args, **kwargs)  # type: ignore[arg-type, call-overload]

    def no_list(self: Path) -> object:
        if self.name == "d":
            raise PermissionError(13, "Permission denied", str(self))
        return real_list(self)

    monkeypatch.setattr(Path, "open", no_open)
    monkeypatch.setattr(Path, "iterdir", no_list)
    reason = "no permission to read it"
    assert list(read([tmp_path])) == [
        *(Unread(name, reason) for name in ("a.txt", "b.csv", "c.jsonl", "d")),
        Note("e", "S: note of e.txt\n", "e.txt"),
    ]


def test_an_error_in_the_middle_of_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "one"}\n{"text": "two"}\n')
    lines = iter(['{"text": "one"}\n'])

    class Failing:
        def __enter__(self) -> Failing:
            return self

        def __exit__(self, *_: object) -> None: ...

        def readline(self, _: int) -> str:
            for line in lines:
                return line
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(decode, "open_text", lambda _: Failing())
    assert list(read([tmp_path])) == [
        Note("a#0", "one", "a.jsonl"),
        Unread("a.jsonl", "could not be read (Input/output error)"),
    ]


def test_pipes_and_sockets_are_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.csv")
        assert [each.reason for each in read([Path()]) if isinstance(each, Unread)] == [
            "not a file but a device or a pipe"
        ] * 2


def test_a_binary_file_named_txt(tmp_path: Path) -> None:
    (tmp_path / "scan.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    assert list(read([tmp_path])) == [Unread("scan.txt", "binary file, no text")]


def test_a_note_of_50_mb(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_bytes(b"S: fine on 10/10/2025, gait 40 ft.\n" * 1_500_000)
    assert list(read([tmp_path])) == [Unread("big.txt", decode.TOO_LONG)]


def test_a_file_larger_than_any_export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "FILE_LIMIT", 1000)
    (tmp_path / "big.txt").write_text("x" * 1001)
    (found,) = read([tmp_path])
    assert isinstance(found, Unread)
    assert found.reason.startswith("larger than 200 MB")


def test_ids_are_unique_and_stable(tmp_path: Path) -> None:
    put(tmp_path, "a/smith.txt", "b/smith.txt", "b/smith.md", "c/other.txt")
    (tmp_path / "b" / "t.csv").write_text("note_id,text\nsmith,x\nsmith,y\nn1,z\n,w\n")
    (tmp_path / "c" / "t.csv").write_text("text\nx\n")
    expected = [
        "smith",
        "smith@b/smith.md",
        "smith@b/smith.txt",
        "smith@b/t.csv",
        "smith@b/t.csv#1",
        "n1",
        "t#3",
        "other",
        "t#0",
    ]
    for _ in range(2):
        assert [found.note_id for found in read([tmp_path]) if isinstance(found, Note)] == expected


def test_names_that_are_no_text(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))).write_text("S: fine")
    (found,) = read([tmp_path])
    assert found == Note("caf\ufffd", "S: fine", "caf\ufffd.txt")


def test_folders_nested_deeper_than_python_calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(1100):
        os.mkdir("d")  # noqa: PTH102
        os.chdir("d")
    Path("1.txt").write_text("S: fine")
    found = list(read([tmp_path]))
    Path("1.txt").unlink()
    for _ in range(1100):  # pytest's own cleaning would go too deep
        os.chdir("..")
        os.rmdir("d")  # noqa: PTH106
    assert [each.source.count("/") for each in found] == [1100]


def test_nothing_raises_whatever_the_bytes(tmp_path: Path) -> None:
    """Mutilated files of every format come as notes or as reasons."""
    chance, nasty = random.Random(11), b'"\n\r,\x00\xff\xfe{}[]\\\x0c =-;'
    seeds = [
        b"DOS: 10/01/2025\nS: a\nP: d\n/es/ J. Doe, PT\n====\nDOS: 10/03/2025\nS: e\nP: f\n/es/ J. Doe, PT\n",
        b'note_id,text,dos\nn1,"a ""b"" c",2025-01-01\nn2,"d\ne",x\n',
        b'{"note_id": "n1", "text": "a\\nb"}\n{"text": null}\n',
        "“Zoë” [2]\n".encode("utf-16") * 20,
    ]
    for number in range(1500):
        data = bytearray(chance.choice(seeds) * chance.choice([1, 3]))
        for _ in range(chance.randrange(8)):
            data[chance.randrange(len(data))] = chance.choice(nasty + chance.randbytes(3))
        ending = chance.choice(["txt", "md", "csv", "jsonl"])
        path = tmp_path / f"{number}.{ending}"
        path.write_bytes(data[: chance.randrange(1, len(data) + 1)])
        for found in read([path]):
            assert isinstance(found, Note | Unread)
            if isinstance(found, Note):
                assert found.text.strip()
                found.text.encode()


def test_ids_are_known_again_after_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ids, "_FRESH", 7)
    seen = ids.Seen()
    names = [f"n{number}" for number in range(100)]
    for name in names:
        assert name not in seen
        seen.add(name)
    assert all(name in seen for name in names)
    assert "n100" not in seen
