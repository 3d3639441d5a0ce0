"""TRU103 finds places in queues that nobody has joined."""

from __future__ import annotations

import pytest

from cxlint.rules.trust.false_queue_claim import false_queue_claim
from cxlint.testing import Case, check, problems, sketch

EN = "@ {locales: [en]}\n"
SAFE = "{prompt: Your place in the queue is safe.}"
ON = " -> m:menu -1-> q:queue; m -2-> e:end"

CASES = [
    Case("Before a question.", EN + f"a {SAFE}!" + ON),
    Case("By a bot.", EN + f"b:bot {SAFE}!" + ON),
    Case("And no queue at all.", EN + f"a {SAFE}! -> e:end"),
    Case("After a failure of a system, too.", EN + f"t:task -error-> a {SAFE}!" + ON + "; t -> e"),
    Case("In German.", "@ {locales: [de]}\n a {prompt: Ihr Platz in der Warteschlange bleibt erhalten.}!" + ON),
    Case("In Spanish.", "@ {locales: [es]}\n a {prompt: Guardamos su turno en la cola.}!" + ON),
    Case("In French.", "@ {locales: [fr]}\n a {prompt: Nous gardons votre place dans la file.}!" + ON),
    Case("In Portuguese.", "@ {locales: [pt]}\n a {prompt: O seu lugar na fila está guardado.}!" + ON),
    Case("In Italian.", "@ {locales: [it]}\n a {prompt: Il suo posto in coda è salvo.}!" + ON.replace("coda", "coda")),
    Case("After the queue.", EN + f"q:queue -timeout-> a {SAFE} -> m:menu -1-> q; m -2-> e:end"),
    Case("On one of the ways there was a queue.", EN + f"m:menu -1-> q:queue -timeout-> a {SAFE} -> e:end; m -2-> a"),
    Case("The queue comes next.", EN + f"a {SAFE} -> q:queue"),
    Case("The queue comes next but one.", EN + f"a {SAFE} -> t:task -> q:queue"),
    Case("It is offered.", EN + "m:menu {prompt: 'To keep your place in line, press 1.'} -1-> c:callback; m -2-> e:end"),
    Case("It is offered, with a word between.", EN + "m:menu {prompt: 'To keep your place in line, press 1.'} -1-> ok -> c:callback; m -2-> e:end"),
    Case("Another journey may have the queue.", EN + f"c:call {{journey: {{name: Wait, returns: true}}}} -> a {SAFE} -> e:end"),
    Case("Somebody was there.", EN + f"p:agent -> a {SAFE} -> e:end"),
    Case("Nothing is claimed.", EN + "a {prompt: We have a short queue today.}" + ON),
    Case("In line with something.", EN + "a {prompt: This is in line with your contract.}" + ON),
    Case("What plays in the queue.", "@ {role: queue}\n" + EN + f"a {SAFE} -> m:menu -1-> e:end"),
    Case("The queue itself says so.", EN + f"m:menu -1-> q:queue {SAFE}"),
    Case("A note behind the scenes.", EN + "t:task {layer: backstage, prompt: Your place in the queue is safe.}" + ON),
    Case("A language that is not spoken here.", "@ {locales: [de]}\n" + f"a {SAFE}" + ON),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(false_queue_claim, case)


CLAIMS = [
    "You are next in line.",
    "You are caller number 3 in line.",
    "You're now in our queue.",
    "There are four callers ahead of you.",
    "We will keep your place.",
    "You will not lose your place.",
]
OTHERS = [
    "You are welcome to wait in the queue.",
    "We are in line with the law.",
    "Please state your place of birth.",
]


@pytest.mark.parametrize("said", CLAIMS)
def test_words_that_claim_a_place(said: str) -> None:
    assert problems(false_queue_claim, sketch(EN + f'a {{prompt: "{said}"}}' + ON).journey)


@pytest.mark.parametrize("said", OTHERS)
def test_words_that_do_not(said: str) -> None:
    assert problems(false_queue_claim, sketch(EN + f'a {{prompt: "{said}"}}' + ON).journey) == []


def test_message() -> None:
    (found,) = problems(false_queue_claim, sketch(EN + f"a {SAFE}" + ON).journey)
    assert (
        found.message == "Customers hear “Your place in the queue” at “A” before they have joined any queue."
    )
