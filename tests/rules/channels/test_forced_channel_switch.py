"""CHN102 finds steps after which customers can only go on in another channel."""

from __future__ import annotations

import pytest

from cxlint.rules.channels.forced_channel_switch import forced_channel_switch
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("From a form to a phone menu, and back to the form.", "p:page {channel: web}! -> m:menu {channel: phone} -1-> p\n m -2-> e:end"),
    Case("From the phone to a page.", "a:input {channel: phone}! -> p:page {channel: web} -> e:end"),
    Case("From a page to the phone.", "p:page {channel: web}! -> q:queue {channel: phone}"),
    Case("With a sentence in between.", "a:input {channel: phone}! -> s {channel: phone} -> t:task -> p:page {channel: web}"),
    Case("A sentence that may fail.", "a:input {channel: phone}! -> s -> p:page {channel: web} -> e:end\n s -error-> e"),
    Case("From a chat to the phone.", "b:bot {channel: chat}! -> q:queue {channel: phone}"),
    Case("Whatever they choose.", "m:menu {channel: phone}! -1-> p:page {channel: web} -> e:end\n m -2-> r:page {channel: app} -> e"),
    Case("Whatever the system decides.", "a:input {channel: phone}! -> d:decision {next: [{to: p, if: new}, {to: b, if: old}]}\n p:page {channel: web} -> e:end\n b:bot {channel: chat} -> e"),
    Case("Own channels have a medium.", "@ {channels: {tv: {name: TV, medium: screen}}}\n p:page {channel: tv}! -> q:queue {channel: phone}"),
    Case("Staying is possible.", "m:menu {channel: phone} -1-> p:page {channel: web} -> e:end\n m -2-> q:queue {channel: phone}"),
    Case("The system may let them stay.", "a:input {channel: phone} -> d:decision {next: [{to: p, if: new}, {to: q, if: old}]}\n p:page {channel: web} -> e:end\n q:queue {channel: phone}"),
    Case("Ending is possible.", "m:menu {channel: phone} -1-> p:page {channel: web} -> e:end\n m -2-> e"),
    Case("Only failures lead over.", "a:input {channel: phone} -> e:end\n a -no_match-> p:page {channel: web} -> e"),
    Case("The medium is the same.", "p:page {channel: web} -> r:page {channel: app} -> e:end"),
    Case("From a chat to the page beside it.", "b:bot {channel: chat} -> p:page {channel: web} -> e:end"),
    Case("From a text message to a chat.", "a:input {channel: sms} -> b:bot {channel: chat} -> e:end"),
    Case("One channel is not known.", "a:input {channel: phone} -> p:page -> e:end"),
    Case("Something is carried.", "a:input {channel: phone} -{carries: [name]}-> p:page {channel: web} -> e:end"),
    Case("It is carried one step later.", "a:input {channel: phone} -> s -{carries: [name]}-> p:page {channel: web} -> e:end"),
    Case("The platform carries everything.", "@ {context_carry: all}\n a:input {channel: phone} -> p:page {channel: web} -> e:end"),
    Case("A confirmation asks for nothing.", "a:input {channel: phone} -> s {channel: sms} -> e:end"),
    Case("The firm calls back.", "p:page {channel: web} -> c:callback {channel: phone}"),
    Case("Days later.", "p:page {channel: web} -> s {channel: email, next: {to: a, wait: 2d}}\n a:input {channel: phone} -> e:end"),
    Case("Straight away, but days later.", "p:page {channel: web, next: {to: a, wait: 2d}}\n a:input {channel: phone} -> e:end"),
    Case("Into the shop.", "p:page {channel: web} -> a:agent {channel: store} -> e:end"),
    Case("A letter has to be sent.", "p:page {channel: web} -> a:input {channel: letter} -> e:end"),
    Case("Behind the scenes.", "p:page {channel: web} -> c:agent {channel: backstage} -> e:end"),
    Case("An invitation.", "s {channel: email} -> p:page {channel: web} -> e:end"),
    Case("It ends there.", "a:input {channel: phone} -no_match-> p:page {channel: web} -> e:end"),
    Case("What follows does not exist.", "a:input {channel: phone} -> s -> gone.journey.yaml"),
    Case("Round and round.", "a:input {channel: phone} -> s -> t -> s"),
    Case("Agents' flows are another matter.", "@ {role: agent}\n p:page {channel: web} -> q:queue {channel: phone}"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(forced_channel_switch, case)


def test_the_sentence_names_both_channels() -> None:
    (found,) = problems(
        forced_channel_switch, sketch("a:input {channel: phone} -> p:page {channel: web} -> e:end").journey
    )
    assert found.message == (
        "Customers who have answered at “A” by phone can go on only online or in writing."
    )
