"""EXP102 finds promises that nothing in the journey keeps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from cxlint.api import Journey, Severity
from cxlint.rules.promises.promise_unfulfilled import promise_unfulfilled
from cxlint.testing import Case, check, problems, sketch

P = "@ {promises: [{id: p, says: We answer., made_at: %s, kept_at: %s}]}\n"
BYE = "b {prompt: We will call you tomorrow.}"

CASES = [
    Case("Kept on another way only.", P % ("f", "k") + "m:menu -1-> f:page! -> e:end\nm -2-> k -> e"),
    Case("Kept where one was before.", P % ("f", "k") + "m:menu -1-> k -> f:page! -> e:end"),
    Case("Kept where nobody gets to.", P % ("f", "k") + "f:page! -> e:end\nk -> e"),
    Case("Made twice and kept for nobody: one finding.", P % ("[f, g]", "k") + "m:menu -1-> f:page! -> e:end\nm -2-> g:page -> e\nm -3-> k -> e"),
    Case("Made by a touchpoint, kept by another.", "m:menu -1-> f:page! {promise: {what: answer}} -> e:end\nm -2-> k {fulfils: answer} -> e"),
    Case("In words, and nobody is told.", "a:input -> b! -> e:end\n" + BYE),
    Case("In words, at the ending.", "a:input -> b:end!\n" + BYE),
    Case("Kept by one of two.", P % ("f", "[k, l]") + "f:page -> k -> e:end\nl -> e"),
    Case("Kept at once.", P % ("f", "f") + "f:page -> e:end"),
    Case("Kept at the end of a long way.", P % ("f", "k") + "f:page -> s:task -> t:agent -> k -> e:end"),
    Case("Where it is kept says so itself.", P % ("f", "g") + "m:menu -1-> f:page -> k {fulfils: p} -> e:end\nm -2-> g -> e"),
    Case("Another journey may keep it.", P % ("f", "k") + "m:menu -1-> f:page -> other.journey.yaml\nm -2-> k -> e:end"),
    Case("A part is not designed yet.", P % ("f", "k") + "m:menu -1-> f:page -> x {incomplete: true}\nm -2-> k -> e:end"),
    Case("Nobody gets to where it is made.", P % ("f", "k") + "m:menu -1-> e:end\nf:page -> e\nm -2-> k -> e"),
    Case("Kept by another system.", "f:page {promise: {what: answer}, fulfils: 'external:post'} -> e:end\nk {fulfils: answer} -> e"),
    Case("A touchpoint promises, and nobody says where it is kept.", "f:page {promise: {what: answer}} -> e:end"),
    Case("In words, and a task follows.", "a:input -> b -> t:task -> e:end\n" + BYE),
    Case("In words, after a task.", "a:input -> t:task -> b -> e:end\n" + BYE),
    Case("In words, after a form.", "a:page -> b -> e:end\n" + BYE),
    Case("In words, after a person.", "a:agent -> b -> e:end\n" + BYE),
    Case("In words, and a call-back.", "a:input -> b -> c:callback\n" + BYE),
    Case("In words, and an e-mail is sent.", "a:input {channel: phone} -> b -> c {channel: email} -> e:end\nb {channel: phone, prompt: We will email you tomorrow.}"),
    Case("In words, and another journey.", "a:input -> b -> other.journey.yaml\n" + BYE),
    Case("In words, and a case.", "a:input -> b -> c {opens_case: true} -> e:end\n" + BYE),
    Case("In words, and it is declared.", P % ("b", "b") + "a:input -> b -> e:end\n" + BYE),
    Case("In words, and the ending says that an answer is owed.", "a:input -> b -> e:end(deferred)\n" + BYE),
    Case("In words, and only this piece ends.", "a:input -> b -> e:end {ends: piece}\n" + BYE),
    Case("In words, and somebody answers for it.", "a:input -> b {owner: care} -> e:end\nb {prompt: We will call you tomorrow.}"),
    Case("In words, and nothing follows: a dead end.", "a:input -> b\n" + BYE),
    Case("In words, under a condition.", "a:input -> b -> e:end\nb {prompt: 'We will call you tomorrow if we can.'}"),
    Case("No promise.", "a:input -> b -> e:end\nb {prompt: Please call us tomorrow.}"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(promise_unfulfilled, case)


def test_what_is_declared_names_where_it_is_kept() -> None:
    text = P % ("[f, g]", "[k, l]") + "m:menu -1-> f:page -> e:end\nm -2-> g:page -> e\nm -3-> k -> e\nl -> e"
    (found,) = problems(promise_unfulfilled, sketch(text).journey)
    assert found.message == (
        "Customers are promised “We answer” at “F”, and no way from there leads to “K” or “L”, where the"
        " promise is kept."
    )
    assert found.related == ("g",)
    assert found.severity is None
    assert found.path == ("m.option.1",)


def test_what_is_said_is_quoted() -> None:
    (found,) = problems(
        promise_unfulfilled, sketch("a:input {channel: chat} -> b {channel: chat} -> e:end\n" + BYE).journey
    )
    assert found.message == (
        "Customers read “We will call you tomorrow” in “B”, and the journey has no step by which anybody gets"
        " to know of it."
    )
    assert found.severity is Severity.WARNING


def test_a_place_that_is_not_there_may_be_anywhere() -> None:
    journey = sketch(P % ("f", "[k]") + "m:menu -1-> f:page -> e:end\nm -2-> k -> e").journey
    elsewhere = replace(journey, promises=(replace(journey.promises[0], kept_at=("gone",)),))
    assert problems(promise_unfulfilled, elsewhere) == []


def test_many_promises_need_no_search_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is kept at another place, and half of them cannot be kept."""
    searched = []
    search = Journey.can_reach

    def counted(self: Journey, goals: Iterable[str], through: object = None) -> frozenset[str]:
        searched.append(goals)
        return search(self, goals)

    monkeypatch.setattr(Journey, "can_reach", counted)
    promises = ", ".join(f"{{id: p{n}, says: P{n}, made_at: f, kept_at: k{n}}}" for n in range(40))
    ways = "\n".join(f"m -{n}-> k{n}\n" + (f"f -{n}-> k{n}" if n % 2 else "") for n in range(40))
    found = problems(
        promise_unfulfilled, sketch(f"@ {{promises: [{promises}]}}\nm:menu -a-> f:menu\n{ways}").journey
    )
    assert len(found) == 20
    assert len(searched) == 1
