"""What is pointed out to a steward in a text that may be released."""

from __future__ import annotations

import pytest

from data.report.pointing import point_out


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Three girls of Nauta were counted twice in Loreto.", ("Three", "Nauta", "Loreto")),
        ("Dos niñas de Nauta se contaron dos veces en Loreto; eran 2.", ("Dos", "Nauta", "dos", "Loreto", "2")),
        ("a girl from iquitos, in cusco", ("a girl", "cusco")),
        ("Se corrigió el total de una niña de San Juan de Lurigancho.", ("una niña", "San Juan de Lurigancho")),
        ("Se contó dos veces.", ("dos",)),
        ("The file was sent again. It was the wrong one.", ("one",)),
        ("Late reports came in.", ()),
        ("", ()),
    ],
)
def test_numbers_and_names_are_pointed_out(text: str, found: tuple[str, ...]) -> None:
    assert point_out(text) == found
