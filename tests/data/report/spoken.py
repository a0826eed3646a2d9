"""Texts as officials write them, with made-up persons in them and without: what a second reader would try on the check.

Each pattern is filled with several made-up names and numbers, so that no file of the program holds data that looks like a person's.
"""

from __future__ import annotations

from itertools import product
from typing import NamedTuple


class Person(NamedTuple):
    """A made-up person: given names, surnames, and digits from which numbers are made."""

    given: str
    surnames: str
    digit: str

    def fill(self, pattern: str) -> str:
        """The pattern with this person in it."""
        eight = (self.digit + "2708153")[:8]
        name = f"{self.given} {self.surnames}"
        first, second = self.surnames.split(" ")[0], self.surnames.split(" ")[-1]
        parts = {
            "name": name,
            "given": self.given,
            "short": self.given.split(" ")[0],
            "surnames": self.surnames,
            "first": first,
            "second": second,
            "capitals": name.upper(),
            "lower": name.lower(),
            "initials": f"{self.given[0]}.{first[0]}.{second[0]}.",
            "spaced": f"{self.given[0]}. {first[0]}. {second[0]}.",
            "bare": f"{self.given[0]}{first[0]}{second[0]}",
            "dni": eight,
            "points": f"{eight[:2]}.{eight[2:5]}.{eight[5:]}",
            "gaps": f"{eight[:2]} {eight[2:5]} {eight[5:]}",
            "foreigner": "00" + eight[1:],
            "nine": "9" + eight,
            "phone": f"9{eight[:2]} {eight[2:5]} {eight[5:]}",
            "dashes": f"9{eight[:2]}-{eight[2:5]}-{eight[5:]}",
            "land": f"4{eight[:2]}-{eight[2:6]}",
            "mail": f"{self.given.split(' ')[0].lower()}.{first.lower()}",
        }
        return pattern.format(**parts)


PEOPLE = (
    Person("Rosa", "Huamán Ccori", "4"),
    Person("Luis Alberto", "Sánchez Tello", "7"),
    Person("Yorleidys", "Rodríguez Pérez", "6"),
    Person("María de los Ángeles", "Flores Inuma", "1"),
)
PERSONAL = (
    "DNI {dni}", "D.N.I {points}", "dni nro {dni}", "Documento Nacional de Identidad N° {dni}", "identificada con DNI {gaps}",
    "con documento de identidad {dni}", "se identificó con el documento N.º {dni}", "C.E. N° {foreigner}", "carnet de extranjería {foreigner}",
    "PTP {foreigner}", "Pasaporte N° AB{dni}", "passport no. {nine}", "cédula de identidad V-{dni}", "cédula venezolana {points}",
    "ID card {dni}", "celular {phone}", "cel {dashes}", "Cel.: {nine}", "contact her at +51 {phone}", "llamar al {phone}",
    "teléfono fijo {land}", "telf: {land}", "número de celular: {nine}", "whatsapp {dashes}", "tel. 01 {land}", "mobile +51-{dashes}",
    "{mail}@example.pe", "correo: {mail}@example.gob.pe", "{mail} [at] example.org", "{mail}(arroba)example.pe",
    "{mail} (at) example (dot) org", "escribir a {mail}@example.com.", "{name}", "{capitals}", "{lower}", "{surnames}, {given}",
    "la señora {name} denunció el hecho", "el señor {surnames}", "Sr. {first}", "Dra. {first} {second}", "Lic. {name}", "abogada {name}",
    "Ms. {first}", "the mother, {name}, was informed", "su tía {name} la acompaña", "la víctima {name} fue rescatada",
    "víctima: {given} {first}", "niña {short}", "el adolescente {given} {first}", "the girl called {short}", "la menor {short} {first}",
    "menor identificada con iniciales {initials}", "menor de iniciales {spaced}", "iniciales: {bare}", "the minor with initials {initials}",
    "adolescente de iniciales {spaced} (15)", "la agraviada {initials} declaró", "NNA {initials}", "caso de {given} {first}",
    "nacida el 14/02/2009", "F. Nac.: 14-02-2009", "fecha de nacimiento 14 de febrero de 2009", "nació el 14 de febrero del 2009",
    "date of birth: 14 Feb 2009", "DOB 14.02.2009", "born on February 14, 2009", "cumpleaños: 14/02/2009", "madre {name}",
    "tutora legal: {name}", "psicóloga a cargo: {name}", "denunciante {capitals}", "imputado {surnames}", "testigo {name}",
    "alias “{short}”, {surnames}", "Domicilio de {name}: Mz. C lote 4", "hija de {given} {first}", "Se atendió a {name} en el CAR",
    "{given} {first} fue derivada a la UPE", "entrevista a {lower}", "La niña de nombre {short}", "llamada {short} {first}",
    "Responsable: {name}", "Contacto: {name}, {phone}", "DNI:{dni}", "doc. ident. {dni}", "Nro. DNI {dni}", "carné extranjería N° {foreigner}",
    "RENIEC {dni}", "edad 15, nació 14/02/2009", "nac. 14/02/2009", "fecha nac 14-02-09", "born 14/02/2009", "{mail}@gmail.com",
    "{mail} arroba gmail.com", "{mail}@gmail punto com", "celular N° {nine}", "su número es {nine}", "fono: {land}", "telf. domicilio {land}",
    "Atte. {name}", "Firmado: {name}", "Elaborado por {name}", "Docente {name}", "Prof. {name}", "Srta. {first}", "Sra {name}", "Sr(a). {name}",
    "Mrs. {first}", "according to {name}", "interview with {given} {first}", "{name} (16 años)", "{name}, 15", "menor {initials} de 15 años",
    "adolescente {initials}", "víctima con iniciales {spaced}", "niña con las iniciales {bare}", "hermana {short} {first}",
    "padre biológico: {name}", "su madre {given} {first}", "la adolescente {short}", "el niño {short}", "pareja de {name}",
    "agresor {surnames}, {given}", "investigada {capitals}", "fiscal {name}", "juez {name}", "Suboficial PNP {name}", "Cap. PNP {name}",
    "S3 PNP {capitals}", "Dr {surnames}", "Ing {name}", "Obst. {name}", "Enf. {name}", "T.S. {name}", "Psic. {name}", "la joven {name}",
    "{name} y su hijo", "el señor {given} {first}", "Mr. {surnames}", "child {initials} was returned home", "Coordinar con {name} al {nine}",
    "{short} {first} ({dni})", "se notificó a don {given} {first}", "encargada: {name}", "facilitadora {name}", "Enviar a: {mail}@hotmail.com",
    "la usuaria {name} ingresó", "paciente {name}", "retornó con su abuela {name}", "beneficiaria {lower}", "ING. {capitals}", "Sta. {first}",
    "Miss {name}", "responsable {surnames}", "autora: {name}", "Dni N°{dni}", "documento: {dni}", "CE{foreigner}", "cel:{nine}", "Tlf {dashes}",
    "Tel {land}", "nacido 14.02.2009", "nacimiento: 14/02/2009", "DOB 14/02/2009", "the survivor {short} {first}", "survivor {initials}",
    "ni la madre {name} ni otros", "{first}, {short}", "{capitals} – testigo", "iniciales de la menor: {initials}", "Reunión con {name}, jefa",
    "capacitador: {name}", "interviewed {name}", "la menor {initials}", "según {given} {second}", "Fdo. {name}", "V°B° {name}",
    "señorita {lower}", "hermano {short}", "NNA de iniciales {bare}",
)  # fmt: skip
PLACES = ("Iquitos", "Wanchaq", "San Juan de Lurigancho")
BODIES = (
    "Fiscalía Especializada en Trata de Personas", "Unidad de Protección Especial", "Ministerio Público", "Comisión Multisectorial",
)  # fmt: skip
HARMLESS = (
    "{body} de {place}", "La {body} capacitó a su personal", "The {body} took part", "Informe N.º 045-2019-{number}",
    "Oficio 1234-2020-MIMP/{number}", "Resolución Ministerial N° 203-2018-MIMP", "Ley 28950, art. 3", "Decreto Legislativo N.º 1323",
    "D.S. 009-2018-MIMP", "Carpeta fiscal 506014501-2019-{number}", "Expediente N.° 00345-2020-{number}-1903-JR-PE-01", "RUC 20131370{number}",
    "S/ 1,250,{number}.50", "US$ 5,000,000", "PEN 8 000 000", "12,345,{number} soles", "código SIAF 0001234", "contrato N° 044-2019",
    "CUI 2345678", "{place}, junio de 2019", "reunión del 14/02/2019", "On 14 February 2019 the plan was agreed", "periodo 2018-2019",
    "entre 2017 y 2021", "artículo 129-A del Código Penal", "Distrito Fiscal de {place}", "Distrito Judicial de Lima Norte",
    "Corte Superior de Justicia de Loreto", "Módulo Judicial Integrado", "Hospital Regional de {place}", "Hospital Belén",
    "Centro de Salud Santa Rosa", "Casa de Acogida Virgen de Fátima", "CAR San Ramón", "Institución Educativa José Carlos Mariátegui",
    "I.E. 60023 San Juan", "Universidad San Antonio Abad", "Comunidad Nativa Nuevo San Juan", "Jr. Carabaya 456", "Av. Javier Prado Este 1234",
    "Plaza San Martín", "Puente Nuevo", "Puerto Maldonado", "Madre de Dios", "Jesús María", "San Martín de Porres", "Villa María del Triunfo",
    "José Leonardo Ortiz", "Mariscal Cáceres", "Alto Amazonas", "Cruz Roja", "Plan International", "Save the Children",
    "Capital Humano y Social Alternativo", "la señora Ministra", "el señor Viceministro de Poblaciones Vulnerables", "Dr. Director General",
    "la Dra. Presidenta de la Corte", "El Fiscal de la Nación", "Defensoría del Pueblo", "Policía Nacional del Perú",
    "Dirección contra la Trata de Personas", "las niñas y los niños", "una adolescente de Loreto", "la madre acompañó a su hija",
    "the girls were referred", "el menor de los plazos", "menor presupuesto", "víctimas de trata", "Victim Assistance Protocol",
    "Child Protection Compact", "the child's best interest", "Día de la Madre", "Corazón Azul", "Operativo Esperanza I", "Operación Mercurio",
    "curso virtual «Trata: prevención»", "taller del 3 al 5 de mayo", "40 horas lectivas", "1 200 docentes", "24 millones de soles",
    "página 12 de 34", "tabla 3.2", "versión 2.1", "línea 1818", "Línea 100", "central 105", "www.gob.pe/mimp", "Plan Nacional 2017-2021",
    "Política Nacional frente a la Trata", "POI 2020", "meta 0045", "partida 2.3.2.7.11", "ingresos de 930 soles", "a 3,399 msnm",
    "75,5 % de avance", "1.234.{number},50", "Registro RETA", "Sistema SIFTPP", "módulo 3 del curso",
    "no se ejecutó por la emergencia sanitaria", "The posts were filled in {place}", "Se reprogramó para el segundo semestre",
    "Convenio N.º 012-2018", "Acta de la sesión 03-2019", "Factura F001-{number}", "mesa técnica de {place}", "Red Regional de {place}",
    "Gobierno Regional de Loreto", "Municipalidad Provincial de Maynas", "Comisaría de Familia de {place}", "UPE {place}",
    "Centro Emergencia Mujer {place}", "Asociación Huarayo", "Parroquia San Pedro", "Fundación Telefónica", "Banco de la Nación",
    "cuenta del tesoro", "enero a junio", "Santa Rosa", "San Pedro y San Pablo", "Señor de Sipán", "Virgen del Carmen", "barrio Los Rosales",
    "asentamiento humano Los Ángeles", "río Marañón", "Lima Metropolitana", "Loreto y Cusco", "Equipo de Persecución Estratégica",
    "Sub Oficiales de la PNP", "tres adolescentes de 15 años", "víctima de trata de 15 años", "testigo protegido", "madre adolescente",
    "padre de familia", "Padres de Familia de la I.E.", "hermanas adoratrices", "Hermanas Adoratrices del Perú", "Casa Hogar San Ricardo",
    "Asociación Nuevo Amanecer", "acusado y sentenciado", "imputados en prisión preventiva", "tutora de aula",
    "Tutores y Docentes de Secundaria", "guardian ad litem", "the mother was heard", "Witness Protection Programme",
    "Social Workers of the Ministry", "Trabajador Social del Centro", "Psicólogos de la Unidad", "alias usado en redes",
    "a cargo del Ministerio Público", "a cargo de la Dirección General", "Programa Nacional Yachay", "Programa Nacional Aurora",
    "Instituto Nacional Penitenciario", "U.S. Embassy", "EE.UU.", "I.E. N.º 64027", "UGEL Maynas", "DRE Cusco", "Feria del Libro",
    "Campaña Ojo con la Trata", "Curso MOOC", "Plan Operativo Institucional", "Presupuesto por Resultados", "Mesa de Concertación",
    "Consejo Regional", "Comité Distrital de Belén", "San Juan Bautista", "Santa Ana", "La Convención", "Quispicanchi", "Punchana", "Nauta",
    "Yurimaguas", "Machu Picchu", "Ollantaytambo", "Huayllabamba", "Sicuani", "Mayor cobertura", "Menor tasa", "Víctor Raúl",
    "Micaela Bastidas", "Túpac Amaru II", "Ramón Castilla", "Mariscal Ramón Castilla", "Daniel Alcides Carrión", "Andrés Avelino Cáceres",
    "Ricardo Palma", "Universidad Ricardo Palma", "José Carlos Mariátegui", "Avenida José Larco", "Sánchez Carrión",
    "provincia de Sánchez Cerro", "distrito de Torres Causana", "Fernando Lores", "Teniente Manuel Clavero", "Soplín", "Jenaro Herrera",
    "Hospital Cayetano Heredia", "Premio Reina Sofía", "the Attorney General", "Chief Prosecutor", "the United States and Peru",
    "Save the Children Peru", "CHS Alternativo", "Terre des Hommes", "14 febrero 2019", "2019-2020", "2 345 678,90", "USD 245,300",
    "00123-2020", "8 000 000 de soles", "1 000 000", "20 horas", "15:30", "24/7", "N.º 28950", "35 %", "Ministerio de Relaciones Exteriores",
    "la Sra. Directora", "Centro Histórico", "Santa Clara", "Valle del Mantaro", "tres talleres", "Nuevo Código Penal",
    "Juzgado Penal Colegiado", "Segunda Fiscalía", "Sala Penal Nacional", "Fondo de Población", "Unión Europea", "Reino Unido",
    "Estados Unidos", "Buenos Aires", "Nueva York", "Primero de Mayo", "Semana Santa", "Año Nuevo", "Carta Circular N.º 12-2019",
    "Memorando 145", "HR 2019-0045678", "SGD 00045678-2019", "Exp. 45678-2019", "Nota 12/2019", "meta presupuestal 45", "PIM 12,345,678",
    "devengado 8 765 432 soles", "TC 3.35", "83,4 %", "2019: 45 / 2020: 67", "1.6-a", "Acta 45", "Av. Brasil 2950", "Km 12 de la carretera",
    "lote 45", "Piso 3", "aula 204", "9 de cada 10", "900 000 personas", "987 casos", "artículo 153-B", "Sub Gerencia de Juventud",
    "Gerencia Regional de Desarrollo Social",
)  # fmt: skip


def personal_texts() -> list[str]:
    """Every pattern with a person in it, filled with two of the made-up persons in turn."""
    return list(dict.fromkeys(PEOPLE[(at + turn) % len(PEOPLE)].fill(text) for at, text in enumerate(PERSONAL) for turn in range(2)))


def harmless_texts() -> list[str]:
    """Every pattern without a person, with each place, body and number it has room for."""
    filled = (text.format(place=place, body=body, number=number) for text, place, body, number in product(HARMLESS, PLACES, BODIES, ("7131", "451")))
    return list(dict.fromkeys(filled))
