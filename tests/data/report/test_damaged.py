"""Whatever becomes of a report, checking it ends with a clear answer, soon and in little memory: 120 damages, 5,000 with --long.

The damages are drawn from the seeds 0, 1, 2 …; a failure names its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from data.messages import MESSAGES
from data.report.template import make_template
from tests.built.filling import fill
from tests.built.spoiling import COUNT, MONEY
from tests.built.world import World, line

ROOT = Path(__file__).parents[3]
FEW, MANY, SHARES = 120, 5000, 2
SECONDS, BYTES = 10, 1 << 30
CHILD = """
import json, random, resource, shutil, sys, time, traceback, warnings
from pathlib import Path
from data.report.checking import check_file, say, to_json
from data.report.annotate import annotate
from data.report.duties import open_framework
from tests.built import damage

warnings.simplefilter("ignore")
folder, seeds = Path(sys.argv[1]), range(int(sys.argv[2]), int(sys.argv[3]))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
told = []
with open_framework(folder / "framework", folder / "programme") as engine:
    engine.execute("set memory_limit = '400MB'")
    engine.execute("set threads = 1")
    for seed in seeds:
        draw = random.Random(seed)
        source = folder / ("P.xlsx" if seed % 3 else "A_2019-H2_v1.csv")
        path = folder / "damaged" / str(seeds.start) / source.name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, path)
        means = damage.WORKBOOK if seed % 3 else damage.CSV
        how = draw.choice(means)
        how(draw, path)
        began, fault, problems = time.process_time(), "", []
        try:
            problems = check_file(engine, path)
            say(problems, "es"), to_json(problems, "en")
            if seed % 5 == 0:
                annotate(path, path.with_suffix(".marked.xlsx"), problems, "en")
        except Exception:
            fault = traceback.format_exc()[-2000:]
        told.append([seed, how.__name__, [each.rule for each in problems], time.process_time() - began, fault])
# the peak of this program alone: ru_maxrss begins with that of the process that started it
most = 1024 * int(next(text for text in Path("/proc/self/status").read_text().splitlines() if text.startswith("VmHWM")).split()[1])
print(json.dumps({"told": told, "bytes": most}))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small sound workbook and a small sound CSV report of the tiny programme."""
    world = World(tmp_path_factory.mktemp("damaged"))
    places = {"framework": world.folder / "framework", "programme": world.folder / "programme"}
    make_template(world.folder / "blank.xlsx", "P", "2019-H2", **places)
    fill(world.folder / "blank.xlsx", world.folder / "P.xlsx", framework=places["framework"])
    rows = [line(COUNT, "DA", region, 12 + at) for at, region in enumerate(("LMA", "LOR", "NAT"))]
    report = world.report("A", "2019-H2", *rows, line(MONEY, "DA", "LMA", missing="x", reason="Moved."))
    report.rename(world.folder / report.name)
    return world.folder


def check_all(folder: Path, count: int) -> list[dict[str, object]]:
    """Damage and check, in two processes with memory of their own: one that ran away would end alone."""
    share = count // SHARES
    commands = [[sys.executable, "-c", CHILD, str(folder), str(at * share), str((at + 1) * share)] for at in range(SHARES)]
    running = [subprocess.Popen(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE) for command in commands]
    answers = [process.communicate(timeout=SECONDS * count)[0] for process in running]
    assert [process.returncode for process in running] == [0] * SHARES
    return [json.loads(answer) for answer in answers]


Told = tuple[int, str, list[str], float, str]
"""Seed, the damage, the rules found, seconds of processor, the traceback if there was one."""
NEVER_HARMLESS = ("bomb", "other")
HARMLESS = 0.25
"""The share of damages that may change nothing that counts, such as a byte within the compressed parts that nobody reads."""


def faults(told: list[Told]) -> list[str]:
    """What is wrong with the answers: a traceback, a rule there is none of, an answer that took too long, damage that was let through."""
    wrong = [f"{seed} {how}: {fault}" for seed, how, _, _, fault in told if fault]
    wrong += [f"{seed} {how}: no rule {rule}" for seed, how, rules, _, _ in told for rule in rules if rule not in MESSAGES]
    wrong += [f"{seed} {how}: {seconds:.0f} s" for seed, how, _, seconds, _ in told if seconds >= SECONDS]
    for how in sorted({how for _, how, _, _, _ in told}):
        answers = [rules for _, by, rules, _, _ in told if by == how]
        if how in NEVER_HARMLESS and not all(answers):
            wrong.append(f"{how}: accepted {answers.count([])} of {len(answers)}")
    if sum(not rules for _, _, rules, _, _ in told) > HARMLESS * len(told):
        wrong.append("many damaged files are accepted")
    return wrong


@pytest.mark.slow
def test_every_damage_gives_an_answer_soon_and_in_little_memory(folder: Path, long: bool) -> None:
    answers = check_all(folder, MANY if long else FEW)
    told = [each for answer in answers for each in answer["told"]]
    assert len(told) == (MANY if long else FEW)
    assert faults(told) == []
    assert max(answer["bytes"] for answer in answers) < BYTES
    found = {how: {rule for _, by, rules, _, _ in told if by == how for rule in rules} for how in {each[1] for each in told}}
    assert "not-a-workbook" in found["replace_part"] and "packed-too-much" in found["bomb"] and "not-utf-8" in found["encode"]


@pytest.mark.parametrize(
    "answer",
    [
        (7, "bomb", [], 0.1, ""),
        (8, "flip", ["no-such-rule"], 0.1, ""),
        (9, "flip", ["malformed"], SECONDS + 1.0, ""),
        (10, "flip", [], 0.1, "Traceback …"),
    ],
)
def test_a_planted_wrong_answer_is_found(answer: Told) -> None:
    fine = [(seed, "flip", ["malformed"], 0.1, "") for seed in range(20)]
    assert faults(fine) == []
    assert len(faults([*fine, answer])) == 1
    assert faults([*fine, *[(seed, "flip", [], 0.1, "") for seed in range(20)]]) == ["many damaged files are accepted"]
