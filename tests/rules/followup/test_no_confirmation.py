"""FUP102 finds transactions that end in silence."""

from __future__ import annotations

import pytest

from cxlint.api import apply_edits
from cxlint.rules.followup.no_confirmation import no_confirmation
from cxlint.testing import Case, check, problems, sketch

PAY = "i:input -> t:task%s {tags: [payment]}\n"

CASES = [
    Case("Paid, and the contact ends.", PAY % "!" + "t -> e:end"),
    Case("Paid, and it ends well.", PAY % "!" + "t -> e:end(resolved)"),
    Case("The title says so.", "i:input -> t:task! {title: Book the appointment} -> e:end"),
    Case("The title says so in German.", "@ {locales: [de]}\ni:input -> t:task! {title: Termin buchen} -> e:end"),
    Case("A task follows, and nothing is said.", PAY % "!" + "t -> u:task -> e:end"),
    Case("It fails aloud and succeeds in silence.", PAY % "!" + "t -> e:end\nt -error-> s {prompt: It failed.} -> e"),
    Case("It is confirmed.", PAY % "" + "t -> s {prompt: Paid.} -> e:end"),
    Case("What is said is recorded.", PAY % "" + "t -> s -> e:end"),
    Case("The ending says it.", PAY % "" + "t -> e:end {prompt: Paid.}"),
    Case("The task says it.", "i:input -> t:task {tags: [payment], prompt: Paid.} -> e:end"),
    Case("The way says it.", PAY % "" + "t -{say: [Paid.]}-> e:end"),
    Case("A receipt is sent.", "i:input {channel: phone} -> t:task {tags: [payment]} -> s {channel: email} -> e:end"),
    Case("A person follows.", PAY % "" + "t -> a:agent -> e:end"),
    Case("A question follows.", PAY % "" + "t -> m:menu -1-> e:end"),
    Case("Another journey follows.", PAY % "" + "t -> other.journey.yaml"),
    Case("Only this piece ends.", PAY % "" + "t -> e:end {ends: piece}"),
    Case("It ends badly.", PAY % "" + "t -> e:end(unresolved)"),
    Case("Only a failure ends in silence.", PAY % "" + "t -> s -> e:end\nt -error-> e"),
    Case("One answer of several.", PAY % "" + "t -> s -> e:end\nt -{if: declined}-> e"),
    Case("A task that binds nobody.", "i:input -> t:task {title: Look up the payment} -> e:end"),
    Case("A task that only looks at one.", "i:input -> t:task {title: Look up the charge on the account} -> e:end"),
    Case("A page shows it itself.", "i:input -> p:page {tags: [payment]} -> e:end"),
    Case("A title in another language than declared.", "@ {locales: [de]}\ni:input -> t:task {title: Book the appointment} -> e:end"),
    Case("Nobody gets there.", "i:input -> e:end\nt:task {tags: [payment]} -> e"),
    Case("What follows is not known.", "i:input -> t:task {tags: [payment], incomplete: true} -> e:end"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(no_confirmation, case)


def test_the_edit_puts_a_confirmation_in_between() -> None:
    journey = sketch(PAY % "" + "t -> u:task -> e:end\nx -> confirmation").journey
    (found,) = problems(no_confirmation, journey)
    assert (
        found.message == "Customers are not told that “T” has worked: the contact ends at “E” without a word."
    )
    assert [journey.transition(step).target for step in found.path] == ["t", "u", "e"]
    assert found.edits is not None
    mended = apply_edits(journey, found.edits.edits)
    assert [way.target for way in mended.out("t")] == ["confirmation_2"]
    assert [way.target for way in mended.out("confirmation_2")] == ["u"]
    assert problems(no_confirmation, mended) == []
