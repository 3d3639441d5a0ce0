"""PRO102 finds messages that nobody can answer."""

from __future__ import annotations

import pytest

from cxlint.rules.proactive.notification_no_reply_path import notification_no_reply_path
from cxlint.testing import Case, check, problems, sketch


def sent(details: str, then: str = " -> e:end") -> str:
    """A message that the firm sends; marked with !, when *then* begins so."""
    mark, then = ("!", then[1:]) if then.startswith("!") else ("", then)
    return f"v:event -> n{mark}{then}\nn {{channel: sms, direction: out, {details}}}"


EN = "@ {locales: [en]}\n"

CASES = [
    Case("It comes from an address that nobody reads.", sent("reply_to: no-reply@shop.example", "! -> e:end")),
    Case("The same in capitals.", sent("reply_to: NoReply@shop.example", "! -> e:end")),
    Case("Nobody reads replies.", sent("reply_to: none", "! -> e:end")),
    Case("It says nothing about answering.", sent("reply_to: none, prompt: It is two days late.", "! -> e:end")),
    Case("It asks not to be answered.", EN + sent("prompt: It is late. Please do not reply to this message.", "! -> e:end")),
    Case("It asks so in German.", "@ {locales: [de]}\n" + sent("prompt: Es kommt später. Bitte antworten Sie nicht auf diese E-Mail.", "! -> e:end")),
    Case("It asks so in French.", "@ {locales: [fr]}\n" + sent("prompt: Votre colis a du retard. Merci de ne pas répondre.", "! -> e:end")),
    Case("It asks so and gives no address that is read.", EN + sent("reply_to: none, prompt: It is late. Please do not reply to this message.", "! -> e:end")),
    Case("It asks not to be answered, but to call.", EN + sent("prompt: It is late. Please do not reply. Call us.")),
    Case("It asks not to be answered, but somebody reads answers.", EN + sent("reply_to: care@shop.example, prompt: Please do not reply.")),
    Case("What happens to those who do not answer.", EN + sent("prompt: If you do not reply to this message we cancel it.")),
    Case("By letter.", "v:event -> n! {channel: letter, direction: out, reply_to: none} -> e:end"),
    Case("It asks to call.", sent("reply_to: none, prompt: It is late. Call 55 12 34.")),
    Case("It has a number.", sent("reply_to: none, prompt: It is late. 0800 123456")),
    Case("It has an address.", sent("reply_to: none, prompt: It is late. care@shop.example")),
    Case("It has a web address.", sent("reply_to: none, prompt: It is late. www.shop.example")),
    Case("It comes from an address that somebody reads.", sent("reply_to: care@shop.example, prompt: It is late.")),
    Case("Nobody says where an answer goes.", sent("prompt: It is late.")),
    Case("A question follows.", sent("reply_to: none", " -> i:input -> e:end")),
    Case("A person follows.", sent("reply_to: none", " -> h:agent")),
    Case("Another journey follows.", sent("reply_to: none", " -> other.journey.yaml")),
    Case("Customers begin.", "v:event -> n {channel: sms, direction: in, reply_to: none} -> e:end"),
    Case("Nobody says who begins.", "v:event -> n {channel: sms, reply_to: none} -> e:end"),
    Case("A call.", "v:event -> n {channel: phone, direction: out, reply_to: none} -> e:end"),
    Case("Backstage.", "v:event -> n {channel: email, layer: backstage, direction: out, reply_to: none} -> e:end"),
    Case("German, and it asks to call.", "@ {locales: [de]}\n" + sent("reply_to: none, prompt: Es kommt heute. Sie können uns anrufen.")),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(notification_no_reply_path, case)


MESSAGES = [
    ("It says so.", EN + sent("prompt: Late. Please do not reply."), "Customers who read “N” and have a question cannot reply: it says “Please do not reply”, and nothing in the journey leads on to anybody."),
    ("No replies.", sent("reply_to: none"), "Customers who read “N” and have a question cannot reply: nobody reads replies to it, and nothing in the journey leads on to anybody."),
    ("An address that nobody reads.", sent("reply_to: noreply@shop.example"), "Customers who read “N” and have a question cannot reply: it is sent from “noreply@shop.example”, and nothing in the journey leads on to anybody."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), [pytest.param(*row[1:], id=row[0]) for row in MESSAGES])
def test_message(text: str, message: str) -> None:
    (found,) = problems(notification_no_reply_path, sketch(text).journey)
    assert found.message == message
