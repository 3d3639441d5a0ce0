"""FUP106 compares the steps of buying and cancelling."""

from __future__ import annotations

import pytest

from cxlint.rules.followup.cancel_harder_than_buy import cancel_harder_than_buy
from cxlint.testing import Case, check, problems, sketch


def pages(buying: int, cancelling: int, mark: str = "", more: str = "") -> str:
    """So many pages until it is bought and cancelled."""
    buy = "".join(f" -> b{n}:page" for n in range(2, buying + 1))
    cancel = "".join(f" -> c{n}:page" for n in range(2, cancelling + 1))
    return (
        f"s -> b1:page{buy} -> e:end\nb{buying} {{tags: [buy]}}\n"
        f"s -> c1:page{cancel}{mark} -> e\nc{cancelling} {{tags: [cancel]{more}}}"
    )


def channels(buying: str, cancelling: str, mark: str = "", more: str = "") -> str:
    """One page to buy and one to cancel in these channels."""
    return f"s -> b:page {{tags: [buy]{buying}}} -> e:end\ns -> c:page{mark} {{tags: [cancel]{cancelling}{more}}} -> e"


MENUS = (
    "m:menu -1{label: buy}-> x -> e:end\nm -2-> n:menu -1-> o:menu! -1{label: cancel my contract}-> y -> e"
)

TITLES = (
    "s -> b:page {title: Buy the plan} -> e:end\n"
    "s -> c:page! {title: Cancel the plan} -> q:queue -> a:agent -> f:page -> e"
)

CASES = [
    Case("Five pages instead of two.", pages(2, 5, "!")),
    Case("Three pages instead of one.", pages(1, 3, "!")),
    Case("The factor can be set.", pages(5, 7, "!"), {"factor": 1.2}),
    Case("The difference can be set.", pages(1, 2, "!"), {"more": 1}),
    Case("Buying on the web, cancelling by phone.", channels(", channel: web", ", channel: phone", "!")),
    Case("Options whose words say so.", MENUS),
    Case("A call to a person.", "s:page -> b:page {tags: [buy]} -> e:end\ns -> m:menu -1-> q:queue -> i:input -> c:agent! {tags: [cancel]} -> e"),
    Case("Options whose words say so, and a tag for one of them.", MENUS + "\nx {tags: [buy]}"),
    Case("Titles that say so.", TITLES),
    Case("The titles are those of the last steps.", "s -> b:page {title: Buy the plan} -> e:end\ns -> t:page -> u:page -> c:page! {title: Cancel the plan} -> e"),
    Case("By title, one step more.", "s -> b:page {title: Buy the plan} -> e:end\ns -> c:page {title: Cancel the plan} -> q:queue -> e"),
    Case("The titled page is not the last step of buying.", TITLES.replace("!", "").replace("plan} -> e:end", "plan} -> p:page -> e:end")),
    Case("A way that takes less.", TITLES.replace("!", "") + "\nc -> e"),
    Case("Something else is cancelled.", TITLES.replace("!", "").replace("Cancel the plan", "Cancel the visit")),
    Case("Exactly the factor.", pages(4, 6)),
    Case("As many pages.", pages(3, 3)),
    Case("One page more.", pages(1, 2)),
    Case("Less than the factor.", pages(5, 7)),
    Case("Fewer pages.", pages(5, 1)),
    Case("The extra pages protect the customer.", pages(1, 5, "", ", assures: [protective-friction]")),
    Case("The call protects the customer.", channels(", channel: web", ", channel: phone", "", ", assures: [protective-friction]")),
    Case("Messages are no steps.", "s -> b:page {tags: [buy]} -> e:end\ns -> t -> u -> v -> c:page {tags: [cancel]} -> e"),
    Case("The same channel.", channels(", channel: web", ", channel: web")),
    Case("A channel is not known.", channels("", ", channel: phone")),
    Case("Nobody buys.", "s -> t:page -> u:page -> v:page -> c:page {tags: [cancel]} -> e:end"),
    Case("Nobody cancels.", "s -> b:page {tags: [buy]} -> e:end"),
    Case("Options at the same depth.", "m:menu -1{label: buy}-> x -> e:end\nm -2{label: cancel my contract}-> y -> e"),
    Case("An option that cancels what is going on.", MENUS.replace("!", "").replace("cancel my contract", "cancel")),
    Case("Nobody gets there.", "s -> b:page {tags: [buy]} -> e:end\nt:page -> u:page -> c:page {tags: [cancel]} -> e"),
    Case("Staff cancels.", "s -> b:page {tags: [buy]} -> e:end\ns -> t:page -> u:page -> c:page {tags: [cancel], layer: backstage} -> e"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(cancel_harder_than_buy, case)


MESSAGES = [
    ("Steps.", pages(1, 4), "Customers need 4 steps to cancel at “C4”, and only 1 step to buy at “B1”."),
    ("Channels.", channels(", channel: web", ", channel: phone"), "Customers can buy by web, and not cancel there: “C” is by phone only."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), [pytest.param(*row[1:], id=row[0]) for row in MESSAGES])
def test_message(text: str, message: str) -> None:
    (found,) = problems(cancel_harder_than_buy, sketch(text).journey)
    assert found.message == message


def test_an_accident_is_no_short_cut() -> None:
    text = pages(1, 4) + "\nb1 -error-> c4"
    assert len(problems(cancel_harder_than_buy, sketch(text).journey)) == 1
