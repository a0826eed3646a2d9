"""Given names and surnames that are common in Peru, as parts of the pattern of a person's name: what is written in capitals or without any
is found by them. General knowledge of the language, no list of anybody; accents may be left out."""

GIVEN = """
maría rosa ana luz carmen julia juana elena luisa teresa martha gladys nelly flor silvia patricia yolanda norma victoria isabel lucía sofía
valeria camila daniela andrea gabriela paola karina milagros rocío maribel maritza liliana janet jessica katherine diana sandra mónica
verónica susana irma olga lidia edith esther ruth sara raquel miriam noemí angélica beatriz cecilia claudia fiorella xiomara brenda
josé juan luis carlos jorge víctor manuel julio césar pedro miguel ángel jesús david daniel roberto ricardo fernando alberto mario raúl
óscar hugo walter percy wilmer edwin elmer william jhon jhonatan cristian christian kevin brayan alexander antonio francisco javier eduardo
enrique guillermo gustavo alejandro andrés diego gabriel sebastián mateo rodrigo santiago fabricio marco félix pablo santos segundo rubén
ángeles mercedes pilar dolores lourdes fátima guadalupe
"""

SURNAMES = """
quispe flores sánchez rodríguez garcía mamani huamán rojas chávez díaz lópez vásquez pérez ramos espinoza mendoza ramírez gonzales gonzález
torres fernández castillo cruz gutiérrez condori vargas ruiz romero castro castañeda salazar ortiz vega silva medina reyes herrera guerrero
delgado paredes aguilar cárdenas campos huamani ccori choque apaza ticona vilca yupanqui coaquira puma chura calla larico mayta cutipa
cusi ccahuana pacori tito turpo zapata alvarado alvarez bautista benites cabrera calderón carrasco carranza cortez dávila domínguez
escobar fuentes galindo gómez guevara hernández hidalgo hurtado ibáñez jara jiménez julca león luna maldonado malca marín martínez meza
molina montes morales moreno muñoz navarro núñez ochoa olivera ordóñez orellana pacheco palacios palomino peña pinedo poma ponce portilla
ramírez ríos rivas rivera robles rosales salas saavedra saldaña soto suárez tello trujillo ugarte valdez valdivia valencia valverde vela
velásquez vera villanueva yáñez zavala zegarra zevallos tapullima shupingahua sangama amasifuén tuanama pizango ahuanari murayari
"""

ALSO_WORDS = """
flores cruz castillo campos torres ríos reyes luna montes palacios puma león robles romero rosales salas silva soto vega vela vera rojas peña
paredes olivera navarro molina mendoza medina marín meza guerrero fuentes castro bautista valencia trujillo zapata portilla tito turpo cusi
moreno delgado villanueva castañeda rivera rivas palomino pinedo ramos calla tello escobar poma paz
"""
"""Surnames that are words or places too: alone behind a word in capitals they say nothing."""


def surnames_only() -> str:
    """The surnames that are nothing else."""
    return " ".join(word for word in SURNAMES.split() if word not in ALSO_WORDS.split())


PLACES = (
    "José Leonardo Ortiz", "Jenaro Herrera", "Fernando Lores", "Daniel Alcides Carrión", "Ramón Castilla", "Víctor Larco Herrera", "Mariano Melgar",
    "José Luis Bustamante y Rivero", "Andrés Avelino Cáceres", "Daniel Hernández", "César López Rojas", "Jorge Basadre", "Luis Carranza",
    "Sánchez Carrión", "Sánchez Cerro", "Manuel Clavero", "Ricardo Palma", "José Carlos Mariátegui", "César Vallejo", "Jorge Chávez",
    "Alfredo Mendívil", "Miguel Grau", "Francisco Bolognesi", "Fermín Fitzcarrald", "Rosa de Lima", "Antonio Raymondi", "Eduardo Villanueva",
)  # fmt: skip
"""Districts, provinces and what is named after persons of history: written like a person, and none."""


LOOSE = str.maketrans({"á": "[áa]", "é": "[ée]", "í": "[íi]", "ó": "[óo]", "ú": "[úu]", "ñ": "[ñn]", "ü": "[üu]"})


def one_of(words: str) -> str:
    """A pattern for any of the words, with or without their accents."""
    return "|".join(word.translate(LOOSE) for word in dict.fromkeys(words.split()))
