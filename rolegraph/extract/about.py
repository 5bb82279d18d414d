"""Whom a side of a contrast is about."""

from __future__ import annotations

from collections.abc import Sequence

from rolegraph.extract.groups import Group
from rolegraph.extract.names import Names, Words
from rolegraph.extract.sides import Lines, clauses_before, group_start, passive_agent, split, subject_run, subset

Who = tuple[int, ...]
OWN: Who = (0,)
"""The described role; others are numbered from 1 in their order."""


class Sides:
    """Answers for each group of focus which roles it is about; groups are asked in text order.

    Args:
        lines: The text's clauses.
        known: What the language knows of names.
        names: Wordings of each role, the described one first.
        groups: All groups of the text.
        inside: Tokens of labels of focus.
    """

    def __init__(
        self,
        lines: Lines,
        known: Names,
        names: Sequence[Sequence[Words]],
        groups: Sequence[Group],
        inside: frozenset[int],
    ) -> None:
        self.lines = lines
        self.known = known
        self.names = names
        self.groups = groups
        self.inside = inside
        self.last: tuple[int, Who] | None = None

    def about(self, number: int) -> Who:
        """The roles that a group of focus is about, 0 for the described one."""
        start = group_start(self.groups[number].slots)
        who = self._agent(number) or self._in_sentence(start) or self._before(start)
        self.last = (self.lines.sentence[start], who)
        return who

    def _agent(self, number: int) -> Who | None:
        """The agent right behind a passive: "persalinan normal ditangani bidan"."""
        tokens = sorted({token for slot in self.groups[number].slots for part in slot for token in part})
        for token in tokens:
            at = passive_agent(self.lines, token, self.known)
            found = self._mention(at) if at and at not in self.inside else None
            if found:
                return (found[0],)
        return None

    def _in_sentence(self, start: int) -> Who | None:
        """The subject of the nearest clause to the left that has one."""
        stop = start
        for clause in clauses_before(self.lines, start):
            who = self._in_clause(clause, stop)
            if who:
                return who
            stop = clause
        return None

    def _in_clause(self, clause: int, stop: int) -> Who | None:
        at = clause
        openers = self.known.lists["clause_opener"]
        while at < stop and (size := openers.starting(self.lines.words, at)):
            if deictic := self._deictic(at):
                return deictic
            at += size
        if at < stop and (deictic := self._deictic(at)):
            return deictic
        if self.lines.words[clause] in self.known.data.words["relative"] and (who := self._antecedent(clause)):
            return who
        run = subject_run(self.lines, clause, stop, self.known, self.inside)
        who = self._joined(clause, stop) or (self._run(run) if run else None) or self._within(clause, stop)
        return who or (OWN if run and self._person(run, stop) else None)

    def _person(self, run: tuple[int, int], stop: int) -> bool:
        """A person's name right before a label is an example of the described role: "Wulan mewakili …"."""
        return all(self.lines.capital[run[0] : run[1]]) and run[1] == stop

    def _antecedent(self, relative: int) -> Who | None:
        """Whom ", yang …" goes on from: the name right before it, in the same sentence."""
        end = relative
        while end > self.lines.starts[self.lines.sentence[relative]] and (
            not self.lines.words[end - 1][:1].isalnum() or end - 1 in self.lines.aside
        ):
            end -= 1
        found = [
            (len(words), who)
            for who, wordings in enumerate(self.names)
            for words in wordings
            if len(words) <= end and tuple(self.lines.words[end - len(words) : end]) == words
        ]
        return (max(found)[1],) if found else None

    def _joined(self, clause: int, stop: int) -> Who | None:
        """A side that a conjunction adds in the same clause: "… dan desainer UI merancang antarmuka"."""
        joins = self.known.data.words["conjunction"]
        for at in range(stop - 1, clause, -1):
            if at in self.inside:
                return None
            if self.lines.words[at] in joins and at - 1 in self.inside:
                found = self._mention(at + 1)
                return (found[0],) if found else None
        return None

    def _run(self, run: tuple[int, int]) -> Who | None:
        """Whom a subject names: several where it is a coordination of known names."""
        whole = self._named(run)
        if whole is not None:
            return (whole,)
        parts = split(self.lines, run, {w for names in self.names for w in names}, self.known)
        found = [self._named(part) for part in parts] if len(parts) > 1 else []
        if found and None not in found:
            return tuple(dict.fromkeys(who for who in found if who is not None))
        begins = self._mention(run[0])
        return (begins[0],) if begins else None

    def _named(self, run: tuple[int, int]) -> int | None:
        words = tuple(self.lines.words[run[0] : run[1]])
        for who, wordings in enumerate(self.names):
            if words in wordings:
                return who
        others_first: list[int] = [*range(1, len(self.names)), 0]
        for who in others_first:
            if any(subset(words, wording) for wording in self.names[who]):
                return who
        return None

    def _mention(self, at: int) -> tuple[int, int] | None:
        """The role that is named at a place, by its longest wording, and how many words that has."""
        best: tuple[int, int] | None = None
        for who, wordings in enumerate(self.names):
            for wording in wordings:
                if tuple(self.lines.words[at : at + len(wording)]) == wording and len(wording) > (best or (0, 0))[1]:
                    best = (who, len(wording))
        return best

    def _within(self, clause: int, stop: int) -> Who | None:
        """The last mention in a clause that is no object of a preposition, or that a relative clause goes on from."""
        found: Who | None = None
        at = clause
        while at < stop:
            mention = None if at in self.inside or at in self.lines.aside else self._mention(at)
            if not mention:
                at += 1
                continue
            end = at + mention[1]
            if not self._oblique(at) or self._relative(end):
                found = (mention[0],)
            at = end
        return found

    def _oblique(self, at: int) -> bool:
        before = self.lines.words[at - 1] if at else ""
        words = self.known.data.words
        return before in words["preposition"] or self.known.lists["contrast_link"].ending(self.lines.words, at) > 0

    def _relative(self, at: int) -> bool:
        words = self.lines.words
        while at < len(words) and (words[at] == "," or at in self.lines.aside):
            at += 1
        return at < len(words) and words[at] in self.known.data.words["relative"]

    def _before(self, start: int) -> Who:
        """A clause without a subject goes on with the last one; one that opens a contrast is about the role."""
        sentence = self.lines.sentence[start]
        first = self.lines.starts[sentence]
        opens = any(self.known.lists["contrast_word"].starting(self.lines.words, i) for i in range(first, start))
        if self.last and not opens and self.last[0] == sentence:
            return self.last[1]
        return OWN

    def _deictic(self, at: int) -> Who | None:
        lists, words = self.known.lists, self.lines.words
        if lists["deictic_all"].starting(words, at):
            return tuple(range(len(self.names)))
        if lists["deictic_self"].starting(words, at):
            return OWN
        first, second = self._pair(at)
        if lists["deictic_first"].starting(words, at):
            return (first,)
        if lists["deictic_second"].starting(words, at):
            return (second,)
        if lists["deictic_other"].starting(words, at):
            return (self._turn(at, first, second, second),)
        if lists["deictic_one"].starting(words, at):
            return (self._turn(at, first, second, first),)
        if lists["deictic_third"].starting(words, at):
            return self._third(at)
        return None

    def _turn(self, at: int, first: int, second: int, usual: int) -> int:
        """The one or the other: whichever the sentence's last side was not about."""
        sentence = self.lines.sentence[at]
        if self.last and self.last[0] == sentence and len(self.last[1]) == 1 and self.last[1][0] in (first, second):
            return second if self.last[1][0] == first else first
        return usual

    def _pair(self, at: int) -> tuple[int, int]:
        """The two roles that were named last before a place, in the order in which they were first named there."""
        sentence = self.lines.sentence[at]
        for number in range(sentence, max(-1, sentence - 4), -1):
            end = self.lines.starts[number + 1] if number + 1 < len(self.lines.starts) else len(self.lines.words)
            who = self._named_in(self.lines.starts[number], min(end, at))
            if len(who) > 1:
                return who[0], who[1]
            if who and who[0]:
                return 0, who[0]
        return 0, min(1, len(self.names) - 1)

    def _named_in(self, start: int, end: int) -> list[int]:
        found: dict[int, None] = {}
        at = start
        while at < end:
            mention = None if at in self.inside else self._mention(at)
            if mention:
                found[mention[0]] = None
            at += mention[1] if mention else 1
        return list(found)

    def _third(self, at: int) -> Who:
        """He, she, they: the subject of a clause before, or the other role that was named last."""
        first = self.lines.starts[self.lines.sentence[at]]
        for clause in clauses_before(self.lines, at)[1:]:
            opening = self._mention(self._past_openers(clause))
            if opening:
                return (opening[0],)
        if self._named_in(first, at):
            return OWN
        for number in range(self.lines.sentence[at] - 1, max(-1, self.lines.sentence[at] - 3), -1):
            named = self._named_in(self.lines.starts[number], self.lines.starts[number + 1])
            if named:
                opening = self._mention(self._past_openers(self.lines.starts[number]))
                return (opening[0] if opening else next((who for who in reversed(named) if who), 0),)
        return OWN

    def _past_openers(self, at: int) -> int:
        """The first word of a clause that opens nothing: "a", "while" and the like passed over."""
        openers = self.known.lists["clause_opener"]
        while size := openers.starting(self.lines.words, at):
            at += size
        return at
