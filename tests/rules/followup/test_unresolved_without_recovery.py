"""FUP105 finds endings where customers are given up on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxlint.rules.followup.unresolved_without_recovery import unresolved_without_recovery
from cxlint.testing import Case, check, problems, sketch

M = "m:menu -1-> x -> r:end(resolved)\n"

CASES = [
    Case("By an option.", M + "m -2-> e:end(unresolved)!"),
    Case("By a decision.", M + "m -2-> d:decision -yes-> r\nd -no-> e:end(unresolved)!"),
    Case("By a bot.", "b:bot -refund-> e:end(unresolved)!\nb -> a:agent"),
    Case("By way of a task.", M + "m -2-> t:task -> e:end(unresolved)!"),
    Case("From two places: one finding.", M + "m -2-> e:end(unresolved)!\nm -3-> n:menu -1-> e\nn -2-> r"),
    Case("Something is said.", M + "m -2-> s {prompt: We are sorry.} -> e:end(unresolved)"),
    Case("Something is played.", M + "m -2-> s -> e:end(unresolved)"),
    Case("The ending says it.", M + "m -2-> e:end(unresolved) {prompt: We are sorry.}"),
    Case("The way says it.", M + "m -2{say: [We are sorry.]}-> e:end(unresolved)"),
    Case("A case is opened.", M + "m -2-> t:task {opens_case: true} -> e:end(unresolved)"),
    Case("A case was opened before.", "t:task {opens_case: true} -> m:menu -1-> r:end(resolved)\nm -2-> e:end(unresolved)"),
    Case("A letter is sent.", "m:menu {channel: phone} -1-> r:end(resolved)\nm -2-> s {channel: letter} -> e:end(unresolved)"),
    Case("A person has spoken with them.", M + "m -2-> a:agent -> e:end(unresolved)"),
    Case("Nobody answered.", M + "m -2-> q:queue -timeout-> e:end(unresolved)\nq -> a:agent"),
    Case("Closed.", M + "m -2-> d:decision -closed-> e:end(unresolved)\nd -> r"),
    Case("Closed, as a decision on hours says.", M + "m -2-> d:decision {basis: hours} -yes-> r\nd -no-> e:end(unresolved)"),
    Case("Closed, as the words of a decision say.", M + "m -2-> d:decision {title: Are we open?} -yes-> r\nd -no-> e:end(unresolved)"),
    Case("They said nothing.", M + "m -no_input-> e:end(unresolved)"),
    Case("They hang up.", M + "m -hangup-> e:end(unresolved)"),
    Case("A system has failed before.", M + "m -2-> t:task -error-> d:decision -> e:end(unresolved)\nt -> r\nd -yes-> r"),
    Case("They choose to leave.", M + "m -9{label: exit}-> e:end(unresolved)"),
    Case("It ends well.", M + "m -2-> e:end(resolved)"),
    Case("Customers gave up.", M + "m -2-> e:end(abandoned)"),
    Case("How it ends is not told.", M + "m -2-> e:end"),
    Case("Somebody answers for it.", M + "m -2-> e:end(unresolved) {owner: care}"),
    Case("A call-back.", M + "m -2-> c:callback -> e:end(unresolved)"),
    Case("Nobody gets there.", M + "n:menu -1-> e:end(unresolved)"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(unresolved_without_recovery, case)


def test_message() -> None:
    text = M + "m -2-> t:task -> e:end(unresolved)\nm -3-> n:menu -1-> e\nn -2-> r"
    (found,) = problems(unresolved_without_recovery, sketch(text).journey)
    assert found.message == (
        "Customers who come from “M” or “N” to “E” leave without what they came for and are offered nothing: no"
        " word, no case, no other way."
    )
    assert found.path == ("m.option.2", "t.next->e")
    assert found.related == ("m.option.2", "n.option.1")


def test_imported_endings_have_no_outcome() -> None:
    journey = replace(sketch(M + "m -2-> e:end").journey, attributes={"source": {"format": "dot"}})
    assert problems(unresolved_without_recovery, journey) == []
