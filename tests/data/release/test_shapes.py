"""A shape belongs to a region by its codes, whatever the region is called."""

from pathlib import Path

import duckdb

from tests.built.world import World


def test_a_renamed_region_keeps_its_shape(world: World) -> None:
    path = world.folder / "framework" / "regions.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("LOR,Loreto,Loreto,", "LOR,Loreto region,Gran Loreto,"), encoding="utf-8")
    world.build()
    assert world.ask("select region from shape") == [("LOR",)]


def test_metropolitan_lima_is_the_province_and_not_the_rest_of_the_department(program: Path) -> None:
    with duckdb.connect(str(program), read_only=True) as connection:
        rows = connection.execute("select part, region from shape where area_code = '15' and last_release is null order by part").fetchall()
    assert rows == [("Provincia de Lima (Lima Metropolitana)", "LMA"), ("Región Lima (sin la provincia)", None)]
