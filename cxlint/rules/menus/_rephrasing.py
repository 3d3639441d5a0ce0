"""Turns "press 1 for sales" into "for sales, press 1", where the whole sentence is understood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cxlint.api import Lexicon, Tongue
from cxlint.prompts import announced_keys
from cxlint.prompts.lexicon import lexicons, words
from cxlint.prompts.text import PLACEHOLDER, Token, sentence, tokens

PLEASE = frozenset({"please", "bitte"})
NO_COMMA = frozenset({"fur", "zum", "zur"})
"""German words after which the verb follows without a comma."""
CLAUSES = frozenset({"um", "wenn", "falls"})
"""German words that stand behind a comma."""
AND = frozenset({"and", "und", "y", "e", "et"})
"""Words that join what one key is for; those for "or" may begin something else."""
INSIDE = frozenset("'-’\"“”„" + PLACEHOLDER)
"""Signs that do not divide what a key is for."""
LONGEST_FILLER = 6
QUOTED = 9
"""Words of a prompt that are quoted."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A key and what it is good for, by token: where it begins, the key, the word that leads on, the end.

    ``verb`` is false where the verb of the clause before serves here, too ("2 for billing").
    """

    start: int
    key: int
    lead: int
    end: int
    verb: bool = True


@dataclass(frozen=True)
class _Sentence:
    """The tokens *first* to *last* of a text, read with the words of one language."""

    text: str
    parts: tuple[Token, ...]
    first: int
    last: int
    keys: frozenset[int]
    lexicon: Lexicon

    def has(self, group: str, at: int) -> bool:
        return self.first <= at < self.last and self.parts[at].word in words(self.lexicon, group)

    def word(self, at: int) -> str:
        return self.parts[at].word if self.first <= at < self.last else ""

    def slice(self, start: int, end: int) -> str:
        return self.text[self.parts[start].start : self.parts[end - 1].end]

    def clauses(self) -> list[Clause]:
        """The clauses that name the key first; none where the sentence begins with what it is for."""
        opening = self.first + self.has("joins", self.first)
        if self.has("leads", opening):
            return []
        heads: list[Clause] = []
        for at in range(self.first, self.last):
            head = self._head(at) or (self._without_verb(at) if heads else None)
            if head is not None and (not heads or head.key > heads[-1].key):
                heads.append(head)
        ends = [*(self._before(head.start) for head in heads[1:]), self.last]
        return [replace(head, end=end) for head, end in zip(heads, ends, strict=False)]

    def _head(self, at: int) -> Clause | None:
        """A clause such as "press the 1 key for" that begins at token *at*."""
        if not self.has("verbs", at):
            return None
        key = at + 1
        while key <= at + LONGEST_FILLER and key not in self.keys and self.has("fillers", key):
            key += 1
        start = at - (self.word(at - 1) in PLEASE)
        return self._led_on(start, key, verb=True)

    def _without_verb(self, at: int) -> Clause | None:
        """A clause such as "2 for" behind a comma or an "or"."""
        separated = self.word(at - 1) == "," or self.has("joins", at - 1)
        key = at
        while key <= at + LONGEST_FILLER and key not in self.keys and self.has("fillers", key):
            key += 1
        return self._led_on(at, key, verb=False) if separated else None

    def _led_on(self, start: int, key: int, verb: bool) -> Clause | None:
        lead = key + 1
        if self.word(lead) == "," and self.word(lead + 1) in CLAUSES:
            lead += 1
        while verb and self.word(lead) in ("key", "taste", "now", "jetzt", "ahora", "agora"):
            lead += 1
        after = self.word(lead + 1)
        followed = (after[:1].isalpha() or after == PLACEHOLDER) and lead + 1 not in self.keys
        if key not in self.keys or not self.has("leads", lead) or not followed:
            return None
        return Clause(start, key, lead, lead + 1, verb)

    def _before(self, at: int) -> int:
        """Where the words end that stand before a comma or an "or" at *at*."""
        if self.has("joins", at - 1):
            at -= 1
        return at - 1 if self.word(at - 1) == "," else at

    def turned(self, clauses: list[Clause]) -> str | None:
        """The sentence the other way round; None when some of it is not understood."""
        if clauses[0].start != self.first or not all(self._plain(clause) for clause in clauses):
            return None
        opening = self._asking(clauses[0])
        turned = ""
        for number, clause in enumerate(clauses):
            if number:
                turned += self._joint(clauses[number - 1].end, clause.start)
            opening = self._asking(clause) if clause.verb else opening.removeprefix("please ")
            key = self.slice(clause.key, clause.lead - (self.word(clause.lead - 1) == ","))
            comma = " " if self.word(clause.lead) in NO_COMMA else ", "
            turned += f"{self.slice(clause.lead, clause.end)}{comma}{opening} {key}"
        begins = self.slice(self.first, self.last)[:1].isupper()
        return turned[:1].upper() + turned[1:] if begins else turned

    def _asking(self, clause: Clause) -> str:
        """The verb and what stands before the key, as it is worded inside a sentence."""
        if self.word(clause.start) != "bitte":
            return _small(self.slice(clause.start, clause.key))
        verb = clause.start + 1
        polite = verb + 1 + (self.word(verb + 1) == "sie")
        after = f" {self.slice(polite, clause.key)}" if polite < clause.key else ""
        return f"{_small(self.slice(verb, polite))} bitte{after}"

    def _joint(self, end: int, start: int) -> str:
        """What stands between two clauses: the word that joined them, or else a longer pause."""
        join = next((self.parts[at].word for at in range(end, start) if self.has("joins", at)), "")
        return f", {join} " if join else "; "

    def _plain(self, clause: Clause) -> bool:
        """Whether what a clause is for can be moved: one piece without alternatives or keys."""
        inside = range(clause.lead + 1, clause.end)
        return bool(inside) and all(
            (self.word(at)[:1].isalnum() or self.word(at) in INSIDE)
            and at not in self.keys
            and (self.word(at) in AND or not self.has("joins", at))
            and not self.has("verbs", at)
            for at in inside
        )


def _small(said: str) -> str:
    return said if said[1:2].isupper() else said[:1].lower() + said[1:]


def key_first(text: str, tongue: Tongue) -> str:
    """The words of the first clause that names its key before what it is for; empty without one."""
    for said in _sentences(text, tongue):
        clauses = said.clauses()
        if clauses:
            end = min(clauses[0].end, clauses[0].start + QUOTED)
            while end < clauses[0].end and said.word(end) == PLACEHOLDER:
                end += 1
            return said.slice(clauses[0].start, end) + ("…" if end < clauses[0].end else "")
    return ""


def turned_round(text: str, tongue: Tongue) -> str | None:
    """*text* with every such clause turned round; None when one of them is not wholly understood."""
    done, position = "", 0
    for said in _sentences(text, tongue):
        clauses = said.clauses()
        if clauses:
            turned = said.turned(clauses)
            if turned is None:
                return None
            done += text[position : said.parts[said.first].start] + turned
            position = said.parts[clauses[-1].end - 1].end
    return done + text[position:]


def _sentences(text: str, tongue: Tongue) -> Iterator[_Sentence]:
    parts = tokens(text)
    starts = {one.start for one in announced_keys(text, tongue)}
    keys = frozenset(at for at, part in enumerate(parts) if part.start in starts)
    languages = [one for one in lexicons(tongue) if any(part.word in words(one, "verbs") for part in parts)]
    at = 0
    while at < len(parts):
        first, last = sentence(parts, at)
        end = last - 1 if parts[last - 1].ends_sentence else last
        if languages and end > first:
            yield _Sentence(text, parts, first, end, keys, languages[0])
        at = max(last, at + 1)
