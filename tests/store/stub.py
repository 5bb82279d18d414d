"""An HTTP server on loopback that answers what it is told, and remembers what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

JSON = "application/sparql-results+json"
YES = b'{"head": {}, "boolean": true}'
NO = b'{"head": {}, "boolean": false}'


@dataclass(frozen=True)
class Answer:
    """What is sent: `pause` sends headers and waits, `short` promises more bytes than come, `drop` sends nothing."""

    body: bytes = YES
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": JSON})
    pause: bool = False
    short: bool = False
    drop: bool = False


@dataclass(frozen=True)
class Asked:
    """A request as it came."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass
class Stub:
    """The server: answers are sent in turn, the last one for ever."""

    url: str
    answers: list[Answer] = field(default_factory=lambda: [Answer()])
    asked: list[Asked] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def next(self) -> Answer:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


class Handler(BaseHTTPRequestHandler):
    stub: Stub
    protocol_version = "HTTP/1.1"

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.stub.asked.append(Asked(self.command, self.path, dict(self.headers), body))
        answer = self.stub.next()
        self.close_connection = answer.drop or answer.short or answer.pause
        if answer.drop:
            return
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body) + 100 * answer.short))
        self.end_headers()
        if answer.pause:
            self.stub.over.wait(30)
        self.wfile.write(answer.body)

    do_GET = do_POST = do_PUT = do_DELETE = _answer  # noqa: N815 - the names of http.server

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served() -> Iterator[Stub]:
    """A running stub."""
    handler = type("Bound", (Handler,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    handler.stub = Stub(f"http://127.0.0.1:{server.server_address[1]}")
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield handler.stub
    finally:
        handler.stub.over.set()
        server.shutdown()
        server.server_close()
