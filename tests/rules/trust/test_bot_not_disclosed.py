"""TRU101 finds bots that do not say what they are."""

from __future__ import annotations

import pytest

from cxlint.api import Safety, Severity, apply_edits
from cxlint.rules.trust.bot_not_disclosed import bot_not_disclosed
from cxlint.testing import Case, check, problems, sketch

EN = "@ {locales: [en]}\n"
HI = "prompt: I am Nora. How can I help?"
NORA = f"nora:bot {{bot_type: ai, {HI}}}"

CASES = [
    Case("It gives a name and no more.", EN + f"{NORA}! -> q:queue"),
    Case("What comes before says nothing of it.", EN + f"hello {{prompt: Welcome.}} -> {NORA}! -> q:queue"),
    Case("On one of two ways nothing is said.", EN + f"m:menu {{prompt: 1 or 2?}} -1-> a {{prompt: Here is our virtual assistant.}} -> {NORA}! -> q:queue\n m -2-> nora"),
    Case("It is said afterwards.", EN + f"{NORA}! -> b {{prompt: I was a bot.}} -> e:end"),
    Case("The designer says so.", "nora:bot {bot_type: ai, discloses: false}! -> q:queue"),
    Case("Two bots in a row are one finding.", EN + f"{NORA}! -> tom:bot {{bot_type: ai, prompt: I am Tom.}} -> q:queue"),
    Case("Two beginnings are two.", EN + f"@ {{start: [nora, tom]}}\n {NORA}! -> q:queue\n tom:bot {{bot_type: ai, prompt: I am Tom.}}! -> q"),
    Case("A bot with rules.", EN + f"nora:bot {{bot_type: rules, {HI}}}! -> q:queue"),
    Case("In German.", "@ {locales: [de]}\n nora:bot {bot_type: ai, prompt: Ich bin Nora.}! -> q:queue"),
    Case("It says so.", EN + "nora:bot {bot_type: ai, prompt: I am a virtual assistant.} -> q:queue"),
    Case("In other words.", EN + "nora:bot {bot_type: ai, prompt: You are talking to an AI.} -> q:queue"),
    Case("It is said before.", EN + f"hello {{prompt: You will talk to our automated system.}} -> {NORA} -> q:queue"),
    Case("It is declared.", f"nora:bot {{bot_type: ai, discloses: true, {HI}}} -> q:queue"),
    Case("The option says so.", EN + f"m:menu {{prompt: How?}} -Chat with our bot-> {NORA} -> q:queue"),
    Case("On every way.", EN + f"m:menu {{prompt: 1 or 2?}} -1-> a {{prompt: Here is our bot.}} -> {NORA} -> q:queue\n m -2-> b {{discloses: true}} -> nora"),
    Case("Its text is not written down.", "nora:bot {bot_type: ai} -> q:queue"),
    Case("Its text is filled in.", "nora:bot {bot_type: ai, prompt: '{greeting}'} -> q:queue"),
    Case("A message before is a recording.", f"hello -> {NORA} -> q:queue"),
    Case("A text before is filled in.", f"hello {{prompt: '{{x}}'}} -> {NORA} -> q:queue"),
    Case("Another journey comes before.", f"c:call {{journey: {{name: Welcome, returns: true}}}} -> {NORA} -> q:queue"),
    Case("How it works is not declared.", EN + f"nora:bot {{{HI}}} -> q:queue"),
    Case("A menu with rules is no bot.", EN + "m:menu {bot_type: rules, prompt: 1 or 2?} -1-> q:queue"),
    Case("A language that cxlint does not know.", "@ {locales: [ja]}\n nora:bot {bot_type: ai, prompt: こんにちは。} -> q:queue"),
    Case("In German, said.", "@ {locales: [de]}\n nora:bot {bot_type: ai, prompt: Ich bin Ihr digitaler Assistent.} -> q:queue"),
    Case("Nobody gets there.", f"a -> e:end\n {NORA} -> e"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(bot_not_disclosed, case)


SENTENCES = [
    ("en", "Hello, I am your digital assistant."),
    ("en", "This is an automated call."),
    ("en", "You are speaking with a computer."),
    ("es", "Está hablando con una máquina."),
    ("fr", "Vous parlez avec un ordinateur."),
    ("pt", "Você está falando com um programa."),
    ("it", "Sta parlando con una macchina."),
    ("de", "Ich bin ein Computer."),
    ("de", "Sie sprechen mit unserem Sprachassistenten."),
    ("de", "Ich bin eine KI."),
    ("es", "Soy su asistente virtual."),
    ("es", "Le atiende un sistema automático."),
    ("fr", "Je suis votre assistante virtuelle."),
    ("fr", "Je suis un robot."),
    ("pt", "Sou a sua assistente virtual."),
    ("pt", "Você está falando com um robô."),
    ("it", "Sono il suo assistente digitale."),
    ("it", "Sono un'intelligenza artificiale."),
    ("en", "You are chatting with software, not a person."),
    ("en", "Hi, I'm a computer program."),
    ("en", "I am Sam, your virtual team member."),
    ("de", "Sie chatten mit einem Computerprogramm."),
    ("de", "Ich bin Ihre virtuelle Kollegin."),
    ("de", "Sie sprechen gerade mit einem Automaten."),
    ("de", "Ich bin Nova, ein KI-gestützter Helfer."),
    ("es", "Soy un programa informático."),
    ("es", "Le habla una voz automática."),
    ("es", "Está hablando con un algoritmo."),
    ("fr", "Je suis un agent conversationnel."),
    ("fr", "Je suis l'assistant virtuel d'Exemple."),
    ("fr", "Vous discutez avec un logiciel."),
    ("fr", "Je suis l'IA d'Exemple."),
    ("pt", "Sou um programa de computador."),
    ("pt", "Fala com um assistente conversacional."),
    ("it", "Sono un'IA."),
    ("it", "Sono l'assistente digitale di Esempio."),
    ("it", "Sta chattando con un software."),
]


@pytest.mark.parametrize(("locale", "said"), SENTENCES)
def test_words_that_say_so(locale: str, said: str) -> None:
    text = f"@ {{locales: [{locale}]}}\n nora:bot {{bot_type: ai, prompt: {said!r}}} -> q:queue"
    assert problems(bot_not_disclosed, sketch(text).journey) == []


OTHERS = [
    ("en", "Welcome to Norvik Software. Is your washing machine broken?"),
    ("de", "Willkommen. Geht es um Ihren Computer?"),
    ("es", "Bienvenido. ¿Se ha roto su ordenador?"),
    ("fr", "Bonjour, j'ai une question: est-ce votre ordinateur?"),
    ("it", "Buongiorno, è ai nostri servizi?"),
    ("pt", "Olá, o seu computador avariou?"),
]


@pytest.mark.parametrize(("locale", "said"), OTHERS)
def test_words_that_do_not(locale: str, said: str) -> None:
    text = f'@ {{locales: [{locale}]}}\n nora:bot {{bot_type: ai, prompt: "{said}"}} -> q:queue'
    assert problems(bot_not_disclosed, sketch(text).journey)


@pytest.mark.parametrize("locale", ["en", "de", "es", "fr", "pt", "it"])
def test_the_fix_says_it_in_the_language_of_the_prompt(locale: str) -> None:
    journey = sketch(f"nora:bot {{bot_type: ai, prompt: {{{locale}: Nora}}}} -> q:queue").journey
    (found,) = problems(bot_not_disclosed, journey)
    assert found.edits is not None
    assert found.edits.safety is Safety.SAFE
    mended = apply_edits(journey, found.edits.edits)
    assert mended["nora"].get("discloses") is True
    assert mended["nora"].prompt[locale].endswith(". Nora")
    undeclared = apply_edits(journey, found.edits.edits[:1])
    assert problems(bot_not_disclosed, undeclared) == [], "The sentence alone must be understood, too."


def test_no_fix_in_a_language_without_a_sentence() -> None:
    journey = sketch(
        "@ {locales: [en]}\n nora:bot {bot_type: ai, prompt: {en: Nora, ja: Nora}} -> q:queue"
    ).journey
    (found,) = problems(bot_not_disclosed, journey)
    assert found.edits is None


@pytest.mark.parametrize(
    ("facts", "said", "severity"),
    [
        ("bot_type: ai", "Customers talk to an AI at “Nora”, and no text of this journey up to there says so.", Severity.ERROR),
        ("bot_type: rules, channel: chat", "Customers write with an automaton at “Nora”, and no text of this journey up to there says so.", Severity.WARNING),
    ],
)  # fmt: skip
def test_message(facts: str, said: str, severity: Severity) -> None:
    (found,) = problems(bot_not_disclosed, sketch(EN + f"nora:bot {{{facts}, {HI}}} -> q:queue").journey)
    assert (found.message, found.severity) == (said, severity)


def test_later_bots_are_related() -> None:
    text = EN + f"{NORA} -> tom:bot {{bot_type: ai, prompt: I am Tom.}} -> q:queue"
    (found,) = problems(bot_not_disclosed, sketch(text).journey)
    assert (found.at, found.related) == ("nora", ("tom",))
