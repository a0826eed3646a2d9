"""The receipt of a report: institution, half-year, version, day, the hash of the file and what follows. For the sender alone; nothing keeps it."""

from base64 import b64encode
from datetime import date
from hashlib import sha256

from markupsafe import Markup

from pages.view.templates import fill
from pages.view.words import Words


def write_receipt(report: str, file: str, body: bytes, day: date, words: Words) -> Markup:
    """The receipt of a `report` (`DEM-E 2024-H1 v2`), as a piece of the page that holds it as a text file, too."""
    institution, half, version = report.split(" ")
    lines = [
        (words.say("Institution"), institution),
        (words.say("Half-year"), words.half(half)),
        (words.say("Version"), version.removeprefix("v")),
        (words.say("Received on"), words.day(day)),
        (words.say("File"), file),
        ("SHA-256", sha256(body).hexdigest()),
        (words.say("What follows"), words.say("The technical secretary checks it. Its state is on the page Reports.")),
    ]
    title = words.say("{report} was received and waits for a steward.", report=report)
    text = "\r\n".join([words.own("title"), title, *(f"{head}: {value}" for head, value in lines)]) + "\r\n"
    link = "data:text/plain;charset=utf-8;base64," + b64encode(text.encode("utf-8-sig")).decode()
    name = "_".join((institution, half, version, words.say("receipt"))) + ".txt"
    return fill("web/receipt.html", words, title=title, lines=lines, link=link, name=name)
