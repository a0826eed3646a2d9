"""A visitor without a browser: speaks Streamlit's own protocol, so that the server's share of the time can be measured alone."""

import asyncio
import time
from dataclasses import dataclass

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.util import calc_hash

PATIENCE = 30.0
UNPACED = {"CPC_CHANGES_A_SECOND": "1000"}
"""Settings of a server that is measured: a bench asks for more changes a second than a reader may."""


@dataclass(frozen=True)
class Answer:
    """One change: how long until the script had finished, how many bytes came, whether the page failed."""

    seconds: float
    received: int
    failed: bool


class Visitor:
    """One open session. Use as an asynchronous context manager."""

    def __init__(self, port: int) -> None:
        self._address = f"ws://127.0.0.1:{port}/_stcore/stream"

    async def __aenter__(self) -> "Visitor":
        self._socket = await websockets.connect(self._address, subprotocols=["streamlit"], max_size=None)  # type: ignore[list-item]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._socket.close()

    async def widgets(self, path: str) -> list[str]:
        """The identities of the widgets of a page."""
        found = dict.fromkeys(await self._ask(path, None))
        return [name for name in found if name]

    async def set_widget(self, path: str, name: str, values: list[int]) -> None:
        """Say that a widget has a value, whether it could have or not."""
        await self._ask(path, (name, values))

    async def _ask(self, path: str, forged: tuple[str, list[int]] | None) -> list[str]:
        message = BackMsg()
        message.rerun_script.page_script_hash = calc_hash(path.strip("/"))
        if forged:
            widget = message.rerun_script.widget_states.widgets.add()
            widget.id = forged[0]
            widget.int_array_value.data.extend(forged[1])
        await self._socket.send(message.SerializeToString())
        names = []
        while True:
            told = ForwardMsg()
            told.ParseFromString(await asyncio.wait_for(self._socket.recv(), PATIENCE))  # type: ignore[arg-type]
            if told.WhichOneof("type") == "script_finished":
                return names
            if kind := told.delta.new_element.WhichOneof("type"):
                names.append(getattr(getattr(told.delta.new_element, kind), "id", ""))

    async def go(self, path: str, query: str) -> Answer:
        """Move to an address as a followed link does and wait until the page stands."""
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_script_hash = calc_hash(path.strip("/"))
        message.rerun_script.is_history_navigation = True
        started, received = time.perf_counter(), 0
        await self._socket.send(message.SerializeToString())
        failed = False
        while True:
            data = await asyncio.wait_for(self._socket.recv(), PATIENCE)
            assert isinstance(data, bytes)
            received += len(data)
            told = ForwardMsg()
            told.ParseFromString(data)
            failed = failed or told.delta.new_element.HasField("exception") or told.WhichOneof("type") == "page_not_found"
            if told.WhichOneof("type") == "script_finished":
                return Answer(time.perf_counter() - started, received, failed)
