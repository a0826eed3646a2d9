"""The commands speak the language of the terminal: their own words and those of argparse."""

from __future__ import annotations

import argparse
import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from data.cli import parser as command_parser
from data.cli.main import main, make_parser
from data.cli.parser import read_memory
from data.words import catalogue
from data.words.speaking import of_terminal, say, speaking
from tests.words.foreign import make_finder

FOR_PROGRAMMERS = re.compile(
    r"conflicting|can't open|cannot merge|'required' is|invalid option string|dest= is|invalid conflict_resolution"
    r"|mutually exclusive|cannot have multiple|subcommands|is not callable|not defined|with mode"
)
"""What argparse says of a mistake in the program; nobody at a terminal can cause it."""


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "es_PE.UTF-8"}, "es"),
        ({"LANG": "es"}, "es"),
        ({"LANG": "es_PE.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "es_ES@euro"}, "es"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "qu:es:en"}, "es"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "estonian"}, "en"),
    ],
)
def test_the_language_is_that_of_the_terminal(environment: dict[str, str], language: str) -> None:
    assert of_terminal(environment) == language


def test_all_words_of_argparse_are_in_the_catalogue() -> None:
    said = {
        node.args[0].value
        for node in ast.walk(ast.parse(inspect.getsource(argparse)))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_" and isinstance(node.args[0], ast.Constant)
    }
    assert {text for text in said if not FOR_PROGRAMMERS.search(text)} - set(command_parser.WORDS) == set()


def actions(parser: argparse.ArgumentParser, name: str = "") -> Iterator[tuple[str, argparse.ArgumentParser, argparse.Action]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for task, under in action.choices.items():
                yield from actions(under, f"{name} {task}")
        else:
            yield name, parser, action


def test_every_option_of_every_command_is_explained_in_spanish() -> None:
    find = make_finder("es", ["TIP", "MIMP"])
    with speaking("es"):
        told = list(actions(make_parser()))
    assert len(told) > 100
    assert {name for name, _, _ in told} >= {" build", " accept", " meeting freeze", " plan apply", " attack"}
    assert [(name, action.dest) for name, _, action in told if not action.help] == []
    explained = {
        (name, text): find(re.sub(r"\d{4}-\S+|%\(default\)s", "", text))
        for name, parser, action in told
        for text in (action.help, parser.description)
    }
    assert {place: found for place, found in explained.items() if found} == {}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "faltan los siguientes argumentos: COMANDO"),
        (["chek"], "'chek' no es una de las opciones"),
        (["check"], "faltan los siguientes argumentos: ARCHIVO"),
        (["check", "a.xlsx", "--lang", "fr"], "argumento --lang: 'fr' no es una de las opciones (elija entre 'en', 'es')"),
        (["check", "a.xlsx", "--colour"], "argumentos no reconocidos: --colour"),
        (["template", "a.xlsx", "--period"], "argumento --period: necesita un valor"),
        (["decide", "DEM-C 2024", "--as", "agreed"], "“DEM-C 2024” no es un informe; escríbalo como DEM-F/2021-H1/v1"),
        (["release", "--on", "31/08/2021"], "argumento --on: “31/08/2021” no es un día; escríbalo como 2021-08-31"),
        (["clear", "DEM-F/2021-H1/v1", "--row", "dos"], "argumento --row: “dos” no es un número entero"),
        (["meeting", "freeze", "2025", "--by", "MIMP"], "faltan los siguientes argumentos: INDICADOR"),
        (["verify", "--o"], "argumento --out: necesita un valor"),
    ],
)
def test_a_command_line_that_cannot_be_read_is_answered_in_spanish(
    arguments: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANGUAGE", "es")
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    printed = capsys.readouterr().err
    assert ended.value.code == 2 and printed.startswith("uso: python -m data")
    assert said in printed


def test_a_refusal_and_a_missing_file_are_told_in_the_language_of_the_terminal_or_the_one_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANGUAGE", "es")
    assert main(["verify", "--out", str(tmp_path / "program.duckdb")]) == 2
    assert "no hay registro. Cree uno con `python -m data build`" in capsys.readouterr().err
    assert main(["check", str(tmp_path / "a.csv")]) == 2
    assert capsys.readouterr().err == f"{tmp_path / 'a.csv'}: no existe ese archivo.\n"
    assert main(["check", str(tmp_path / "a.csv"), "--lang", "en"]) == 2
    assert capsys.readouterr().err == f"{tmp_path / 'a.csv'}: there is no such file.\n"
    assert main(["build", "--out", str(tmp_path / "none" / "program.duckdb")]) == 2
    assert "No se escribió nada; el archivo anterior quedó intacto." in capsys.readouterr().err


def test_the_language_of_an_answer_ends_with_it() -> None:
    with speaking("es"):
        assert say("{file}: fill it in", file="a") == "a: llénelo"
        with speaking("en"):
            assert say("nothing") == "nothing"
        assert say("nothing") == catalogue("es").gettext("nothing") == "nada"


@pytest.mark.parametrize(
    ("said", "wrong"), [("2GB", False), ("1.5 GiB", False), ("512MB", False), ("foo", True), ("-2GB", True), ("2GB'; drop", True)]
)
def test_memory_is_asked_for_in_a_way_that_the_database_knows(said: str, wrong: bool) -> None:
    if wrong:
        with pytest.raises(argparse.ArgumentTypeError, match="write it like 2GB"):
            read_memory(said)
    else:
        with duckdb.connect() as connection:
            connection.execute(f"set memory_limit = '{read_memory(said)}'")
            assert connection.execute("select current_setting('memory_limit')").fetchone() is not None
