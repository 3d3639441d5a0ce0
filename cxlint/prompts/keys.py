"""Which keys a prompt announces, and for what.

The grammar is small and says no when in doubt: a verb and a key ("press the 1 key", "drücken Sie
die 1"), lists and ranges of keys after a verb, further keys in the same prompt ("2 for billing",
"for billing 2"), and numbered lines. Amounts, times, phone numbers, "9 digits" and the hash that
ends an entry are no announcements.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cxlint.lexicon import Lexicon, Tongue
from cxlint.prompts.finding import find
from cxlint.prompts.lexicon import ANY, keys, lexicons, words
from cxlint.prompts.text import tokens

_SIGNS = frozenset("*#")
_QUOTES = frozenset("\"'“”„«»‘’`()[]")
_PAUSES = frozenset(",;:.!?…\n-–—|") | frozenset("¿¡")
_ITEM_MARKS = frozenset(".):-–")
_LONGEST_FILLER = 6
_LONGEST_LABEL = 10


@dataclass(frozen=True, slots=True)
class Announced:
    """A key that a prompt announces; ``label`` is what for, empty when the prompt does not say."""

    key: str
    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Hit:
    key: str
    at: int
    verb: int


class _Reader:
    """Reads the tokens of one text with the words of one language."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.words = tokens(text)
        self.lexicon = lexicon
        leads = lexicon.words.get("leads", "").split()
        self.certain = leads[0] if leads and lexicon.language == "en" else ""

    def word(self, at: int) -> str:
        return self.words[at].word if 0 <= at < len(self.words) else ""

    def has(self, group: str, at: int) -> bool:
        return self.word(at) in words(self.lexicon, group)

    def key(self, at: int) -> str:
        """The key that token *at* names, or nothing."""
        if not 0 <= at < len(self.words):
            return ""
        token = self.words[at]
        if token.word in _SIGNS:
            return token.word if not self._touches(at) else ""
        if token.word.isdecimal():
            return token.word if token.number and len(token.word) <= 2 else ""
        return keys(self.lexicon).get(token.word, "")

    def _touches(self, at: int) -> bool:
        """Whether a star or hash is glued to a word or to another sign, as in ``**bold**``."""
        start, end = self.words[at].start, self.words[at].end
        around = self.text[max(start - 1, 0) : start] + self.text[end : end + 1]
        return any(sign.isalnum() or sign in _SIGNS for sign in around)

    def counts(self, at: int) -> bool:
        """Whether the number at *at* counts or spells something instead of naming a key."""
        after = self.word(at + 1)
        if after in _QUOTES:
            after = self.word(at + 2)
        if after in words(self.lexicon, "units"):
            return True
        if self.key(at + 1) and self.key(at + 1) not in _SIGNS:
            return True
        return self.has("joins", at + 1) and self.has("units", at + 2)

    def ends_entry(self, verb: int, at: int) -> bool:
        """Whether the star or hash at *at* only ends what was entered before."""
        if self.key(at) not in _SIGNS:
            return False
        return any(self.has("then", i) for i in (*range(verb - 4, verb), *range(at + 1, at + 6)))

    def refused(self, verb: int) -> bool:
        for at in range(verb - 1, max(verb - 4, -1), -1):
            if self.words[at].ends_sentence:
                return False
            if self.has("never", at):
                return True
        return False

    def hits(self) -> Iterator[_Hit]:
        """Keys after a verb, or before a late one, in the order of the text."""
        at = 0
        while at < len(self.words):
            found: list[_Hit] = []
            if self.has("verbs", at) and not self.refused(at):
                found = self._after_verb(at)
            if not found and self.key(at) and self.has("late_verbs", at + 1):
                found = [_Hit(self.key(at), at, at)]
            yield from found
            at = max(at + 1, found[-1].at + 1 if found else 0)

    def _after_verb(self, verb: int) -> list[_Hit]:
        at = verb + 1
        while at <= verb + _LONGEST_FILLER and (self.has("fillers", at) or self.word(at) in _QUOTES):
            if self.key(at) and not self.key(at + 1):
                break
            at += 1
        if not self.key(at) or self.counts(at) or self.ends_entry(verb, at):
            return []
        return [_Hit(key, place, verb) for key, place in self._listed(at)]

    def _listed(self, at: int) -> list[tuple[str, int]]:
        """The key at *at* and those joined to it: ``1, 2 or 3``, ``1 to 5``."""
        first = self.key(at)
        last = self.key(at + 2)
        if self.has("ranges", at + 1) and first.isdecimal() and last.isdecimal() and not self.counts(at + 2):
            return [(str(n), at + 2) for n in range(int(first), min(int(last), int(first) + 12) + 1)]
        listed, place = [(first, at)], at
        while len(listed) < 13:
            step = place + 1
            comma = self.word(step) == ","
            step += comma
            joined = self.has("joins", step)
            step += joined
            if not (comma or joined) or not self.key(step) or self.counts(step):
                break
            listed.append((self.key(step), step))
            if joined:
                return listed
            place = step
        return listed[:1]

    def further(self, known: list[_Hit]) -> Iterator[_Hit]:
        """Keys without a verb of their own: ``2 for billing`` and ``for billing 2``."""
        taken = {hit.at for hit in known}
        first = known[0].at if known else len(self.words)
        for at in range(len(self.words)):
            if at in taken or not self.key(at) or self.counts(at):
                continue
            seen = first < at
            if self._leads_on(at, seen) or (seen and self._closes_clause(at)):
                yield _Hit(self.key(at), at, at)

    def _leads_on(self, at: int, seen: bool) -> bool:
        before = at - 1
        while before >= at - 2 and self.has("fillers", before) and not self.has("joins", before):
            before -= 1
        opens = before < 0 or self.word(before) in _PAUSES or (seen and self.has("joins", before))
        lead = self.word(at + 1)
        leads = self.has("leads", at + 1) if seen else lead == self.certain and self.words[at].number
        follower = self.words[at + 2] if at + 2 < len(self.words) else None
        return opens and leads and follower is not None and follower.is_word and not self.key(at + 2)

    def _closes_clause(self, at: int) -> bool:
        after = self.word(at + 1)
        if (after and after not in _PAUSES) or not self.words[at].number:
            return False
        start = at
        while start > at - 9 and start > 0 and self.word(start - 1) not in _PAUSES:
            start -= 1
        opening = start + 1 if self.has("joins", start) else start
        before = at - 1
        while before > opening and self.has("fillers", before):
            before -= 1
        doubtful = any(self.has(group, before) for group in ("ranges", "then", "leads"))
        return self.has("leads", opening) and before > opening and not doubtful

    def label(self, start: int, end: int) -> str:
        """The words between two tokens."""
        part = self.words[start:end]
        return self.text[part[0].start : part[-1].end].strip() if part else ""

    def labelled(self, hit: _Hit) -> tuple[int, int]:
        """The tokens that say what the key is announced for: the first, and one past the last."""
        after = hit.at + 1
        while self.has("fillers", after) and not self.has("leads", after) and after < hit.at + 4:
            after += 1
        if self.has("leads", after):
            return after + 1, self._label_end(after + 1)
        end = hit.verb
        while end > 0 and (self.word(end - 1) == "," or self.has("fillers", end - 1)):
            end -= 1
        start = end
        while start > 0 and end - start < _LONGEST_LABEL and self.word(start - 1) not in _PAUSES:
            start -= 1
        start += self.has("joins", start)
        return (start + 1, end) if self.has("leads", start) else (end, end)

    def _label_end(self, start: int) -> int:
        end = start
        while end < len(self.words) and end < start + _LONGEST_LABEL:
            joined = self.has("joins", end) and (self.has("verbs", end + 1) or bool(self.key(end + 1)))
            if self.word(end) in _PAUSES or joined or self.has("verbs", end):
                break
            end += 1
        return end

    def announced(self) -> list[Announced]:
        hits = list(self.hits())
        taken = {at for hit in hits for at in range(*self.labelled(hit))}  # “for a call before 10, press 2”
        hits += [hit for hit in self.further(hits) if hit.at not in taken]
        places = [(hit, self.words[hit.at]) for hit in hits]
        return [
            Announced(hit.key, self.label(*self.labelled(hit)), token.start, token.end)
            for hit, token in places
        ]


def announced_keys(text: str, tongue: Tongue = ANY) -> tuple[Announced, ...]:
    """The keys that *text* announces, each once, in the order of the text.

    *tongue* says how to read it: a journey's :meth:`Journey.tongue`; without one, all languages that
    come along are tried. Numbered lines count as announcements when nothing else is announced.

    >>> [(found.key, found.label) for found in announced_keys("For sales, press 1, or 2 for billing.")]
    [('1', 'sales'), ('2', 'billing')]
    """
    return _announced(text, tongue)


@lru_cache(maxsize=512)
def _announced(text: str, tongue: Tongue) -> tuple[Announced, ...]:
    found: dict[str, Announced] = {}
    for lexicon in lexicons(tongue):
        for announced in _Reader(text, lexicon).announced():
            found.setdefault(announced.key, announced)
    if not found:
        found = {item.key: item for item in reversed(_numbered_lines(text))}
    return tuple(sorted(found.values(), key=lambda announced: announced.start))


def _numbered_lines(text: str) -> list[Announced]:
    words = tokens(text)
    items = []
    for at in range(len(words) - 2):
        token = words[at]
        opens = at == 0 or words[at - 1].word == "\n"
        marked = words[at + 1].word in _ITEM_MARKS and words[at + 2].is_word
        if opens and marked and token.word.isdecimal() and len(token.word) <= 2:
            label = text[words[at + 2].start : _line_end(text, token.end)].strip()
            items.append(Announced(token.word, label[:80], token.start, token.end))
    return items if len(items) > 1 else []


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start, start + 400)
    return min(start + 400, len(text)) if end < 0 else end


def says_any_key(text: str, tongue: Tongue = ANY) -> bool:
    """Whether *text* invites customers to press whatever key they like."""
    return find(text, tongue, "any_key") is not None


def mentions_key(text: str, key: str) -> bool:
    """Whether *key* occurs in *text* at all, in figures, as a sign or as a word of any language.

    Whoever wants to say that a key is *not* announced asks this first.

    >>> mentions_key("Marque el dos", "2"), mentions_key("Press 1-3", "2"), mentions_key("Press 1", "2")
    (True, True, False)
    """
    names = {word for lexicon in lexicons(ANY) for word, meant in keys(lexicon).items() if meant == key}
    parts = tokens(text)
    if any(token.word == key or token.word in names for token in parts):
        return True
    return key.isdecimal() and any(
        parts[at].word.isdecimal()
        and parts[at + 2].word.isdecimal()
        and not parts[at + 1].word.isdecimal()
        and int(parts[at].word[:6]) <= int(key) <= int(parts[at + 2].word[:6])
        for at in range(len(parts) - 2)
    )
