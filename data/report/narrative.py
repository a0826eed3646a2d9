"""What in the narrative of an activity about child victims could point to one of them: small numbers, and places below the region.

It is not refused but pointed out: the data steward decides. The patterns are those of RE2 (`data/report/sql/checks/`).
"""

import re

from data.compact import compact
from data.report.names import NOTHING

LETTER = "A-Za-zÁÉÍÓÚÑÜáéíóúñü"
NUMBERS = (
    "dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci\\w+|veinte|veinti\\w+|treinta|cuarenta|cincuenta"
    "|sesenta|setenta|ochenta|noventa|cien|ciento|cientos|mil|docena|docenas|decena|decenas|un[oa]?\\s+(?:sol[oa]|únic[oa])"
    "|un[oa]?\\s+(?:niñ[oa]|adolescente|menor|víctima|caso|herman[oa])"
    "|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|hundreds|thousand|dozen|dozens"
    "|an?\\s+(?:single|girl|boy|child|victim|case|brother|sister)"
)
KINDS = (
    "distrito|provincia|caserío|centro\\s+poblado|comunidad\\s+(?:nativa|campesina)|asentamiento|barrio|urbanización|jirón|jr|avenida|av"
    "|calle|pasaje|carretera|cuenca|quebrada|río|colegio|institución\\s+educativa|hostal|discoteca|aldea"
    "|district|province|village|hamlet|town|neighbou?rhood|settlement|street|avenue|road|river|school|hotel|hostel|bar"
)
PLACES = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in compact().read_list("places.txt"))
"""What lies below a region: provinces, districts, towns."""

YEAR = r"\b(?:19|20)\d\d(?:-H[12])?\b"
PATTERNS = {
    "number-in-narrative": rf"\d|(?:^|[^{LETTER}])(?i:{NUMBERS})(?:[^{LETTER}]|$)",
    "place-in-narrative": rf"(?:^|[^{LETTER}])(?:(?i:{KINDS})(?:\.\s*|\s+)(?:(?:of|de|del|la|el|los|las)\s+){{0,2}}[A-ZÁÉÍÓÚÑÜ]"
    rf"|(?:{PLACES or NOTHING})(?:[^{LETTER}]|$)|(?i:district|province|village)\s+[A-ZÁÉÍÓÚÑÜ]"
    rf"|[A-ZÁÉÍÓÚÑÜ][{LETTER}]+\s+(?:[Dd]istrict|[Pp]rovince|[Vv]illage))",
}
