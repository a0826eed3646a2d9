"""A column for each language in the place of `name_*`: the smallest part of a list or condition that has one of its own."""

from __future__ import annotations

import pytest

from data.translated import spread

TWO = ("en", "fr")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("select a, x.name_*, c from x", "select a, x.name_en, x.name_fr, c from x"),
        ("select name_* from x", "select name_en, name_fr from x"),
        (
            "select coalesce(x.name_*, y.name_*) as title_*, z",
            "select coalesce(x.name_en, y.name_en) as title_en, coalesce(x.name_fr, y.name_fr) as title_fr, z",
        ),
        ("where a and coalesce(e.reason_*) is not null", "where a and coalesce(e.reason_en, e.reason_fr) is not null"),
        ("where note_* is null and b", "where note_en is null and note_fr is null and b"),
        ("where (false or note_* is null)", "where (false or note_en is null or note_fr is null)"),
        ("group by a, reason_*, b order by 1", "group by a, reason_en, reason_fr, b order by 1"),
        ("select last(note_* order by n) as note_* from x", "select last(note_en order by n) as note_en, last(note_fr order by n) as note_fr from x"),
        ("insert into t (a, text_*) values ($a, $text_*)", "insert into t (a, text_en, text_fr) values ($a, $text_en, $text_fr)"),
        (
            "select case when b then x.name_* end as name_*, c",
            "select case when b then x.name_en end as name_en, case when b then x.name_fr end as name_fr, c",
        ),
        ("select getvariable('rest_*') as name_*", "select getvariable('rest_en') as name_en, getvariable('rest_fr') as name_fr"),
        ("select count(*), x.* from x", "select count(*), x.* from x"),
        (
            "comment on column x.name_* is 'Name, in *.';",
            "comment on column x.name_en is 'Name, in English.';comment on column x.name_fr is 'Name, in French.';",
        ),
    ],
)
def test_what_is_repeated(written: str, meant: str) -> None:
    assert spread(written, TWO) == meant


def test_one_language_is_one_column_and_three_are_three() -> None:
    assert spread("select name_*, b", ("fr",)) == "select name_fr, b"
    assert spread("create table t (name_* varchar not null);", ("a", "b", "c")) == (
        "create table t (name_a varchar not null, name_b varchar not null, name_c varchar not null);"
    )
