"""A stub of an OpenAI-compatible server on loopback, which answers as it is told and remembers what it was asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

SECRET = "sk-stub-0123456789"


@dataclass(frozen=True)
class Answer:
    """What the stub sends: `pause` keeps it waiting before the body until the test is over."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    pause: bool = False
    drop: bool = False
    pieces: int = 0
    """Over how many tenths of a second the body is spread."""


def completion(content: object, finish: str = "stop") -> Answer:
    """A chat completion whose text is `content`, as JSON where it is no string."""
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": finish}
    return Answer(json.dumps({"object": "chat.completion", "choices": [choice]}).encode())


def failure(status: int, message: str = "", **headers: str) -> Answer:
    """An error as OpenAI words it."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(json.dumps({"error": {"message": message, "type": "stub"}}).encode(), status, named)


@dataclass
class Stub:
    """The server. `answers` are sent in turn, the last for ever; or `reply` makes one from the request."""

    url: str
    answers: list[Answer] = field(default_factory=list)
    reply: Callable[[dict[str, Any]], Answer] | None = None
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def answer(self, request: dict[str, Any]) -> Answer:
        if self.reply is not None:
            return self.reply(request)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    def text_of(self, number: int) -> str:
        """The text of the last message of a request."""
        return self.requests[number]["messages"][-1]["content"]


class Handler(BaseHTTPRequestHandler):
    stub: Stub

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.stub.requests.append(request)
        self.stub.headers.append(dict(self.headers))
        self.stub.paths.append(self.path)
        answer = self.stub.answer(request)
        if answer.pause:
            self.stub.over.wait(30)
        if answer.drop or answer.pause:
            self.close_connection = True
            return
        try:
            self._send(answer)
        except OSError:  # the client has enough
            self.close_connection = True

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if not answer.pieces:
            self.wfile.write(answer.body)
            return
        size = max(1, len(answer.body) // answer.pieces)
        for at in range(0, len(answer.body), size):
            self.wfile.write(answer.body[at : at + size])
            if self.stub.over.wait(0.1):
                break

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served() -> Iterator[Stub]:
    """A running stub."""
    handler = type("Bound", (Handler,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    handler.stub = Stub(f"http://127.0.0.1:{server.server_address[1]}/v1")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield handler.stub
    handler.stub.over.set()
    server.shutdown()
    server.server_close()
    thread.join()


ROWS = (
    ("has_responsibility", "melayani pembeli", None),
    ("has_goal", "antrean lancar", None),
    ("collaborates_with", "departemen keuangan", None),
    ("requires_skill", "kemampuan berhitung yang baik", None),
    ("unsuited_trait", "tidak memiliki kemampuan berhitung", None),
    ("misconception", "kasir hanya duduk", None),
    ("correction", "menghitung uang", None),
    ("expectation", "pekerjaan santai", None),
    ("reality", "antrean panjang", None),
    ("contrasted_with", "pramuniaga", None),
    ("contrast_dimension", "ruang lingkup kerja", None),
    ("focus", "mengurus pembayaran", "KASIR"),
    ("focus", "menata barang", "Pramuniaga"),
)
"""Every relation once, of the text that the tests of the graph use."""


def row(relation: str, label: str, about: str | None = None, **more: Any) -> dict[str, Any]:
    return {"relation": relation, "label": label, "about": about, "confidence": 0.8, **more}
