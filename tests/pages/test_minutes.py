"""The page of a meeting that was held: its minutes, from cleared texts alone."""

from typing import Any

from tests.pages.reading import bodies


def test_a_meeting_that_was_held_has_its_minutes_as_a_page(open_page: Any) -> None:
    page = bodies(open_page("/annual-meeting", meeting="DEM-2022", lang="es"))
    assert "Acta: Primera reunión de demostración" in page
    assert page.index("Se examinaron los datos de") < page.index("La ficha única de derivación se usa en todas partes.")
    assert 'data-cell="meeting/DEM-2022">4<' in page and 'data-cell="meeting/DEM-2022">9<' in page


def test_a_coming_or_unknown_meeting_has_none(open_page: Any) -> None:
    for meeting in ("DEM-2024", "none"):
        assert "Minutes" not in bodies(open_page("/annual-meeting", meeting=meeting))
