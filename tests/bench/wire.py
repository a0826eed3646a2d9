"""TCP relay that counts the bytes a server sends, compressed and with framing."""

from __future__ import annotations

import asyncio
import threading
from types import TracebackType

PIECE = 1 << 16


class Wire:
    """Listen on a port of its own and relay to a server. Use as a context manager."""

    def __init__(self, port: int) -> None:
        self._server_port = port
        self._loop = asyncio.new_event_loop()
        self._listening = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self.port = 0
        self.received = 0
        """Bytes that came from the server so far."""

    def __enter__(self) -> Wire:
        self._thread.start()
        assert self._listening.wait(10), "the relay does not listen"
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._loop.call_soon_threadsafe(self._end)
        self._thread.join(10)

    def _end(self) -> None:
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.call_later(0.2, self._loop.stop)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.set_exception_handler(lambda *_: None)  # of a connection that is open when the bench ends
        listener = self._loop.run_until_complete(asyncio.start_server(self._relay, "127.0.0.1", 0))
        self.port = listener.sockets[0].getsockname()[1]
        self._listening.set()
        self._loop.run_forever()

    async def _relay(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        beyond, to_server = await asyncio.open_connection("127.0.0.1", self._server_port)
        await asyncio.gather(self._pass(reader, to_server, 0), self._pass(beyond, writer, 1), return_exceptions=True)

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, counted: int) -> None:
        try:
            while piece := await reader.read(PIECE):
                self.received += len(piece) * counted
                writer.write(piece)
                await writer.drain()
        finally:
            writer.close()
