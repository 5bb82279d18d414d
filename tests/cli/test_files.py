"""Files of every kind, tables, folders, patterns and standard input, as real runs."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import odfdo
import pandas
import pytest
from fpdf import FPDF

Run = Callable[..., subprocess.CompletedProcess[str]]

DUTY = "Kasir adalah orang yang melayani pembeli. Tugas utama kasir adalah memindai barang dan menghitung uang."
SKILLS = ("teliti", "jujur")
TITLE = "Kasir"
ROWS = [
    {"id": "a1", "title": TITLE, "text": f"<p>{DUTY}</p><p>Syarat:</p><ul><li>teliti</li><li>jujur</li></ul>"},
    {"id": "a2", "title": "Satpam", "text": "&lt;p&gt;Satpam bertanggung jawab untuk menjaga pintu.&lt;/p&gt;"},
]


def write_txt(path: Path) -> None:
    path.write_text(f"{DUTY}\n\nSyarat:\n- teliti\n- jujur\n", encoding="utf-16")


def write_md(path: Path) -> None:
    path.write_text(f"# {TITLE}\n\n{DUTY}\n\n**Syarat:**\n\n* teliti\n* jujur\n")


def write_html(path: Path) -> None:
    path.write_text(f"<!doctype html><nav>Beranda</nav><h1>{TITLE}</h1>{ROWS[0]['text']}<script>x</script>")


def write_docx(path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(DUTY)
    document.add_paragraph("Syarat:")
    for skill in SKILLS:
        document.add_paragraph(skill, style="List Bullet")
    document.save(path)


def write_odt(path: Path) -> None:
    document = odfdo.Document("text")
    document.body.clear()
    for part in (odfdo.Paragraph(DUTY), odfdo.Paragraph("Syarat:"), odfdo.List(list(SKILLS))):
        document.body.append(part)
    document.save(path)


def write_pdf(path: Path) -> None:
    file = FPDF()
    file.add_page()
    file.set_font("helvetica", size=12)
    file.multi_cell(0, 8, f"{DUTY}\n\nSyarat:\n- teliti\n- jujur")
    file.output(path)


WRITERS = {
    "txt": write_txt, "md": write_md, "html": write_html, "docx": write_docx, "odt": write_odt, "pdf": write_pdf,
    "csv": lambda path: pandas.DataFrame(ROWS).to_csv(path, index=False),
    "tsv": lambda path: pandas.DataFrame(ROWS).to_csv(path, index=False, sep="\t"),
    "jsonl": lambda path: path.write_text("".join(json.dumps(row) + "\n" for row in ROWS)),
    "parquet": lambda path: pandas.DataFrame(ROWS).to_parquet(path),
}  # fmt: skip
TABLES = ("csv", "tsv", "jsonl", "parquet")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the same text in a file of each kind."""
    folder = tmp_path_factory.mktemp("files")
    for ending, write in WRITERS.items():
        write(folder / f"kasir-{ending}.{ending}")
    return folder


def rows(done: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def labels(found: list[dict[str, object]], doc: str) -> set[object]:
    return {row["label"] for row in found if row["doc"] == doc}


NAMES = {
    ending: {"csv": "a1"}.get(ending, f"kasir-{ending}/a1" if ending in TABLES else f"kasir-{ending}")
    for ending in WRITERS
}
"""What the text is called in the file of each kind; the tables all call it a1, and the first of them may."""


def test_a_folder_with_every_kind(rolegraph: Run, files: Path) -> None:
    found = rows(rolegraph("statements", files, "--format", "jsonl"))
    for ending, name in NAMES.items():
        assert {"Kasir", "memindai barang", "menghitung uang"} <= labels(found, name), ending


def test_each_kind_alone_by_a_name_that_says_nothing(rolegraph: Run, files: Path, tmp_path: Path) -> None:
    """What the first bytes tell needs no ending."""
    for ending in ("html", "docx", "odt", "pdf", "jsonl", "parquet"):
        path = tmp_path / f"{ending}-berkas"
        path.write_bytes((files / f"kasir-{ending}.{ending}").read_bytes())
    found = rows(rolegraph("statements", *sorted(tmp_path.iterdir()), "--format", "jsonl"))
    docs = {row["doc"] for row in found}
    assert {"html-berkas", "docx-berkas", "odt-berkas", "pdf-berkas", "a1", "a2"} <= docs


@pytest.mark.parametrize("ending", ["docx", "jsonl", "parquet"])
def test_standard_input(rolegraph: Run, files: Path, ending: str) -> None:
    with (files / f"kasir-{ending}.{ending}").open("rb") as file:
        found = rows(rolegraph("statements", "-", "--format", "jsonl", stdin=file))
    assert "Kasir" in labels(found, "a1" if ending in TABLES else "stdin")


def test_a_table_from_standard_input_with_its_columns(rolegraph: Run) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=";").writerows([("ref", "uraian kerja"), ("x-1", DUTY), ("x-2", "")])
    options = ("--kind", "csv", "--id-column", "ref", "--text-column", "Uraian Kerja", "--format", "jsonl")
    done = rolegraph("statements", "-", *options, input=file.getvalue())
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "rolegraph: standard input, row 3: its text is empty",
        "rolegraph: standard input: 1 of 2 rows skipped",
    ]
    assert {json.loads(line)["doc"] for line in done.stdout.splitlines()} == {"x-1"}


def test_the_title_is_part_of_the_text_that_offsets_count_in(rolegraph: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"title": "Satpam Pabrik", "text": "Menjaga pintu setiap malam."}))
    found = rows(rolegraph("statements", tmp_path / "a.jsonl", "--format", "jsonl"))
    assert [(found[0][name]) for name in ("doc", "label", "start", "end")] == ["a/1", "Satpam Pabrik", 0, 13]


def test_build_keeps_the_extracted_text_with_the_document(rolegraph: Run, files: Path, tmp_path: Path) -> None:
    done = rolegraph("build", files, "--store", tmp_path / "store")
    assert (done.returncode, done.stderr) == (0, "")
    query = "SELECT ?id ?text ?start ?end ?exact { ?d rg:text ?text ; dcterms:identifier ?id . ?t oa:hasSource ?d ; "
    query += "oa:hasSelector ?p, ?q . ?p oa:start ?start ; oa:end ?end . ?q oa:exact ?exact }"
    answer = rolegraph("query", "-", "--store", tmp_path / "store", "--format", "json", input=query)
    found = [
        {name: cell["value"] for name, cell in row.items()} for row in json.loads(answer.stdout)["results"]["bindings"]
    ]
    assert {row["id"] for row in found} >= set(NAMES.values())
    for row in found:
        assert row["text"][int(row["start"]) : int(row["end"])] == row["exact"]


def test_a_pattern_and_a_path_together(rolegraph: Run, files: Path, tmp_path: Path) -> None:
    done = rolegraph("build", "kasir-[dm]*", files / "kasir-pdf.pdf", "-o", tmp_path / "graph.nq", cwd=files)
    assert "3 of 3 texts written" in done.stdout


def test_the_order_of_tables_and_files_changes_no_byte(rolegraph: Run, files: Path, tmp_path: Path) -> None:
    paths = [files / f"kasir-{ending}.{ending}" for ending in ("csv", "jsonl", "md")]
    outputs = [tmp_path / name for name in ("a.nq", "b.nq")]
    for output, order in zip(outputs, (paths, paths[::-1]), strict=True):
        assert rolegraph("build", *order, "-o", output).returncode == 0
    assert outputs[0].read_bytes() == outputs[1].read_bytes() != b""


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--kind", "xlsx"], 2, "no kind of file is called 'xlsx'"),
        (["--text-column", "isi"], 1, "no column 'isi' among 'id', 'title', 'text'"),
    ],
)
def test_wrong_options(rolegraph: Run, files: Path, arguments: list[str], code: int, message: str) -> None:
    done = rolegraph("statements", files / "kasir-csv.csv", *arguments)
    assert (done.returncode, len(done.stderr.splitlines())) == (code, 1)
    assert message in done.stderr


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * 40_000_000)


def xxe(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')


def protected(path: Path) -> None:
    file = FPDF()
    file.set_encryption(owner_password="x", user_password="y")
    file.add_page()
    file.output(path)


def scan(path: Path) -> None:
    file = FPDF()
    file.add_page()
    file.rect(10, 10, 100, 100)
    file.output(path)


HOSTILE: dict[str, tuple[Callable[[Path], object], str]] = {
    "bomb.docx": (bomb, "unpacks to more than"),
    "xxe.docx": (xxe, "declares a document type"),
    "deep.html": (lambda path: path.write_text("<div>" * 200_000), "it holds no text"),
    "cell.csv": (lambda path: path.write_text("text\n" + "x" * 5_000_000), "a line has more than"),
    "protected.pdf": (protected, "protected by a password"),
    "scan.pdf": (scan, "it may be a scan"),
    "wrong.pdf": (lambda path: path.write_text(DUTY), "it is no PDF file"),
    "old.docx": (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "an old Office file"),
}


def test_hostile_files_cost_a_line_each_and_no_good_one(rolegraph: Run, tmp_path: Path) -> None:
    for name, (write, _) in HOSTILE.items():
        write(tmp_path / name)
    write_docx(tmp_path / "baik.docx")
    done = rolegraph("build", tmp_path, "-o", tmp_path.parent / "hostile.nq")
    lines = done.stderr.splitlines()
    assert done.returncode == 1
    assert "1 of 1 texts written" in done.stdout
    for name, (_, message) in HOSTILE.items():
        assert any(f"{name}" in line and message in line for line in lines), done.stderr
    assert len(lines) == len(HOSTILE) + 1  # of the table, the row and the count


def test_without_its_library_a_kind_is_named_with_its_extra(files: Path) -> None:
    code = (
        "import sys, importlib.util as u; find = u.find_spec\n"
        "u.find_spec = lambda name, *a: None if name in ('pypdfium2', 'pyarrow') else find(name, *a)\n"
        "from rolegraph.cli.main import main; main()"
    )
    command = [sys.executable, "-c", code, "statements", str(files), "--format", "csv"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"rolegraph: {files}/kasir-parquet.parquet: reading .parquet needs pyarrow (pip install 'rolegraph[parquet]')",
        f"rolegraph: {files}/kasir-pdf.pdf: reading .pdf needs pypdfium2 (pip install 'rolegraph[pdf]')",
    ]
    assert {row["doc"] for row in csv.DictReader(io.StringIO(done.stdout))} >= {"kasir-docx", "a1"}
