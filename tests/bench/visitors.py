"""`python -m tests.bench.visitors PORT VISITORS SECONDS`: filter changes a second that a server answers, asked through bare sockets."""

from __future__ import annotations

import asyncio
import itertools
import sys
import time

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.util import calc_hash
from websockets.typing import Subprotocol

PAGES = ("", "prosecution", "explore")
REGIONS = ("LMA", "LOR", "CUS", "MDD", "PUN")


async def visit(port: int, visitor: int, until: float) -> int:
    """One visitor who changes a filter as soon as the last change is answered; returns the changes answered in time."""
    page = PAGES[visitor % len(PAGES)]
    years = itertools.cycle(range(2017, 2024))
    answered = 0
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    async with websockets.connect(address, subprotocols=[Subprotocol("streamlit")], origin=f"http://127.0.0.1:{port}", max_size=None) as socket:  # type: ignore[arg-type]
        for place in itertools.cycle(REGIONS):
            asked = BackMsg()
            asked.rerun_script.query_string = f"region={place}&from={next(years)}"
            asked.rerun_script.page_script_hash = calc_hash(page)
            await socket.send(asked.SerializeToString())
            while True:
                told = ForwardMsg()
                told.ParseFromString(await socket.recv(decode=False))
                if told.WhichOneof("type") == "script_finished":
                    assert told.script_finished == ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY, told.script_finished
                    break
            if time.monotonic() > until:
                return answered
            answered += 1
    return answered


async def main(port: int, visitors: int, seconds: float) -> float:
    """All visitors at once; changes a second."""
    until = time.monotonic() + seconds
    return sum(await asyncio.gather(*(visit(port, visitor, until) for visitor in range(visitors)))) / seconds


if __name__ == "__main__":
    print(asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))))
