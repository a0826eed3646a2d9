"""A line of the network between two processes, which a test can cut, make silent, or cut in the midst of an answer."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress

from tests.browser.server import free_port

OPEN, CUT, SILENT = "open", "cut", "silent"


class Line:
    """Leads connections to its `port` on to another port of this machine."""

    def __init__(self, to: int) -> None:
        self.port, self._to = free_port(), to
        self._state, self._left = OPEN, -1
        self._sockets: set[socket.socket] = set()
        self._listening = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._accept, daemon=True).start()

    def open(self) -> None:
        """Lead on again. What was on a silent line stays lost, as it is when a network comes back after long."""
        self._state, self._left = OPEN, -1

    def cut(self) -> None:
        """End every connection, and each new one at once."""
        self._state = CUT
        for each in list(self._sockets):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def cut_after(self, answered: int) -> None:
        """Cut the line when so many bytes more have come back over it."""
        self._left = answered

    def hush(self) -> None:
        """Take connections and what is sent over them, and pass nothing on."""
        self._state = SILENT

    def close(self) -> None:
        """End all."""
        self.cut()
        self._listening.close()

    def _accept(self) -> None:
        while True:
            try:
                here, _ = self._listening.accept()
                there = socket.create_connection(("127.0.0.1", self._to), timeout=5)
            except OSError:
                if self._listening.fileno() < 0:
                    return
                here.close()
                continue
            there.settimeout(None)
            self._sockets |= {here, there}
            for one, other, is_answer in ((here, there, False), (there, here, True)):
                threading.Thread(target=self._pump, args=(one, other, is_answer), daemon=True).start()
            if self._state == CUT:
                self.cut()

    def _pump(self, one: socket.socket, other: socket.socket, is_answer: bool) -> None:
        with suppress(OSError):
            while data := one.recv(65536):
                if is_answer and self._left >= 0:
                    self._left -= len(data)
                    if self._left < 0:
                        self.cut()
                        break
                if self._state == OPEN:
                    other.sendall(data)
        if self._state != SILENT:
            for each in (one, other):
                with suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)
