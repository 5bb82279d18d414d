"""The engine `endpoint`: asks a model for a text's statements and keeps those that the text bears out."""

from __future__ import annotations

import os
import re
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from rolegraph.document import Document
from rolegraph.errors import RolegraphError
from rolegraph.extract.endpoint.answer import Answer, AnswerError, Reason, parse
from rolegraph.extract.endpoint.client import Client, EndpointError
from rolegraph.extract.endpoint.prompt import messages, once_more
from rolegraph.extract.endpoint.reading import Refusal, reading_of
from rolegraph.extract.endpoint.settings import settings_from
from rolegraph.extract.engines import Engine
from rolegraph.statement import Reading

SHOWN = 60
"""How many characters of a refused label are shown."""
_SURROGATE = re.compile("[\ud800-\udfff]")


class EndpointEngine(Engine):
    """Reads documents with a language model behind an OpenAI-compatible endpoint.

    Args:
        given: Settings by their names in `rolegraph.extract.endpoint.settings.KNOWN`.
        environ: Where the others come from, and the key.
        sleep: Waits a number of seconds.

    Raises:
        UsageError: A setting is unknown, missing or wrong.

    Attributes:
        refused: How many claims were refused so far, by reason.
        kept: How many statements were kept so far.
    """

    def __init__(
        self,
        given: Mapping[str, str],
        *,
        environ: Mapping[str, str] = os.environ,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.settings = settings_from(given, environ)
        self.rule = f"endpoint/{self.settings.model}"
        self.refused: Counter[Reason] = Counter()
        self.kept = 0
        self._examples: dict[Reason, str] = {}
        self._client = Client(self.settings, sleep=sleep)

    def read(self, document: Document) -> Reading:
        """What the model says of a document, as far as the text bears it out.

        A lone surrogate, which no Unicode text holds, is read as U+FFFD, as by the reader of rolegraph.

        Raises:
            EndpointError: No answer came, or none that can be read.
            LanguageDataError: rolegraph has no data for the document's language.
        """
        document = replace(document, text=_SURROGATE.sub("\ufffd", document.text))
        try:
            answer = self._answer(document)
        except RolegraphError as error:
            raise EndpointError(f"{document.source}: {error.message}", hint=error.hint) from error
        reading, refused = reading_of(document, answer, self.rule)
        self.kept += len(reading.statements)
        self._remember(refused)
        return reading

    def _answer(self, document: Document) -> Answer:
        """The model's answer; one that cannot be read is asked for a second time, and no more."""
        asked = messages(document)
        try:
            return parse(self._client.ask(asked))
        except AnswerError as error:
            return parse(self._client.ask(once_more(asked, error.message)))

    def _remember(self, refused: Sequence[Refusal]) -> None:
        for refusal in refused:
            self.refused[refusal.reason] += 1
            self._examples.setdefault(refusal.reason, refusal.words)

    def notes(self) -> Sequence[str]:
        """How many claims were refused and why, each reason with the first of its claims."""
        total = self.refused.total()
        if not total:
            return ()
        reasons = "; ".join(f"{self.refused[why]} {why}{self._example(why)}" for why in Reason if self.refused[why])
        return (f"{self.rule}: {self.kept} statements kept, {total} refused: {reasons}",)

    def _example(self, reason: Reason) -> str:
        words = self._examples[reason]
        return f" ({words[:SHOWN]!r}{'…' if len(words) > SHOWN else ''})" if words else ""

    def close(self) -> None:
        """Close the connection."""
        self._client.close()
