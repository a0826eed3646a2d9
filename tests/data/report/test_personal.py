"""What looks like data of a person is told from what does not, the same way in Python and in the rules.

The examples are made of parts, so that no file of the program holds any.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pytest

from data import tables
from data.problems import Problem
from data.report import narrative
from data.report.instructions import LINES
from data.report.personal import PATTERNS, looks_personal, mask, prepare, read_plainly
from tests.built.filling import read_csv
from tests.data.report.spoken import harmless_texts, personal_texts

NUMBER = "4455" * 2
PHONE = "987 654 " + "321"
PERSONAL = {
    "identity-number": (NUMBER, f"DNI {NUMBER}", f"n.º{NUMBER};", f"({NUMBER})"),
    "telephone": (f"+51 {PHONE}", PHONE, PHONE.replace(" ", ""), PHONE.replace(" ", "-"), "(01) " + "425 1234", "+1 (202) " + "555-0100"),
    "e-mail": ("ana@" + "example.pe", "ana.perez @ " + "example.gob.pe", "josé@" + "example.pe"),
    "birth-date": ("born 03/05/" + "2008", "nacida el 3 de mayo de " + "2008", "DOB: 2008-05-" + "03", "03/05/2008, fecha de naci" + "miento"),
    "person-name": (
        "Sra. María " + "Quispe Mamani",
        "Mr John " + "Smith",
        "Mr. " + "Smith",
        "niña Rosa " + "Huamán",
        "la niña " + "Rosa",
        "the girl " + "Rosa",
        "el menor Luis " + "Quispe",
        "Víctima: atendida por Dra. " + "Ñaupari",
        "señora Rosa de la " + "Cruz",
        "LIC. Rosa " + "Huamán",
        "a boy named " + "Luis",
        "adolescente identificada como " + "Rosa",
        "SRA. MARIA " + "QUISPE",
        "don Juan " + "Pérez",
    ),
}
SPELT = {
    "identity-number": (
        "DNI 44.554" + ".455", "D.N.I. N.º " + NUMBER, "documento de identidad: 44-554" + "-455", "CE " + "001234567",
        "carné de extranjería 00" + "1234567", "pasaporte AB" + "1234567", "DNI\u200b " + NUMBER,
        "\uff24\uff2e\uff29 " + "".join(chr(ord(each) + 0xFEE0) for each in NUMBER),
    ),
    "telephone": ("cel. 987-654" + "-321", "telf. 427 " + "0000", "WhatsApp: " + PHONE, "fono 01 425 " + "1234", "987\u00a0654\u00a0" + "321"),
    "e-mail": ("ana [arroba] " + "example.pe", "ana(at)" + "example.org", "ana arroba " + "example.pe"),
    "birth-date": ("F.N. 03.05." + "2008", "fec. nac.: 3/5/" + "2008"),
    "person-name": (
        "ANA QUISPE " + "MAMANI", "María " + "Quispe Mamani", "señora maria " + "quispe mamani", "madre: Rosa " + "Huamán Ccori",
        "menor de iniciales A. " + "Q. M.", "QUISPE MAMANI, " + "Rosa", "maría del carmen " + "flores", "fiscal Carlos " + "Ramos", "Luz " + "Quispe",
    ),
}  # fmt: skip
"""The same as people spell it: with points, words before it, letters of other widths, in capitals or without."""
INSTITUTIONS = (
    "S/ 12,345,678.00", "Expediente 00123-2021-0-1801-JR", "Hospital María Auxiliadora", "Fiscalía Provincial de Santa María del Valle",
    "Ley N.º 28950", "RUC 20131370645", "Universidad Nacional Mayor de San Marcos", "Casa Virgen del Carmen", "Sra. Ministra de la Mujer",
    "Hospital Víctor Larco Herrera", "Jesús María", "Cruz Roja Peruana", "Distrito de San Juan de Lurigancho", "Operativo Luz de Luna",
    "Decreto Supremo N.º 017-2020-IN", "Av. Los Rosales 123", "Comunidad Nativa Santa Cruz", "el señor Fiscal de la Nación", "Santa Rosa de Lima",
)  # fmt: skip
HARMLESS = (
    *INSTITUTIONS, "12 children", "2019-06-30", "from 2017 to 2021", "S/ 1250.50", "1,234,567.89", "12345678.5 soles", "Resolution 123-2019-MIMP",
    "Child Protection Compact Partnership", "Niñas, Niños y Adolescentes", "una niña de Loreto", "Madre de Dios", "Señor de los Milagros",
    "victims born abroad", "Don Bosco", "boys and girls", "the child Protection system", "Drafts of the Multisectoral Protocol", "page 12 @ 3",
    "the meeting of 3 May 2019", "the victim advocate of Cusco", "Menor cantidad de casos en Puno",
)  # fmt: skip
CASES = [(kind, text) for each in (PERSONAL, SPELT) for kind, texts in each.items() for text in texts]


@pytest.fixture(scope="module")
def memory() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    prepare(connection)
    return connection


def found_by_rules(memory: duckdb.DuckDBPyConnection, texts: Sequence[str], patterns: dict[str, str] = PATTERNS) -> list[set[str]]:
    """For each text the patterns that the rules find in it; one statement a pattern, for a pattern takes longer to compile than to apply."""
    found: list[set[str]] = [set() for _ in texts]
    plain = "plainly(text)" if patterns is PATTERNS else "text"
    memory.execute(
        "create or replace temp table said as select text, place from (select unnest($1) as text, unnest($2) as place)",
        [list(texts), list(range(len(texts)))],
    )
    for kind, pattern in patterns.items():
        for (place,) in memory.execute(f"select place from said where regexp_matches({plain}, $1)", [pattern]).fetchall():
            found[place].add(kind)
    return found


def test_data_of_persons_is_recognised(memory: duckdb.DuckDBPyConnection) -> None:
    cases = [(kind, said) for kind, text in CASES for said in (text, f"See {text}.", f"({text})", f"a\n{text}\nb")]
    by_rules = found_by_rules(memory, [said for _, said in cases])
    missed = [(kind, said) for (kind, said), found in zip(cases, by_rules, strict=True) if kind not in found]
    missed += [(kind, said) for kind, said in cases if not re.search(PATTERNS[kind], read_plainly(said)) or not looks_personal(said)]
    assert missed == []


def test_other_texts_are_left_alone(memory: duckdb.DuckDBPyConnection) -> None:
    assert [(text, found) for text, found in zip(HARMLESS, found_by_rules(memory, HARMLESS), strict=True) if found] == []
    assert [text for text in HARMLESS if looks_personal(text)] == []


def test_of_texts_as_a_second_person_writes_them_nearly_all_are_right(memory: duckdb.DuckDBPyConnection) -> None:
    """At least 95 % of those with a person are found, at most 2 % of the harmless ones are; the rules and Python agree on each."""
    personal, harmless = personal_texts(), harmless_texts()
    assert len(personal) >= 200 and len(harmless) >= 200
    missed, alarms = [text for text in personal if not looks_personal(text)], [text for text in harmless if looks_personal(text)]
    assert len(missed) <= 0.05 * len(personal), missed
    assert len(alarms) <= 0.02 * len(harmless), alarms
    texts = [*personal, *harmless]
    by_rules = found_by_rules(memory, texts)
    assert [text for text, found in zip(texts, by_rules, strict=True) if bool(found) != looks_personal(text)] == []


LONGEST = ("x", "X", "é", "1", " ", "-", "Xx", "a.", "a@", "1.", "A. ", "maria ", "MARIA ", "Xy-", "caso de ", "Plan ", "12/12/12 ", "tel ")
"""What a cell of 32,767 letters may be filled with: each begins a pattern everywhere."""


@pytest.mark.slow
def test_the_longest_cells_are_read_in_a_moment() -> None:
    """In a process that may take thirty seconds of the processor, ten times what they need; a pattern without bounds takes as many for one."""
    asked = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_CPU, (30, 30)); from data.report.personal import FOUND, read_plainly\n"
        f"for part in {LONGEST!r}: text = read_plainly((part * 32767)[:32767]); [pattern.search(text) for pattern in FOUND.values()]"
    )
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0


def test_what_the_program_itself_writes_into_a_workbook_is_left_alone(memory: duckdb.DuckDBPyConnection) -> None:
    texts = set(LINES)
    for folder in (tables.FRAMEWORK, tables.DEMONSTRATION):
        for path in folder.glob("*.csv"):
            texts |= {text for row in read_csv(path) for column, text in row.items() if column.startswith(("name_", "unit_"))}
    assert len(texts) > 500
    memory.execute("create or replace table told as select unnest($1) as text", [sorted(texts)])
    for pattern in PATTERNS.values():
        assert memory.execute("select text from told where regexp_matches(plainly(text), $1)", [pattern]).fetchall() == []


def test_a_message_never_repeats_it() -> None:
    for kind, text in CASES:
        problem = mask(Problem("not-a-choice", "A.xlsx", 5, "state", text, f"one of {text}", f"Sheet {text}"))
        assert all(text not in problem.line(language) for language in ("en", "es")), kind
        assert (problem.value, problem.detail, problem.sheet) == ("…", "…", "…"), kind
        assert mask(Problem("column-unknown", "A.xlsx", 3, text)).column == "…", kind


def test_a_message_keeps_figures_and_cuts_what_is_long() -> None:
    problem = mask(Problem("negative", "A.xlsx", 5, "value", "-12345678", "x" * 300, "Figures"))
    assert (problem.value, problem.detail, problem.column, problem.sheet) == ("-12345678", "x" * 200, "value", "Figures")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Seven girls were cared for.", {"number-in-narrative"}),
        ("Se atendió a dos niñas.", {"number-in-narrative"}),
        ("Una adolescente dejó el centro.", {"number-in-narrative"}),
        ("A girl left the shelter.", {"number-in-narrative"}),
        ("In all 12 were trained.", {"number-in-narrative"}),
        ("Work began in Puerto Maldonado.", {"place-in-narrative"}),
        ("En el distrito de Belén.", {"place-in-narrative"}),
        ("En Huancané.", {"place-in-narrative"}),
        ("Near the school San José.", {"place-in-narrative"}),
        ("Tres casos en Juliaca.", {"number-in-narrative", "place-in-narrative"}),
        ("The manual was revised in 2021 and 2021-H2.", set()),
        ("Las niñas de Loreto, Cusco y Lima Metropolitana.", set()),
        ("Several girls of the region; no one was left alone.", {"number-in-narrative"}),
        ("La coordinación mejoró en la región.", set()),
    ],
)
def test_numbers_and_places_in_a_narrative(memory: duckdb.DuckDBPyConnection, text: str, kinds: set[str]) -> None:
    bare = memory.execute("select regexp_replace($1, $2, '', 'g')", [text, narrative.YEAR]).fetchall()[0][0]
    assert found_by_rules(memory, [bare], narrative.PATTERNS) == [kinds]


def test_no_region_is_a_place_below_a_region(memory: duckdb.DuckDBPyConnection) -> None:
    names = [row[column] for row in read_csv(tables.FRAMEWORK / "regions.csv") for column in ("name_en", "name_es")]
    assert len(names) == 16
    for found in found_by_rules(memory, [f"Work in {name} went on." for name in names], narrative.PATTERNS):
        assert found <= {"number-in-narrative"}
    assert all("place-in-narrative" not in found for found in found_by_rules(memory, names, narrative.PATTERNS))


def test_no_framework_text_holds_data_of_a_person_either() -> None:
    """The folder is looked at as a whole elsewhere; here the demonstration narrative stands for what institutions write."""
    rows = read_csv(Path(tables.DEMONSTRATION) / "narrative.csv")
    assert rows and not any(looks_personal(row[column]) for row in rows for column in ("text_en", "text_es"))
