"""What looks like data of a person in a text: such a report is refused, and what was found is not repeated.

The patterns are those of RE2, so that the rules (`data/report/sql/checks/`) and Python mean the same.
"""

import re
from dataclasses import replace

import duckdb

from data import sql
from data.compact import compact
from data.problems import Problem
from data.report.layout import SHEETS
from data.report.names import GIVEN, NOTHING, PLACES, SURNAMES, one_of, read_pattern, surnames_only

DATE = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}\s+(?:de\s+)?[a-záéíóú]{3,10}\.?\s+(?:del?\s+)?\d{4}|[a-z]{3,9}\s+\d{1,2},?\s+\d{4})"
)
BIRTH = r"(?:\bborn\b|\bbirth|\bd\.?o\.?b\b|\bnaci|\bf\.?\s?nac\b|\bf\.\s?n\.|\bnac\.|\bfec(?:ha)?\.?\s?nac|\bcumplea)"

LETTER = "A-Za-zÁÉÍÓÚÑÜáéíóúñü"
NAME = rf"[A-ZÁÉÍÓÚÑÜ][{LETTER}'’-]{{1,30}}"
"""Lengths are bounded: a pattern that may begin anywhere and go on for ever takes a minute for the longest cell."""
NAMES = rf"{NAME}(?:\s+(?:de|del|la|las|los|y)){{0,2}}\s+{NAME}"
CHILD = r"(?:[Nn]iñ[oa]|NIÑ[OA]|[Mm]enor|[Aa]dolescente|[Vv]íctima|[Aa]graviad[oa]|[Gg]irl|[Bb]oy|child|victim|[Ss]urvivor)"
TITLES = (
    r"(?i:don|doña|señor|señora|señorita|doctor|doctora|profesor|profesora|lic|licenciado|licenciada|ing|ingeniero|ingeniera"
    r"|abg|abog|abogado|abogada|prof|miss|sir|madam|padre|sor|suboficial|capitán|comandante|coronel)"
)
PERSON = (
    rf"(?:^|[^{LETTER}])(?:(?:Mr|MR|Mrs|MRS|Ms|Sr|SR|Sra|SRA|Srta|SRTA|Dr|Dra|DRA)(?:\.\s*|\s+)(?:[A-Z]\.\s*)*{NAME}"
    rf"|{TITLES}(?:\.\s*|\s+){NAMES}|{CHILD}[,:]?\s+{NAMES}|(?:niñ[oa]|girl|boy)\s+{NAME}"
    rf"|{CHILD},?\s+(?:named|called|llamad[oa]|de\s+nombres?|identificad[oa]\s+como)\s+{NAME})"
)
"""A title, or a word for a child, and after it what is written like a name. One word is enough after a title that only stands
before names; after the others two are needed, for institutions and places are written with capitals too."""

ROLE = (
    r"(?i:madre|padre|madrastra|padrastro|t[ií][ao]|abuel[ao]|herman[ao]|prim[ao]|hij[ao] de|tutora?(?: legal)?|apoderad[ao]"
    r"|denunciante|denunciad[ao]"
    r"|imputad[ao]|procesad[ao]|acusad[ao]|sentenciad[ao]|investigad[ao]|testigo|alias|psic[oó]log[ao]|trabajadora? social|a cargo(?: de)?"
    r"|mother|father|aunt|uncle|brother|sister|(?:son|daughter) of|guardian|witness|defendant|accused|suspect|perpetrator|psychologist|social worker)"
)
OF_ROLE = (
    rf"(?:^|[^{LETTER}]){ROLE}[\s:,“”\"'«»(]+(?:{NAME}[\s”\"'»,]+){{0,2}}{NAMES}"
    rf"|(?:^|[^{LETTER}]){ROLE}[\s:,“”\"'«»(]+(?:{NAME}\s+)(?:(?:de|del|la|los|las)\s+){{1,2}}{NAME}(?:\s+{NAME})+"
    rf"|(?:^|[^{LETTER}])(?:{CHILD}|NNA|{ROLE})[\s:,]+(?:(?:[A-ZÑ]\.\s?){{2,4}}|(?:{one_of(GIVEN.title())})(?:[^{LETTER}]|$))"
)
"""What somebody is to a child or in a case, and after it a name of two words, a given name or initials with points."""

KNOWN = (
    rf"(?i:(?:^|[^{LETTER}])(?:{one_of(GIVEN)})(?:\s+(?:(?:de|del|la|los)\s+){{0,2}}(?:{one_of(GIVEN)})){{0,2}}"
    rf"\s+(?:{one_of(SURNAMES)})(?:[^{LETTER}]|$))"
    rf"|(?i:(?:^|[^{LETTER}])(?:{one_of(SURNAMES)})(?:\s+(?:{one_of(SURNAMES)}))?,\s*(?:{one_of(GIVEN)})(?:[^{LETTER}]|$))"
    rf"|(?i:(?:^|[^{LETTER}])(?:{one_of(SURNAMES)})\s+[{LETTER}]{{3,30}},\s*(?:{one_of(GIVEN)})(?:[^{LETTER}]|$))"
    rf"|(?i:[{LETTER}]{{3,30}}[\s,]+(?:{one_of(SURNAMES)})\s+(?:{one_of(SURNAMES)})(?:[^{LETTER}]|$))"
    rf"|(?:^|[^{LETTER}]){NAME}\s+(?:{one_of(surnames_only().title())})(?:[^{LETTER}]|$)"
    rf"|(?i:(?:caso|domicilio|declaraci[oó]n|testimonio|entrevista|case|home|statement|interview) (?:de|a|of|with)\s+)"
    rf"(?:{NAME}\s+){{1,2}}(?:{one_of(SURNAMES.title())})(?:[^{LETTER}]|$)"
)
"""A given name and a surname, two surnames after another word, or the other way round with a comma, in capitals or without."""
INITIALS = r"(?i:iniciales|initials)[^A-Za-z0-9]{0,4}(?:[A-ZÑ][.,]?\s?){2,5}(?:[^A-Za-z]|$)"
PATTERNS = {
    "person-name": f"{PERSON}|{OF_ROLE}|{KNOWN}|{INITIALS}",
    "identity-number": read_pattern("identity-number"),
    "telephone": r"(?:\+\d{1,3}[\s().-]*(?:\d[\s().-]*){6,11}\d"
    r"|(?i:(?:^|[^a-z])(?:tel[eé]fono|telf?|fono|celular|cel|m[oó]vil|phone|mobile|whatsapp)"
    r"(?:\.?\s+(?:fijo|m[oó]vil|celular|personal|domicilio|casa|trabajo|de contacto|de casa|number))?)[^A-Za-z0-9]{0,6}\d(?:[\s.-]?\d){5,}"
    rf"|{read_pattern('telephone')})",
    "e-mail": r"[^\s@,;]\s?@\s?[A-Za-z0-9-]+(?:(?:\.|\s(?:punto|dot)\s)[A-Za-z0-9-]+)+"
    r"|(?i:[a-z0-9._-]{1,64}\s{0,3}[\[({<]\s*(?:arroba|at)\s*[\])}>]\s*[a-z0-9-]+(?:\s?(?:\.|[\[({<]\s*(?:punto|dot)\s*[\])}>])\s?[a-z0-9-]+)+"
    r"|[a-z0-9._-]{1,64}\s{1,3}arroba\s{1,3}[a-z0-9-]+(?:\.[a-z0-9-]+)+)",
    "birth-date": rf"(?i)(?:{BIRTH}.{{0,40}}{DATE}|{DATE}.{{0,15}}{BIRTH})",
}
PROPER = rf"(?:\s+(?:de|del|la|las|los|el|y|n\.?\s?º)|\s+[A-ZÁÉÍÓÚÑÜ][{LETTER}'-]{{0,30}})"
HARMLESS = (
    rf"(?:{read_pattern('money')}|US\$|{'|'.join(compact().currencies)}|\$)\s?\d[\d,. ]*"
    r"|(?i:(?:^|[^a-z])(?:expediente|exp|carpeta(?: fiscal)?|ley|decreto(?: supremo| legislativo)?|resoluci[oó]n(?: ministerial| suprema)?|oficio"
    r"|informe|ruc|c[oó]digo|acta|contrato|factura"
    r"|sgd|hr|hoja de ruta|siaf|carta|memorando|nota|cui|resoluci[oó]n))\.?\s*(?:n[.º°ro]*\s*)?\d[\dA-Za-z/.-]*(?:-[\dA-Za-z]+)*"
    rf"|(?:Hospital|Universidad|Colegio|Instituto|Instituci[oó]n Educativa|I\.E\.|Casa|Hogar|Centro|Fiscal[ií]a|Juzgado|Corte|Parroquia"
    rf"|Iglesia|Fundaci[oó]n|Municipalidad|Distrito|Provincia|Calle|Avenida|Av\.|Jr\.|Jir[oó]n|Plaza|Puerto|Aeropuerto|Red|Posta|Comisar[ií]a"
    rf"|Asociaci[oó]n){PROPER}+"
    rf"|(?:Programa|Unidad|Direcci[oó]n|Ministerio|Plan|Comit[eé]|Consejo|Registro|Sistema|Protocolo|Mesa|Equipo|Gobierno|Coordinaci[oó]n"
    rf"|Oficina){PROPER}+"
    r"|(?:[A-Z][a-z]{1,30}(?:\s+(?:of|for|and|the)){0,2}\s+){1,4}(?:Programme|Program|Unit|Office|Services?|Committee|Commission|Ministry"
    r"|Cent(?:re|er)|Network"
    r"|Protocol|Police|Department|Agency|System|Plan|Court)"
    rf"|(?:{'|'.join(PLACES) or NOTHING})"
    rf"|(?:San|Santa|Santo)\s+[A-ZÁÉÍÓÚÑÜ][{LETTER}'-]+(?:\s+Bautista)?"
    r"|(?:Sra?|Srta|Dra?|[Ss]eñora?|[Dd]octora?)\.?\s+(?i:(?:vice)?ministr[oa]|fiscal|jueza?|director[a]?|president[ea]|secretari[oa]|embajador[a]?"
    r"|defensor[a]?|coordinador[a]?|alcalde(?:sa)?|congresista|gobernador[a]?|procurador[a]?)"
)
"""Amounts, laws, files and institutions, which are written like numbers and names of persons; what they are called is left out before."""
REMOVED = "".join(map(chr, (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF)))
SPACES, HYPHENS = "".join(map(chr, (0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000))), "".join(map(chr, (*range(0x2010, 0x2016), 0x2212)))
WIDE = "".join(map(chr, range(0xFF01, 0xFF5F))) + SPACES + HYPHENS
NARROW = "".join(map(chr, range(0x21, 0x7F))) + " " * len(SPACES) + "-" * len(HYPHENS)
"""Letters, spaces and hyphens of other kinds and what they stand for; `REMOVED` are not seen. DuckDB's `translate` takes the same."""
LEFT_OUT = re.compile(HARMLESS)
FOUND = {rule: re.compile(pattern) for rule, pattern in PATTERNS.items()}
PLAINLY = str.maketrans(WIDE, NARROW, REMOVED)
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
WORDED = {column.name for sheet in SHEETS for column in sheet.columns if column.kind not in ("number", "check")}
"""Columns in which no figure stands: a long number there may be that of a person."""


def looks_personal(text: str, figure: bool = False) -> bool:
    """Whether something in the text looks like data of a person; where a figure is meant, a plain number does not."""
    return not (figure and NUMBER.fullmatch(text)) and bool(find_personal(text))


def find_personal(text: str) -> str:
    """The rule against data of a person that the text breaks; "" where it breaks none."""
    plain = read_plainly(text)
    return next((rule for rule, pattern in FOUND.items() if pattern.search(plain)), "")


def read_plainly(text: str) -> str:
    """The text as the patterns see it: letters of other kinds as what they stand for, without amounts, laws, files and institutions."""
    return LEFT_OUT.sub(" ", text.translate(PLAINLY))


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """The same for the rules: the macro `plainly` and the letters it reads by."""
    for name, letters in {"wide": WIDE + REMOVED, "narrow": NARROW, "harmless": HARMLESS}.items():
        connection.execute(f"set variable {name} = $1", [letters])
    connection.execute(sql.text("report/plainly"))


def mask(problem: Problem) -> Problem:
    """The problem without what looks like data of a person, and with long values cut."""
    figure = problem.column not in WORDED
    return replace(
        problem,
        value=_hide(problem.value, figure),
        detail=_hide(problem.detail, figure),
        column=_hide(problem.column),
        sheet=_hide(problem.sheet),
    )


def _hide(text: str, figure: bool = False) -> str:
    return "…" if looks_personal(text, figure) else text[:200]
