"""INC104: proofs of identity that some customers cannot give."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Touchpoint, listed, rule
from cxlint.api import vocabulary as words
from cxlint.prompts.text import fold

MEMORY = frozenset(
    {"pin", "password", "passcode", "passphrase", "secret word", "memorable word", "memorable information",
     "security question", "security questions", "secret question", "secret questions", "kba", "captcha",
     "knowledge based authentication", "mother s maiden name", "telephone pin", "phone pin", "otp",
     "sms otp", "one time password", "one time passcode", "one time code", "sms code",
     "passwort", "kennwort", "telefonpasswort", "telefonkennwort", "telefon pin", "geheimzahl", "geheimnummer",
     "sicherheitsfrage", "sicherheitsfragen", "tan", "sms tan", "mtan", "einmalpasswort", "einmalcode",
     "contrasena", "clave", "clave secreta", "clave telefonica", "palabra secreta", "pregunta de seguridad",
     "preguntas de seguridad", "codigo por sms", "codigo pin", "mot de passe", "code secret", "code pin",
     "code confidentiel", "question secrete", "questions secretes", "question de securite",
     "questions de securite", "code par sms", "code a usage unique", "senha", "palavra passe",
     "pergunta de seguranca", "perguntas de seguranca", "codigo secreto", "parola d ordine",
     "parola segreta", "domanda di sicurezza", "domande di sicurezza", "domanda segreta", "codice pin",
     "codice segreto", "codice via sms", "codice monouso"}
)  # fmt: skip
"""Methods for which customers must remember something or copy it by hand."""

BIOMETRICS = frozenset(
    {"voice", "voice id", "voiceid", "voiceprint", "voice print", "voice biometrics", "voice biometric",
     "face", "face id", "face recognition", "facial recognition", "fingerprint", "iris", "biometric",
     "biometrics", "stimme", "stimmerkennung", "stimmbiometrie", "gesichtserkennung", "fingerabdruck",
     "voz", "biometria de voz", "reconocimiento de voz", "reconocimiento facial", "huella dactilar",
     "voix", "empreinte vocale", "reconnaissance vocale", "reconnaissance faciale", "empreinte digitale",
     "reconhecimento de voz", "reconhecimento facial", "impressao digital", "voce", "impronta vocale",
     "riconoscimento vocale", "riconoscimento facciale", "impronta digitale"}
)  # fmt: skip


@rule("INC104", severity="warning", since="0.1", kind="declared")
def inaccessible_auth(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers can prove who they are only by remembering or copying something, or by one biometric.

    Flagged::

        who:input {auth_methods: [password]}! -> account:page
        who -no_match-> who

    Flagged::

        who:input {auth_methods: [voiceprint]}! -> account:page

    Clean::

        who:input {auth_methods: [password, passkey]} -> account:page

    Clean::

        # Whoever cannot gets to a person
        who:input {auth_methods: [pin]} -> account:page
        who -no_match-> people:queue

    Why:
    Customers with a poor memory, dyslexia, a hoarse voice or a worn fingertip are shut out of their own
    account.

    WCAG 2.2 (2023) asks in criterion 3.3.8 (AA) for a way to log in that needs no test of memory or
    copying; EN 301 549 (2021), 5.3, asks for an alternative to every single biometric.

    Fix:
    Add another way: a link or a button in a message, a passkey, or a person who identifies customers.

    False alarms:
    Speaks only where `auth_methods` are declared and all of them are known to cxlint as such. Silent
    where an option leads past the proof, or customers who fail get to people.
    """
    for one in journey.reached:
        kind = _shut(one)
        if kind and not _alternative(journey, one):
            yield _problem(journey, one, kind)


def _names(touchpoint: Touchpoint) -> list[str]:
    written = (fold(method) for method in touchpoint.get("auth_methods") or ())
    return [" ".join("".join(c if c.isalnum() else " " for c in method).split()) for method in written]


def _shut(touchpoint: Touchpoint) -> str:
    """What all customers must be able to do here; empty when there is a choice or it is not known."""
    methods = set(_names(touchpoint))
    if methods and methods <= MEMORY:
        return "by remembering or copying"
    return "by one biometric" if len(methods) == 1 and methods <= BIOMETRICS else ""


def _alternative(journey: Journey, touchpoint: Touchpoint) -> bool:
    """Whether customers who cannot do this get on in another way."""
    ways = journey.ways_on(touchpoint.id)
    failing = (way for way in ways if way.event in words.CUSTOMER_FAILURES or way.event == "fail")
    helped = journey.help | journey.opaque
    past = any(way.deliberate for way in ways) or touchpoint.get("human_intent") is True
    return past or any(way.target in helped for way in failing)


def _problem(journey: Journey, touchpoint: Touchpoint, how: str) -> Problem:
    methods = listed([f"“{method}”" for method in touchpoint.get("auth_methods")])
    return Problem(
        touchpoint.id,
        f"Customers can prove who they are at {touchpoint.name} only {how}: {methods}.",
        path=journey.witness(touchpoint.id),
        fix=f"Add another way at {touchpoint.name}, such as a link in a message, a passkey or a person.",
        label="no other proof",
    )
