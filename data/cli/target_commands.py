"""`python -m data target`: targets that one side proposes and the other agrees to."""

import argparse

from data.cli.options import Command, group, place_option, read_text, role_options, text_options
from data.cli.parser import read_day, read_number
from data.ledger.store import Decision
from data.stewards import target_proposals
from data.stewards.target_proposals import BASES, Target
from data.words import N_
from data.words.coded import say_code
from data.words.speaking import language, say


def _propose_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("series", metavar="SERIES", help=say("code of the series"))
    parser.add_argument("region", metavar="REGION", help=say("code of the place"))
    parser.add_argument("year", type=read_number, metavar="YEAR", help=say("the year it is for"))
    parser.add_argument("value", type=float, metavar="VALUE", help=say("the target, in the unit of the series"))
    parser.add_argument("--from", dest="since", type=read_day, required=True, metavar="DAY", help=say("the day from which it holds"))
    parser.add_argument("--basis", choices=BASES, default="", help=say("whether it counts the year alone or the term (default: as its others)"))
    text_options(parser, "reason", N_("why, in {language}; one language suffices"))
    role_options(parser, "technical-secretary")


def _propose(options: argparse.Namespace) -> int:
    target = Target(options.series, options.region, options.year, options.value, options.since, options.basis)
    by = Decision("proposed", options.role, options.on, read_text(options, "reason"))
    number = target_proposals.propose(options.out, target, by)
    print(say("Target {number} is proposed. The other side agrees with: python -m data target agree {number}", number=number))
    return 0


def _answer_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("number", type=read_number, metavar="NUMBER", help=say("number of the target"))
    role_options(parser, "tip-office")


def _agree(options: argparse.Namespace) -> int:
    target_proposals.answer(options.out, options.number, "agreed", options.role, options.on)
    print(say("Target {number} is agreed by both sides. It holds from its day on; the next release says so.", number=options.number))
    return 0


def _withdraw(options: argparse.Namespace) -> int:
    target_proposals.answer(options.out, options.number, "withdrawn", options.role, options.on)
    print(say("Target {number} is withdrawn.", number=options.number))
    return 0


def _list(options: argparse.Namespace) -> int:
    for each in target_proposals.list_proposals(options.out):
        told = {"number": each.number, "series": each.target.series, "region": each.target.region, "year": each.target.year}
        told |= {"value": f"{each.target.value:g}", "day": each.target.in_force_from, "state": say_code(each.state, language())}
        print(say("{number}: {series} {region} {year}: {value} from {day} on ({state})", **told))
        for text in each.reasons.values():
            print(f"   {text}")
    return 0


TARGET = group(
    N_("propose a target, agree to one, or withdraw it"),
    {
        "propose": Command(N_("propose a target for one side, with its reason"), _propose_options, _propose),
        "agree": Command(N_("agree to a target that the other side proposed"), _answer_options, _agree),
        "withdraw": Command(N_("withdraw a target of the own side"), _answer_options, _withdraw),
        "list": Command(N_("list the targets that were proposed"), place_option, _list),
    },
)
