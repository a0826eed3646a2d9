"""What in the narrative of an activity about child victims could point to one of them: small numbers, and places below the region.

It is not refused but pointed out: the data steward decides. The patterns are those of RE2 (`data/report/sql/checks/`).
"""

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
PLACES = (
    # Loreto
    "Maynas|Alto\\s+Amazonas|Mariscal\\s+Ramón\\s+Castilla|Requena|Ucayali|Datem\\s+del\\s+Marañón|Putumayo|Iquitos|Nauta|Caballococha"
    "|Yurimaguas|Belén|Punchana|San\\s+Juan\\s+Bautista|Contamana|Pebas|Islandia"
    # Cusco
    "|Acomayo|Anta|Calca|Canas|Canchis|Chumbivilcas|Espinar|La\\s+Convención|Paruro|Paucartambo|Quispicanchi|Urubamba|Quillabamba"
    "|Sicuani|Wanchaq|Pichari|Machu\\s*picchu|Ollantaytambo"
    # Madre de Dios
    "|Tambopata|Manu|Tahuamanu|Puerto\\s+Maldonado|Mazuko|Mazuco|La\\s+Pampa|Huepetuhe|Iñapari|Iberia|Inambari|Laberinto|Delta\\s+1"
    # Puno
    "|Azángaro|Carabaya|Chucuito|El\\s+Collao|Huancané|Lampa|Melgar|Moho|San\\s+Antonio\\s+de\\s+Putina|San\\s+Román|Sandia|Yunguyo"
    "|Juliaca|La\\s+Rinconada|Ilave|Ananea|Desaguadero|Ayaviri"
    # Metropolitan Lima
    "|Ancón|Ate|Barranco|Breña|Carabayllo|Chaclacayo|Chorrillos|Cieneguilla|Comas|El\\s+Agustino|Independencia|Jesús\\s+María|La\\s+Molina"
    "|La\\s+Victoria|Lince|Los\\s+Olivos|Lurigancho|Lurín|Magdalena\\s+del\\s+Mar|Miraflores|Pachacámac|Pucusana|Pueblo\\s+Libre"
    "|Puente\\s+Piedra|Punta\\s+Hermosa|Punta\\s+Negra|Rímac|San\\s+Bartolo|San\\s+Borja|San\\s+Isidro|San\\s+Luis|San\\s+Martín\\s+de\\s+Porres"
    "|San\\s+Miguel|Santa\\s+Anita|Santa\\s+María\\s+del\\s+Mar|Santa\\s+Rosa|Santiago\\s+de\\s+Surco|Surco|Surquillo|Villa\\s+El\\s+Salvador"
    "|Villa\\s+María\\s+del\\s+Triunfo"
)
"""Provinces, districts of Metropolitan Lima and well-known towns of the regions; those named like their region are left out."""

YEAR = r"\b(?:19|20)\d\d(?:-H[12])?\b"
PATTERNS = {
    "number-in-narrative": rf"\d|(?:^|[^{LETTER}])(?i:{NUMBERS})(?:[^{LETTER}]|$)",
    "place-in-narrative": rf"(?:^|[^{LETTER}])(?:(?i:{KINDS})(?:\.\s*|\s+)(?:(?:of|de|del|la|el|los|las)\s+){{0,2}}[A-ZÁÉÍÓÚÑÜ]"
    rf"|(?:{PLACES})(?:[^{LETTER}]|$)|(?i:district|province|village)\s+[A-ZÁÉÍÓÚÑÜ]|[A-ZÁÉÍÓÚÑÜ][{LETTER}]+\s+(?:[Dd]istrict|[Pp]rovince|[Vv]illage))",
}
