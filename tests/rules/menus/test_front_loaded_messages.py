"""MNU107 finds what is said before the first choice."""

from __future__ import annotations

import pytest

from cxlint.rules.menus.front_loaded_messages import front_loaded_messages
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("An advert behind the greeting.", "h {channel: phone, prompt: Welcome to Example Energy.} -> s {channel: phone, prompt: Did you know that we sell cars?}! -> m:menu {channel: phone} -1-> q:queue"),
    Case("The greeting sends customers to the web.", "s {channel: phone, prompt: Welcome. Many things can be done on our website.}! -> m:menu {channel: phone} -1-> q:queue"),
    Case("An advert beside a notice of recording.", "s {channel: phone, prompt: Welcome. This call is recorded. Did you know that we sell cars?}! -> m:menu {channel: phone} -1-> q:queue"),
    Case("Two messages, one of which holds a notice.", 'h {channel: phone, prompt: Welcome to Example Energy.} -> s {channel: phone, prompt: "This call is recorded. Please have your card, your last bill and something to write with ready."} -> t {channel: phone, prompt: "We will ask you for your number, your name and your street first."}! -> m:menu {channel: phone} -1-> q:queue'),
    Case("An advert in the first menu.", 'm:menu {channel: phone, prompt: "Ask us about our latest offers. For bills press 1."}! -1-> q:queue'),
    Case("An advert behind the options.", 'm:menu {channel: phone, prompt: "For bills press 1. Ask us about our latest offers."}! -1-> q:queue'),
    Case("In German.", "@ {locales: [de]}\ns {channel: phone, prompt: Besuchen Sie uns im Netz.}! -> m:menu {channel: phone} -1-> q:queue"),
    Case("Two messages besides the greeting.", 'h {channel: phone, prompt: Welcome to Example Energy.} -> s {channel: phone, prompt: "Please have your card, your last bill and something to write with ready."} -> t {channel: phone, prompt: "We will ask you for your number, your name and your street first."}! -> m:menu {channel: phone} -1-> q:queue'),
    Case("Two short messages besides the greeting.", "h {channel: phone, prompt: Welcome to Example Energy.} -> s {channel: phone, prompt: Have your card ready.} -> t {channel: phone, prompt: One moment.} -> m:menu {channel: phone} -1-> q:queue"),
    Case("How short can be set.", "h {channel: phone, prompt: Welcome to Example Energy.} -> s {channel: phone, prompt: Have your card ready.} -> t {channel: phone, prompt: One moment.}! -> m:menu {channel: phone} -1-> q:queue", {"shortest": 1.0}),
    Case("Two long ones, greeting included.", 'h {channel: phone, prompt: "Welcome to Example Energy, your partner for power and heat, for light and gas."} -> s {channel: phone, prompt: "We would like to ask you for a little patience now, because we will first ask you for your number, for your name, your street, your town, your date of birth, and for the reason of your call, of your last call, and of all the calls before that you can think of."}! -> m:menu {channel: phone} -1-> q:queue'),
    Case("How many can be set.", "h {channel: phone, prompt: Welcome to Example Energy.} -> s {channel: phone, prompt: Have your card ready.}! -> m:menu {channel: phone} -1-> q:queue", {"most": 0, "shortest": 1.0}),
    Case("Only a greeting.", "h {channel: phone, prompt: Welcome to Example Energy.} -> m:menu {channel: phone} -1-> q:queue"),
    Case("One message besides.", "h {channel: phone, prompt: Welcome to Example Energy.} -> s {channel: phone, prompt: Have your card ready.} -> m:menu {channel: phone} -1-> q:queue"),
    Case("A notice of recording.", "h {channel: phone, prompt: Welcome to Example Energy.} -> s {channel: phone, prompt: This call is recorded.} -> t {channel: phone, prompt: Have your card ready.} -> m:menu {channel: phone} -1-> q:queue"),
    Case("Opening hours.", "h {channel: phone, prompt: Welcome to Example Energy.} -> s {channel: phone, prompt: We are open from 9 am to 5 pm.} -> t {channel: phone, prompt: Have your card ready.} -> m:menu {channel: phone} -1-> q:queue"),
    Case("An outage, also on the web.", "h {channel: phone, prompt: Welcome to Example Energy.} -> s {channel: phone, prompt: There is an outage in the north. More on our website.} -> m:menu {channel: phone} -1-> q:queue"),
    Case("An incident by its tag.", "h {channel: phone, prompt: Welcome to Example Energy.} -> s {channel: phone, tags: [incident], prompt: The north is dark. More on our website.} -> m:menu {channel: phone} -1-> q:queue"),
    Case("Texts that nobody knows.", 'h {channel: phone, prompt: Welcome to Example Energy.} -> s {channel: phone, prompt: "{news}"} -> t {channel: phone, prompt: "{more}"} -> u {channel: phone} -> m:menu {channel: phone} -1-> q:queue'),
    Case("One long message is for another rule.", 's {channel: phone, prompt: "We would like to ask you for a little patience now, because we will first ask you for your number, for your name, your street, your town, your date of birth, and for the reason of your call, and then again."} -> m:menu {channel: phone} -1-> q:queue'),
    Case("Nobody can choose anything.", "h {channel: phone, prompt: Welcome to Example Energy.} -> s {channel: phone, prompt: Have your card ready.} -> t {channel: phone, prompt: Did you know that we sell cars?} -> q:queue"),
    Case("After the first choice.", "m:menu {channel: phone} -1-> s {channel: phone, prompt: Did you know that we sell cars?} -> t {channel: phone, prompt: And bikes.} -> u {channel: phone, prompt: And boats.} -> n:menu {channel: phone} -1-> q:queue"),
    Case("While customers wait.", "q:queue {channel: phone} -> s {channel: phone, prompt: Did you know that we sell cars?} -> m:menu {channel: phone} -1-> r:queue"),
    Case("A menu while customers wait.", 'q:queue {channel: phone} -> m:menu {channel: phone, prompt: "Ask us about our latest offers. For bills press 1."} -1-> r:queue'),
    Case("A key for the website.", 'm:menu {channel: phone, prompt: "For help on our website, press 1."} -1-> q:queue'),
    Case("A second menu.", 'm:menu {channel: phone} -1-> n:menu {channel: phone, prompt: "Ask us about our latest offers. For bills press 1."} -1-> q:queue'),
    Case("The firm calls.", "s {channel: phone, direction: out, prompt: Did you know that we sell cars?} -> m:menu {channel: phone} -1-> q:queue"),
    Case("What customers have already is no advert.", "s {channel: phone, prompt: Thank you for having our app.} -> m:menu {channel: phone} -1-> q:queue"),
    Case("A chat.", "s {channel: chat, prompt: Did you know that we sell cars?} -> m:menu {channel: chat} -a-> q:queue"),
    Case("A notice on privacy that is on the web.", "h {channel: phone, prompt: Welcome to Example Energy.} -> s {channel: phone, prompt: Our privacy notice is on our website.} -> m:menu {channel: phone} -1-> q:queue"),
    Case("Nobody gets there.", "a:end\ns {channel: phone, prompt: Did you know that we sell cars?} -> m:menu {channel: phone} -1-> q:queue"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(front_loaded_messages, case)


def test_messages() -> None:
    text = (
        "h {channel: phone, prompt: Welcome to us.} -> n {channel: phone, prompt: This call is recorded.}"
        " -> s {channel: phone, prompt: Have your card ready.} -> t {channel: phone, prompt: We ask you a lot.}"
        " -> u {channel: phone, prompt: Did you know this?} -> m:menu -1-> q:queue"
    )
    advert, many = problems(front_loaded_messages, sketch(text).journey, {"shortest": 1.0})
    assert advert.at == "u"
    assert advert.message == "Customers hear “Did you know” in “U” before they can say what they want."
    assert many.at == "t"
    assert many.message == (
        "Customers have to listen to “H”, “S” and “T” one after the other, about 3 seconds, before they can say"
        " what they want."
    )
    assert many.related == ("h", "s")
    assert len(many.path) == 3


def test_an_advert_is_no_part_of_what_is_too_much() -> None:
    text = (
        "s {channel: phone, prompt: Did you know this?} -> t {channel: phone, prompt: We ask you a lot.}"
        " -> m:menu -1-> q:queue"
    )
    _, many = problems(front_loaded_messages, sketch(text).journey, {"shortest": 1.0})
    assert (many.at, many.related) == ("t", ())
