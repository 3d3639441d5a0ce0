"""FUP107 looks for a place to complain."""

from __future__ import annotations

import pytest

from cxlint.rules.followup.complaint_path_missing import complaint_path_missing
from cxlint.testing import Case, check, problems, sketch

SAID = "m:menu%s {prompt: '%s'}\nm -1-> a -> e:end; m -2-> b -> e; m -3-> c -> e"
THREE = "For your balance press 1, for opening times press 2, for our address press 3."
LABELS = (
    "m:menu%s -1{label: balance}-> a -> e:end\nm -2{label: opening times}-> b -> e\nm -3{label: %s}-> c -> e"
)

CASES = [
    Case("Three matters that are announced.", SAID % ("!", THREE)),
    Case("Three options with labels.", LABELS % ("!", "address")),
    Case("Three words to say.", "m:menu! -balance-> a -> e:end; m -times-> b -> e; m -address-> c -> e"),
    Case("Behind a greeting.", "g -> " + SAID % ("!", THREE)),
    Case("A limit of one's own.", "m:menu! -balance-> a -> e:end; m -times-> b -> e", {"matters": 2}),
    Case("Complaints are announced.", SAID % ("", THREE.replace("our address", "complaints"))),
    Case("Complaints are an option.", LABELS % ("", "complaints")),
    Case("Complaints are a title further on.", SAID % ("", THREE) + "\nc {title: Complaints}"),
    Case("A person.", SAID % ("", THREE) + "; m -0-> q:queue"),
    Case("A person further on.", SAID % ("", THREE) + "; c -> q:queue"),
    Case("A call-back.", SAID % ("", THREE) + "; c -> k:callback"),
    Case("A form.", SAID % ("", THREE) + "; c -> p:page -> e"),
    Case("A bot that listens.", SAID % ("", THREE) + "; c -> p:bot -> e"),
    Case("Another journey.", SAID % ("", THREE) + "; m -4-> other.journey.yaml"),
    Case("Two matters.", "m:menu -balance-> a -> e:end; m -times-> b -> e"),
    Case("Keys without words.", "m:menu -1-> a -> e:end; m -2-> b -> e; m -3-> c -> e"),
    Case("What is announced is filled in.", SAID % ("", "{menu}")),
    Case("Services are no matters.", LABELS % ("", "repeat")),
    Case("Three ways of saying one matter.", "m:menu -balance-> a -> e:end; m -account-> a; m -money-> a"),
    Case("A menu further on.", "m:menu -1-> n:menu -balance-> a -> e:end; n -times-> b -> e; n -address-> c -> e"),
    Case("No menu.", "a -> e:end"),
    Case("German.", "@ {locales: [de]}\n" + LABELS % ("", "Beschwerde")),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(complaint_path_missing, case)


def test_message() -> None:
    (found,) = problems(complaint_path_missing, sketch(SAID % ("", THREE)).journey)
    assert (
        found.message == "Customers who want to complain find no place for it in “M”, nor anywhere after it."
    )
