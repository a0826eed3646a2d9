"""What part of the whole a published figure counts, in words of either language."""

from types import SimpleNamespace
from typing import Any

import pytest

from pages.cards.record.parts import show_part
from pages.view.words import words_in


def row(**known: str) -> Any:
    codes = dict.fromkeys(("breakdown_rest", "sex", "age", "exploitation", "nationality"), "")
    return SimpleNamespace(**{"breakdown_text": "coded=1", **codes, **known})


@pytest.mark.parametrize(
    ("known", "english", "spanish"),
    [
        ({"age": "0-17", "sex": "female"}, "children · female", "niñas, niños y adolescentes · mujeres"),
        ({"age": "5-17"}, "aged 5–17", "de 5–17 años"),
        ({"exploitation": "labour"}, "labour exploitation", "explotación laboral"),
        ({"nationality": "BR"}, "nationality: Brazil", "nacionalidad: Brasil"),
        ({"breakdown_text": ""}, "", ""),
        ({"breakdown_text": "centres", "age": "0-17"}, "centres", "centres"),
        ({"breakdown_rest": "status: new"}, "status: new", "status: new"),
        ({"age": "0-17", "breakdown_rest": "partner: ILO"}, "children · partner: ILO", "niñas, niños y adolescentes · partner: ILO"),
    ],
)
def test_codes_are_said_in_words(known: dict[str, str], english: str, spanish: str) -> None:
    for lang, wanted in (("en", english), ("es", spanish)):
        view: Any = SimpleNamespace(words=words_in(lang), say=words_in(lang).say)
        assert show_part(view, row(**known)).text == wanted


def test_words_of_the_collection_are_marked_as_english() -> None:
    view: Any = SimpleNamespace(words=words_in("es"), say=words_in("es").say)
    assert show_part(view, row(breakdown_text="centres")).lang == "en"
