"""TRU105 finds recordings that nobody announces."""

from __future__ import annotations

import pytest

from cxlint.api import Safety, apply_edits
from cxlint.rules.trust.recording_not_announced import recording_not_announced
from cxlint.testing import Case, check, problems, sketch

EN = "@ {locales: [en]}\n"
MENU = "m:menu {prompt: For sales press 1.}"
TOLD = "m:menu {prompt: Calls may be recorded. For sales press 1.}"
AGENT = "a:agent {recorded: true}"

CASES = [
    Case("Nobody says a word.", EN + f"{MENU} -1-> q:queue -> {AGENT}!"),
    Case("It begins with the first step.", EN + "m:menu {prompt: For sales press 1., recorded: true}! -1-> q:queue"),
    Case("On one of two ways nothing is said.", EN + f"{MENU} -1-> n {{recording_notice: true}} -> {AGENT}!; m -2-> a"),
    Case("It is said afterwards.", EN + f"{MENU} -1-> {AGENT}! -> n {{prompt: You were recorded.}} -> e:end"),
    Case("The designer says that it is not said.", f"n {{recording_notice: false}} -> {AGENT}!"),
    Case("From then on it is one finding.", EN + f"{MENU} -1-> q:queue {{recorded: true}}! -> {AGENT}"),
    Case("It is said.", EN + f"{TOLD} -1-> q:queue -> {AGENT}"),
    Case("It is declared.", f"m:menu {{prompt: For sales press 1., recording_notice: true}} -1-> {AGENT}"),
    Case("It is said where it begins.", EN + "m:menu {prompt: Calls are monitored. Press 1., recorded: true} -1-> q:queue"),
    Case("It is promised there.", EN + "m:menu {prompt: Press 1., says: This call is recorded., recorded: true} -1-> q:queue"),
    Case("On all ways.", EN + f"{MENU} -1-> n {{recording_notice: true}} -> {AGENT}; m -2-> o {{prompt: This is recorded.}} -> a"),
    Case("A text is a recording.", EN + f"n -> {AGENT}"),
    Case("A text is filled in.", EN + f"n {{prompt: '{{x}}'}} -> {AGENT}"),
    Case("Another journey may say it.", f"c:call {{journey: {{name: Welcome, returns: true}}}} -> {AGENT}"),
    Case("Nothing is recorded.", EN + f"{MENU} -1-> a:agent {{recorded: false}}"),
    Case("Nothing is declared.", EN + f"{MENU} -1-> a:agent"),
    Case("Whoever leaves a message knows.", EN + f"{MENU} -1-> v:voicemail {{recorded: true}}"),
    Case("Endings are not recorded.", EN + "@ {defaults: {recorded: true}}\n m:menu {prompt: Press 1., recorded: false} -1-> e:end"),
    Case("A language that cxlint does not know.", f"@ {{locales: [ja]}}\n n {{prompt: こんにちは。}} -> {AGENT}"),
    Case("Nobody gets there.", f"b -> e:end\n {MENU} -1-> {AGENT}"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(recording_not_announced, case)


SENTENCES = [
    ("en", "This call is recorded."),
    ("de", "Das Gespräch wird aufgezeichnet."),
    ("de", "Wir zeichnen diesen Anruf zur Qualitätssicherung auf."),
    ("es", "Esta llamada podrá ser grabada."),
    ("fr", "Cet appel est susceptible d'être enregistré."),
    ("pt", "Esta chamada poderá ser gravada."),
    ("it", "La chiamata potrà essere registrata."),
    ("en", "For your safety we tape this conversation."),
    ("en", "A colleague may listen in."),
    ("de", "Wir nehmen dieses Gespräch auf."),
    ("de", "Das Gespräch kann zu Schulungszwecken mitgehört werden."),
    ("de", "Wir schneiden Anrufe zur Sicherheit mit."),
    ("es", "La llamada puede quedar registrada."),
    ("es", "Registramos esta llamada."),
    ("fr", "Votre appel peut être écouté à des fins de formation."),
    ("fr", "L'échange est conservé."),
    ("pt", "A chamada poderá ser monitorizada."),
    ("it", "La telefonata potrà essere ascoltata."),
]


OTHERS = [
    ("en", "We cut the red tape for you."),
    ("de", "Wir nehmen Ihre Bestellung gern auf."),
    ("es", "Registramos su pedido."),
    ("fr", "Écoutez bien."),
    ("pt", "Ouça com atenção."),
    ("it", "Ascolti bene."),
]


@pytest.mark.parametrize(("locale", "said"), OTHERS)
def test_words_that_do_not(locale: str, said: str) -> None:
    text = f'@ {{locales: [{locale}]}}\n n {{prompt: "{said}"}} -> {AGENT}'
    assert len(problems(recording_not_announced, sketch(text).journey)) == 1


@pytest.mark.parametrize(("locale", "said"), SENTENCES)
def test_words_that_say_so(locale: str, said: str) -> None:
    text = f'@ {{locales: [{locale}]}}\n n {{prompt: "{said}"}} -> {AGENT}'
    assert problems(recording_not_announced, sketch(text).journey) == []


def test_the_fix_comes_before_people() -> None:
    journey = sketch(EN + f"{MENU} -1-> q:queue -> {AGENT}; a -> a").journey
    (found,) = problems(recording_not_announced, journey)
    assert (
        found.message == "Customers are recorded at “A”, and no text of this journey up to there tells them."
    )
    assert found.edits is not None
    assert found.edits.safety is Safety.SAFE
    mended = apply_edits(journey, found.edits.edits)
    new = mended["recording-notice-before"]
    assert dict(new.prompt) == {"": "This conversation is recorded."}
    assert [way.target for way in mended.out("q")] == [new.id]
    assert [way.target for way in mended.out("a")] == ["a"]
    assert problems(recording_not_announced, mended) == []


def test_the_fix_begins_a_prompt_that_is_there() -> None:
    journey = sketch(
        "m:menu {channel: phone, prompt: {de: Drücken Sie 1.}, recorded: true} -1-> q:queue"
    ).journey
    (found,) = problems(recording_not_announced, journey)
    assert found.edits is not None
    mended = apply_edits(journey, found.edits.edits)
    assert mended["m"].prompt["de"] == "Dieses Gespräch wird aufgezeichnet. Drücken Sie 1."
    assert problems(recording_not_announced, mended) == []


def test_the_new_message_takes_a_free_id_and_the_channel() -> None:
    text = "recording: {}"
    text = EN + f"{MENU} -1-> a:agent {{recorded: true, channel: phone}}; m -2-> b:agent {{recorded: true}}"
    journey = sketch(text).journey
    first, second = problems(recording_not_announced, journey)
    assert first.edits is not None
    assert second.edits is not None
    mended = apply_edits(journey, first.edits.edits)
    assert mended["recording-notice-before"].channel == "phone"
    (left,) = problems(recording_not_announced, mended)
    assert left.edits is not None
    assert "recording-notice-before-2" in apply_edits(mended, left.edits.edits)


def test_no_fix_in_a_language_without_a_sentence() -> None:
    journey = sketch(EN + "m:menu {prompt: {en: Press 1., ja: 1}, recorded: true} -1-> q:queue").journey
    (found,) = problems(recording_not_announced, journey)
    assert found.edits is None


def test_the_way_shown_is_one_on_which_nobody_tells() -> None:
    text = (
        EN
        + f"v:event -> n {{prompt: Calls are recorded.}} -> {AGENT}\nv -> t:task -error-> a\n v -> b:wait -> c:wait -> d:wait -> a"
    )
    journey = sketch(text).journey
    (found,) = problems(recording_not_announced, journey)
    assert [journey.transition(step).target for step in found.path] == ["b", "c", "d", "a"]


def test_failures_are_shown_where_only_those_do_not_tell() -> None:
    text = EN + f"v:event -> n {{prompt: Calls are recorded.}} -> {AGENT}\nv -> t:task -error-> a\nt -> e:end"
    journey = sketch(text).journey
    (found,) = problems(recording_not_announced, journey)
    assert [journey.transition(step).target for step in found.path] == ["t", "a"]
