"""A card as HTML: a line over the years and its table, about as heavy as one of this program. Drawn by no library."""

from figures import ROWS


def write_card(series: str, place: str) -> str:
    """The card of a series at a place."""
    years = [(year, value or 0) for own, at, year, value in ROWS if (own, at) == (series, place)]
    most = max((value for _, value in years), default=1) or 1
    points = [(40 + 60 * at, 220 - 200 * value / most) for at, (_, value) in enumerate(years)]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    marks = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#1b2b85"></circle>' for x, y in points)
    texts = "".join(f'<text x="{x:.1f}" y="{y - 8:.1f}" font-size="12">{value}</text>' for (x, y), (_, value) in zip(points, years, strict=True))
    rows = "".join(f'<tr><th scope="row">{year}</th><td data-key="{series}/{place}/{year}">{value}</td></tr>' for year, value in years)
    lines = f'<polyline points="{line}" fill="none" stroke="#1b2b85"></polyline>{marks}{texts}'
    drawn = f'<svg class="main-svg" viewBox="0 0 640 240" role="img">{lines}</svg>'
    return f'<article class="card"><h3>{series}, {place}</h3>{drawn}<table>{rows}</table></article>'
