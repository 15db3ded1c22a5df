"""Tables: a row a note, columns by name, everything wrong told with its row."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from nlp_audit.intake import days, decode, feed, read
from nlp_audit.records import Note, Unread

HEADER = "note_id,text,patient_id,clinician,date_of_service,payer\n"
Write = Callable[[str | bytes], tuple[list[Note | Unread], list[str]]]


def results(path: Path) -> tuple[list[Note | Unread], list[str]]:
    remarks: list[str] = []
    return list(read([path], remark=remarks.append)), remarks


@pytest.fixture
def table(tmp_path: Path) -> Write:
    def write(content: str | bytes, name: str = "notes.csv") -> tuple[list[Note | Unread], list[str]]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return results(path)

    return write


@pytest.fixture
def lines(table: Any) -> Write:
    return lambda content: table(content, "notes.jsonl")


def test_a_row_is_a_note(table: Write) -> None:
    found, remarks = table(HEADER + 'n1,"S: fine, ""ok""\r\nO: min A",P7,"J. Doe, PT",2026-03-14,Medicare\r\n')
    assert found == [
        Note("n1", 'S: fine, "ok"\nO: min A', "notes.csv", 0, "P7", "J. Doe, PT", date(2026, 3, 14), "Medicare")
    ]
    assert remarks == []


def test_names_in_any_case_and_by_alias(table: Write) -> None:
    found, remarks = table(" DOS ,Note Text,MRN,Provider,Note-ID,Payor\n3/14/26,S: fine,77,J. Doe,n1,bcbs\n")
    assert found == [Note("n1", "S: fine", "notes.csv", 0, "77", "J. Doe", date(2026, 3, 14), "bcbs")]
    assert remarks == []


def test_the_own_name_counts_before_an_alias(table: Write) -> None:
    found, remarks = table("note,text\n12,S: fine\n")
    assert [note.text for note in found if isinstance(note, Note)] == ["S: fine"]
    assert remarks == ["notes.csv: column `note` is not used"]


def test_text_alone_is_enough(table: Write) -> None:
    (first, second), _ = table("text\nPt: Doe MRN: 880-1145  DOS 1/2/2026\nO: gait\n")
    assert isinstance(first, Note)
    assert first[:2] == ("notes#0", "Pt: Doe MRN: 880-1145  DOS 1/2/2026")
    assert first.patient_id == "880-1145"
    assert second == Note("notes#1", "O: gait", "notes.csv", 1)


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_other_delimiters(table: Write, mark: str) -> None:
    assert table(f"note_id{mark}text\nn1{mark}S: fine, still\n")[0] == [Note("n1", "S: fine, still", "notes.csv", 0)]


def test_a_stated_delimiter_and_blank_lines_above_the_header(table: Write) -> None:
    found, _ = table("sep=;\n\nnote_id;text\nn1;S: a, b\nn2;\n")
    assert found == [Note("n1", "S: a, b", "notes.csv", 0), Unread("notes.csv", "row 5: empty text")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(table: Write, encoding: str) -> None:
    assert table("note_id,text\nn1,“Zoë” – ok\n".encode(encoding))[0] == [Note("n1", "“Zoë” – ok", "notes.csv", 0)]


def test_rows_of_two_encodings_in_one_file(table: Write) -> None:
    found, _ = table("text\ncafé\n".encode() + "café\n".encode("cp1252"))
    assert [note.text for note in found if isinstance(note, Note)] == ["café", "café"]


def test_unknown_columns_are_told_once_in_a_run(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.csv").write_text("text,clinicain,site\nS: fine,x,y\n")
    found, remarks = results(tmp_path)
    assert len(found) == 2
    assert remarks == [
        "a.csv: column `clinicain` is not used, did you mean `clinician`?",
        "a.csv: column `site` is not used",
    ]


def test_no_column_of_text(table: Write) -> None:
    found, _ = table("note_id,txet,mrn\nn1,S: fine,4\n")
    assert found == [
        Unread(
            "notes.csv",
            "no column `text`; columns found: note_id, txet, mrn; did you mean `text` by `txet`?",
        )
    ]


@pytest.mark.parametrize(
    "content",
    [
        "n1,S: Pt walked 30 ft with her daughter,77\n",
        "Tolerated treatment well\nTolerated treatment well\n",
        "Jane Doe,Pain 2/10\n",
        "Doe 880114,fine\n",
    ],
)
def test_a_table_without_header_shows_none_of_its_text(table: Write, content: str) -> None:
    (found,), _ = table(content)
    assert isinstance(found, Unread)
    assert found.reason == "no column `text`; what was found does not look like column names (is the header missing?)"


def test_empty_rows(table: Write) -> None:
    found, remarks = table('note_id,text\nn1,a note\nn2,\nn3,"  \n "\n\nn4\n,\n, \nn5,\u00a0\nn6,b note\n')
    assert [(each.note_id, each.index) for each in found if isinstance(each, Note)] == [("n1", 0), ("n6", 8)]
    assert [each.reason for each in found if isinstance(each, Unread)] == [
        f"row {row}: empty text" for row in (3, 4, 6, 9)
    ]
    assert remarks == ["notes.csv: 2 rows with nothing in them were passed over"]


@pytest.mark.parametrize("content", ["note_id,text\n", "note_id,text", "text\n\n\n"])
def test_a_header_alone(table: Write, content: str) -> None:
    assert table(content)[0] == [Unread("notes.csv", "empty: a header and no rows")]


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff"])
def test_an_empty_table(table: Write, content: str) -> None:
    assert table(content)[0] == [Unread("notes.csv", "empty")]


def test_a_binary_table(table: Write, lines: Write) -> None:
    assert table(b"PK\x03\x04\x00\x00text")[0] == [Unread("notes.csv", "binary file, no text")]
    assert lines(b"PK\x03\x04\x00\x00text")[0] == [Unread("notes.jsonl", "binary file, no text")]


def test_commas_outside_quotation_marks(table: Write) -> None:
    found, _ = table("note_id,text\nn1,Gait 30 ft, min A, slow\nn2,fine,,\n")
    assert found == [
        Unread("notes.csv", "row 2: 4 cells, 2 columns; is a text with commas not in quotation marks?"),
        Note("n2", "fine", "notes.csv", 1),
    ]


def test_inches_are_no_quotation_marks(table: Write) -> None:
    found, _ = table('note_id,text\nn1,Step-ups 4" x10\nn2,Sit to stand 20" chair\n')
    assert [note.text for note in found if isinstance(note, Note)] == [
        'Step-ups 4" x10',
        'Sit to stand 20" chair',
    ]


def test_a_quotation_mark_that_is_not_closed(table: Write) -> None:
    found, _ = table('note_id,text\nn1,fine\nn2,"open\nn3,lost\n')
    assert found == [
        Note("n1", "fine", "notes.csv", 0),
        Unread("notes.csv", "row 3: a quotation mark is not closed; the rest of the file was not read"),
    ]


def test_a_date_that_is_none(table: Write) -> None:
    found, remarks = table("text,dos\na,02/30/2026\nb,soon\nc,\nd,3/4/2026 10:30\n")
    assert [note.date_of_service for note in found if isinstance(note, Note)] == [
        None,
        None,
        None,
        date(2026, 3, 4),
    ]
    assert remarks == ["notes.csv: a date of service in the table is not understood; the note's own counts"]


@pytest.mark.parametrize(
    "written",
    [
        "2026-03-04",
        "2026-03-04T10:30:00",
        "2026-03-04 10:30",
        "20260304",
        "03/04/2026",
        "3/4/26",
        "03-04-2026",
        "3.4.2026",
        "March 4, 2026",
        "Mar. 4, 2026",
        "Wed 03/04/2026",
        "Wednesday, March 4th, 2026",
        "04-Mar-2026",
        "4 Mar 2026",
        "2026/03/04",
    ],
)
def test_days(written: str) -> None:
    assert days.parse(written) == date(2026, 3, 4)


@pytest.mark.parametrize("written", ["", "13/13/2026", "2026-02-30", "46085", "3/4", "March", "Sept 31, 2026"])
def test_no_days(written: str) -> None:
    assert days.parse(written) is None


def test_september_in_four_letters() -> None:
    assert days.parse("Sept 3, 2026") == date(2026, 9, 3)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "NOTE_LIMIT", 1000)
    monkeypatch.setattr(feed, "ROW_LIMIT", 1100)
    monkeypatch.setattr("nlp_audit.intake.tables.ROW_LIMIT", 1100)
    monkeypatch.setattr(feed, "GIVEN_UP", 20_000)
    monkeypatch.setattr("nlp_audit.intake.tables.GIVEN_UP", 20_000)
    monkeypatch.setattr("nlp_audit.intake.jsonlines._LINE_LIMIT", 2000)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    "text",
    ["x" * 1050, "x" * 5000, "a, b\n" * 900, 'say ""no"", or\n' * 300, 'x""' * 2000],
    ids=["a little", "one line", "many lines", "quotation marks", "marks at the seams"],
)
def test_one_overlong_row_does_not_take_the_others_with_it(table: Write, text: str) -> None:
    found, _ = table(f'note_id,text,payer\nn1,fine,m\nn2,"{text}",m\nn3,"also\nfine",m\n')
    assert [each.note_id if isinstance(each, Note) else each.reason for each in found] == [
        "n1",
        f"row 3: {decode.TOO_LONG}",
        "n3",
    ]


@pytest.mark.usefixtures("small")
def test_a_quotation_mark_that_swallows_a_large_file(table: Write) -> None:
    found, _ = table('note_id,text\nn1,fine\nn2,"open\n' + "n3,more of the same\n" * 5000)
    assert len(found) == 2
    assert found[1] == Unread("notes.csv", "row 3: a quotation mark is not closed; the rest of the file was not read")


def test_tables_stream(tmp_path: Path) -> None:
    """20 MB pass through in a few megabytes, in both formats."""
    text = "S: fine.\nO: gait 40 ft, min A, “slow”.\n" * 250
    cell = io.StringIO()
    csv.writer(cell).writerow(["n", text])
    for name, head, row in (
        ("big.csv", "note_id,text\n", cell.getvalue()),
        ("big.jsonl", "", json.dumps({"text": text}) + "\n"),
    ):
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as out:
            out.write(head)
            for _ in range(20_000_000 // len(row)):
                out.write(row)
        tracemalloc.start()
        count = sum(note.text == text for note in read([path]) if isinstance(note, Note))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert count == 20_000_000 // len(row)
        assert peak < 6_000_000


def test_an_object_is_a_note(lines: Write) -> None:
    row = {"Note_ID": 12, "text": "S: fine\r\nO: min A", "MRN": 77.0, "dos": "2026-03-14", "payer": None}
    found, remarks = lines(json.dumps(row) + "\n\n" + json.dumps({"text": "b", "site": "x"}))
    assert found == [
        Note("12", "S: fine\nO: min A", "notes.jsonl", 0, "77", None, date(2026, 3, 14)),
        Note("notes#2", "b", "notes.jsonl", 2),
    ]
    assert remarks == ["notes.jsonl: column `site` is not used"]


def test_a_line_separator_of_unicode_ends_no_line(lines: Write) -> None:
    assert lines('{"text": "a\u2028b\x85c"}')[0] == [Note("notes#0", "a\u2028b\x85c", "notes.jsonl", 0)]


def test_half_a_pair_is_replaced(lines: Write) -> None:
    (note,), _ = lines(r'{"text": "a \ud83d b \ud83d\ude00", "note_id": "n\udc00"}')
    assert note == Note("n\ufffd", "a \ufffd b 😀", "notes.jsonl", 0, readable=False)
    (note,), _ = lines('{"text": "café"}\n'.encode("cp1252"))
    assert isinstance(note, Note)
    assert note.text == "café"


def test_objects_that_cannot_be_read(lines: Write) -> None:
    bad = [
        '{"text": "secret',
        '["secret"]',
        '"secret"',
        '{"text": ["secret"]}',
        '{"text": null}',
        '{"text": NaN}',
    ]
    found, _ = lines("\n".join([*bad, "[" * 100_000, '{"text": "\\u0000\\u0001"}', '{"text": "ok"}']))
    assert [each.reason for each in found if isinstance(each, Unread)] == [
        "row 1: not JSON",
        "row 2: not a JSON object",
        "row 3: not a JSON object",
        "row 4: `text` is no text",
        "row 5: empty text",
        "row 6: empty text",
        "row 7: not JSON",
        "row 8: binary file, no text",
    ]
    assert found[-1] == Note("notes#8", "ok", "notes.jsonl", 8)


def test_objects_without_text(lines: Write) -> None:
    found, _ = lines('{"id": 1, "texts": "x"}\n{"text": "ok"}\n{"id": 2}\n{"id": 3}\n')
    assert found == [
        Unread(
            "notes.jsonl",
            "row 1: no column `text`; columns found: id, texts; did you mean `text` by `texts`?",
        ),
        Note("notes#1", "ok", "notes.jsonl", 1),
        Unread("notes.jsonl", "2 more rows with no column `text`"),
    ]


@pytest.mark.parametrize("content", ["", " \n\n"])
def test_an_empty_file_of_objects(lines: Write, content: str) -> None:
    assert lines(content)[0] == [Unread("notes.jsonl", "empty")]


@pytest.mark.usefixtures("small")
def test_one_overlong_line_does_not_take_the_others_with_it(lines: Write) -> None:
    found, _ = lines("\n".join(json.dumps({"text": "x" * size}) for size in (900, 1500, 9000, 10)))
    assert [len(each.text) if isinstance(each, Note) else each.reason for each in found] == [
        900,
        f"row 2: {decode.TOO_LONG}",
        f"row 3: {decode.TOO_LONG}",
        10,
    ]
