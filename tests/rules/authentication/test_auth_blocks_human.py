"""AUT101 finds proofs of identity that stand before every person."""

from __future__ import annotations

import pytest

from cxlint.api import Beyond
from cxlint.rules.authentication.auth_blocks_human import auth_blocks_human
from cxlint.testing import Case, check, problems, sketch

AWAY = "r {prompt: Please visit a branch.} -> x:end(redirected)"

CASES = [
    Case("Declared by methods.", f"a:input {{auth_methods: [pin]}}! -> q:queue\n a -no_match-> {AWAY}"),
    Case("Declared by a level.", f"a:page {{auth_level: 1}}! -> q:queue\n a -fail-> {AWAY}"),
    Case("Said in the prompt.", f"a:input {{prompt: Please enter your PIN.}}! -> q:queue\n a -no_match-> {AWAY}"),
    Case("Said in the title.", f"a:input {{title: Verify your identity}}! -> q:queue\n a -no_match-> {AWAY}"),
    Case("Looked up in a later step.", f"a:input {{auth_level: 1}}! -> s -> t:task -> q:queue\n t -fail-> {AWAY}"),
    Case("What fails goes to self-service.", "a:input {auth_level: 1}! -> q:queue\n a -no_match-> m:menu -1-> x:end(resolved)"),
    Case("After a menu without people.", f"m:menu -1-> a:input {{auth_level: 1}}! -> q:queue\n m -2-> h -> x\n a -no_match-> {AWAY}"),
    Case("One proof on each way is one finding.", f"m:menu -1-> a:input {{auth_level: 1}}! -> q:queue\n m -2-> b:input {{auth_level: 1}} -> q\n a -no_match-> {AWAY}\n b -no_match-> r"),
    Case("Hours decide about everybody.", f"a:input {{auth_level: 1}}! -> d:decision {{basis: hours, next: [{{to: q, if: open}}, x]}}\n a -no_match-> {AWAY}\n q:queue"),
    Case("Cut off after three tries.", "a:input {auth_level: 1}! -> q:queue\n a -no_match{retry: 2}-> x:end"),
    Case("After three tries, said otherwise.", "a:input {auth_level: 1, max_attempts: 3}! -> q:queue\n a -retries_exhausted-> x:end"),
    Case("After two ways back.", "a:input {auth_level: 1}! -> q:queue\n a -no_match-> x:end\n a -no_input{max: 2}-> a"),
    Case("What was given is wrong, and a sentence says so.", "a:input {auth_level: 1}! -> t:task -> q:queue\n t -fail-> s -> x:end"),
    Case("What was given is wrong, and nobody says so, which is another finding.", "a:input {auth_level: 1} -> t:task -> q:queue\n t -fail-> x:end"),
    Case("Cut off after two tries, which is another finding.", "a:input {auth_level: 1} -> q:queue\n a -no_match{retry: 1}-> x:end"),
    Case("Customers who are cut off in the end still get to nobody.", f"a:input {{auth_level: 1}}! -> q:queue\n a -no_input-> off:end\n a -no_match-> {AWAY}"),
    Case("Who fails gets to a person.", "a:input {auth_level: 1} -> q:queue\n a -no_match-> q"),
    Case("Or to a call-back.", "a:input {auth_level: 1} -> q:queue\n a -no_match-> c:callback"),
    Case("Who fails in the later step does.", "a:input {auth_level: 1} -> t:task -> q:queue\n t -fail-> q"),
    Case("A person can be asked for before.", f"m:menu -1-> a:input {{auth_level: 1}} -> q:queue\n m -0-> q\n a -no_match-> {AWAY}"),
    Case("Or instead of the proof.", f"a:input {{auth_level: 1}} -> q:queue\n a -0-> q\n a -no_match-> {AWAY}"),
    Case("A decision says who is not known.", f"a:input {{auth_level: 1}}! -> d:decision {{next: [{{to: q, if: found}}, {{to: r, if: not found}}]}}\n q:queue\n a -no_match-> {AWAY}"),
    Case("The arrow says who is not known.", f"a:input {{auth_level: 1}}! -> d:decision {{next: [{{to: q, if: x > 1}}, {{to: r, if: x < 1, label: wrong PIN}}]}}\n q:queue\n a -no_match-> {AWAY}"),
    Case("A decision ends badly for those who are not.", "a:input {auth_level: 1}! -> d:decision {next: [{to: q, if: a}, {to: s, if: b}]}\n q:queue\n s -> x:end(unresolved)"),
    Case("Who is not known gets to a person.", "a:input {auth_level: 1} -> d:decision {next: [{to: m, if: found}, {to: q, if: not found}]}\n m:menu -1-> x:end(resolved)\n q:queue"),
    Case("Data decides, and nobody can tell how.", f"a:input {{auth_level: 1}} -> d:decision {{next: [{{to: q, if: a}}, {{to: r, if: b}}]}}\n q:queue\n a -no_match-> {AWAY}"),
    Case("The design does not say what becomes of those who fail.", "a:input {auth_level: 1} -> q:queue"),
    Case("They are cut off, which is another finding.", "a:input {auth_level: 1} -> q:queue\n a -no_match-> x:end"),
    Case("They go round for ever, which is another finding.", "a:input {auth_level: 1} -> q:queue\n a -no_match-> a"),
    Case("There is no person at all.", f"a:input {{auth_level: 1}} -> b -> x:end\n a -no_match-> {AWAY}"),
    Case("An account number proves nothing.", f"a:input {{asks: [account_number], prompt: Please enter your account number.}} -> q:queue\n a -no_match-> {AWAY}"),
    Case("A menu may only offer it.", f"a:menu {{prompt: To verify your identity press 1.}} -1-> q:queue\n a -no_match-> {AWAY}"),
    Case("A new PIN is set.", f"a:input {{prompt: Enter your new PIN.}} -> q:queue\n a -no_match-> {AWAY}"),
    Case("It is said not to be asked for.", f"a:bot {{prompt: You do not have to enter your PIN here.}} -> q:queue\n a -no_match-> {AWAY}"),
    Case("Declared to prove nothing.", f"a:input {{prompt: Please enter your PIN., auth_level: 0}} -> q:queue\n a -no_match-> {AWAY}"),
    Case("The customer does nothing.", f"a:task {{auth_level: 1}} -> q:queue\n a -fail-> {AWAY}"),
    Case("What follows could not be read.", "a:input {auth_level: 1} -> q:queue\n a -no_match-> b {incomplete: true}"),
    Case("A language without words for it.", f"@ {{locales: [nl]}}\n a:input {{prompt: Please enter your PIN.}} -> q:queue\n a -no_match-> {AWAY}"),
    Case("Agents' flows are another matter.", f"@ {{role: agent}}\n a:input {{auth_level: 1}} -> q:queue\n a -no_match-> {AWAY}"),
    Case("Looked up too far behind.", f"a:input {{auth_level: 1}} -> t1:task -> t2:task -> t3:task -> t4:task -> t5:task -> t6:task -> t7:task -> t8:task -> t9:task -> t10:task -> t11:task -> t12:task -> t13:task -> q:queue\n a -no_match-> {AWAY}"),
    Case("Steps that go nowhere else.", f"a:input {{auth_level: 1}} -> q:queue\n a -hangup-> {AWAY}"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(auth_blocks_human, case)


def test_the_sentence_names_proofs_and_people() -> None:
    text = f"m:menu -1-> a:input {{auth_level: 1}} -> q:queue\n m -2-> b:input {{auth_level: 1}} -> q\n a -fail-> {AWAY}\n b -fail-> r"
    (found,) = problems(auth_blocks_human, sketch(text).journey)
    assert found.message == (
        "Customers who cannot prove who they are at “A” or “B” get to no person, not even to “Q”."
    )
    assert found.related == ("b",)


def test_another_journey_that_may_help() -> None:
    text = "a:input {auth_level: 1} -> q:queue\n a -no_match-> c:call"
    assert not problems(auth_blocks_human, sketch(text).journey)
    closed = sketch(text).journey.linked({"c": Beyond("Elsewhere", person=False, help=False)})
    assert len(problems(auth_blocks_human, closed)) == 1


NO_PROOF = [
    ("en", "Please enter your account number."),
    ("en", "What is your date of birth?"),
    ("en", "Enter your new PIN."),
    ("de", "Bitte geben Sie Ihre Kundennummer ein."),
    ("de", "Bitte geben Sie Ihre neue PIN ein."),
    ("es", "Introduzca su número de cliente."),
    ("fr", "Saisissez votre code postal."),
    ("pt", "Digite o seu número de cliente."),
    ("it", "Inserisca il suo codice fiscale."),
]


@pytest.mark.parametrize(("locale", "prompt"), NO_PROOF, ids=[row[1] for row in NO_PROOF])
def test_what_proves_nothing(locale: str, prompt: str) -> None:
    text = f"@ {{locales: [{locale}]}}\n a:input {{prompt: '{prompt}'}} -> q:queue\n a -no_match-> {AWAY}"
    assert not problems(auth_blocks_human, sketch(text).journey)


@pytest.mark.parametrize(
    ("locale", "prompt"),
    [
        ("de", "Bitte geben Sie Ihre PIN ein."),
        ("en", "Please say your policy number and your date of birth."),
        ("en", "To verify your identity, tell me your postcode."),
        ("de", "Bitte nennen Sie Ihre Versicherungsnummer und Ihr Geburtsdatum."),
        ("es", "Por favor, introduzca su PIN."),
        ("es", "Diga su número de cliente y su fecha de nacimiento."),
        ("fr", "Indiquez votre numéro de client et votre date de naissance."),
        ("pt", "Diga o seu número de cliente e a sua data de nascimento."),
        ("it", "Dica il suo codice cliente e la sua data di nascita."),
        ("fr", "Veuillez saisir votre code secret."),
        ("pt", "Por favor, digite a sua senha."),
        ("it", "Per favore, inserisca il suo PIN."),
    ],
)
def test_other_languages(locale: str, prompt: str) -> None:
    text = f"@ {{locales: [{locale}]}}\n a:input {{prompt: '{prompt}'}} -> q:queue\n a -no_match-> {AWAY}"
    assert len(problems(auth_blocks_human, sketch(text).journey)) == 1
