"""What prompts and options say in six languages: of a person, of being put through, of what is done."""

from __future__ import annotations

import pytest

from cxlint.rules.escape._naming import claims_done, promises_person, ways_to_ask
from cxlint.testing import sketch

PEOPLE = [
    ("en", "speak to a representative", True),
    ("en", "talk to someone", True),
    ("en", "operator", True),
    ("en", "TalkToAgent", True),
    ("en", "agent login", False),
    ("en", "virtual agent", False),
    ("en", "someone stole my card", False),
    ("en", "travel agents", False),
    ("en", "human resources", False),
    ("en", "find a representative near you", False),
    ("en", "locate an agent", False),
    ("es", "el asesor más cercano", False),
    ("de", "Mit einem Mitarbeiter sprechen", True),
    ("de", "Kundenberaterin", True),
    ("de", "Für Mitarbeiter", False),
    ("de", "Digitaler Assistent", False),
    ("de", "Mitarbeiter Portal", False),
    ("es", "hablar con un asesor", True),
    ("es", "uno de nuestros compañeros", True),
    ("es", "asistente virtual", False),
    ("es", "operador móvil", False),
    ("fr", "parler à un conseiller", True),
    ("fr", "un conseiller virtuel", False),
    ("fr", "code agent", False),
    ("pt", "falar com um atendente", True),
    ("pt", "atendente virtual", False),
    ("pt", "segunda via", False),
    ("it", "parlare con un operatore", True),
    ("it", "operatore virtuale", False),
    ("it", "orari", False),
]


@pytest.mark.parametrize(("locale", "text", "person"), PEOPLE)
def test_an_option_for_a_person(locale: str, text: str, person: bool) -> None:
    journey = sketch(f"@ {{locales: [{locale}]}}\n m:menu -1{{label: '{text}'}}-> a\n m -2-> b").journey
    assert bool(ways_to_ask(journey)) is person


PROMISES = [
    ("en", "I will transfer you to an agent.", True),
    ("en", "Please hold while we connect you.", True),
    ("en", "A representative will be with you shortly.", True),
    ("en", "We cannot connect you to an agent.", False),
    ("en", "Would you like me to connect you to an agent?", False),
    ("en", "To be connected to an agent, press 1.", False),
    ("en", "Press 1 and we will connect you to an agent.", False),
    ("en", "Hold while I transfer you to our survey.", False),
    ("en", "Please hold while we transfer your call.", True),
    ("en", "You are being transferred.", True),
    ("en", "An agent will be right with you.", True),
    ("de", "Ich verbinde Sie mit einem Mitarbeiter.", True),
    ("de", "Sie werden jetzt verbunden.", True),
    ("de", "Leider können wir Sie nicht mit einem Mitarbeiter verbinden.", False),
    ("de", "Wenn wir Sie verbinden sollen, drücken Sie die 1.", False),
    ("de", "Ich verbinde Sie mit dem Hauptmenü.", False),
    ("es", "Le paso con un agente.", True),
    ("es", "Un agente le atenderá.", True),
    ("es", "No podemos pasarle con un agente.", False),
    ("es", "¿Desea que le pase con un agente?", False),
    ("fr", "Je vous mets en relation avec un conseiller.", True),
    ("fr", "Un conseiller va vous répondre.", True),
    ("fr", "Aucun conseiller ne peut vous répondre.", False),
    ("fr", "Si vous voulez un conseiller, tapez 1.", False),
    ("pt", "Vou transferir para um atendente.", True),
    ("pt", "Não podemos transferir para um atendente.", False),
    ("pt", "Se deseja falar com um atendente, digite 1.", False),
    ("it", "La metto in contatto con un operatore.", True),
    ("it", "Nessun operatore è disponibile.", False),
    ("it", "Se vuole un operatore, prema 1.", False),
]


@pytest.mark.parametrize(("locale", "text", "promise"), PROMISES)
def test_a_promise_of_a_person(locale: str, text: str, promise: bool) -> None:
    journey = sketch(f'@ {{locales: [{locale}]}}\n a {{prompt: "{text}"}}').journey
    assert (promises_person(journey, journey["a"]) is not None) is promise


DONE = [
    ("en", "Thank you. Your payment has been received.", True),
    ("en", "Your booking was successful.", True),
    ("en", "Your appointment is confirmed.", True),
    ("en", "Your payment went through.", True),
    ("en", "We have cancelled your order.", True),
    ("en", "Your card is now blocked.", True),
    ("en", "Your request was received.", True),
    ("en", "Your booking is cancelled.", True),
    ("en", "You are all set.", True),
    ("en", "Your reservation has been made.", True),
    ("en", "Your account is locked.", False),
    ("en", "We have received your call.", False),
    ("en", "Your order is processed within two days.", False),
    ("en", "If your payment went through, you get an email.", False),
    ("de", "Ihre Karte ist jetzt gesperrt.", True),
    ("de", "Wir haben Ihren Termin storniert.", True),
    ("de", "Sobald Ihre Zahlung eingegangen ist, liefern wir.", False),
    ("es", "Hemos cancelado su pedido.", True),
    ("es", "Su cita está confirmada.", True),
    ("es", "Su cita no está confirmada.", False),
    ("fr", "Votre rendez-vous est confirmé.", True),
    ("fr", "Nous avons bien annulé votre commande.", True),
    ("fr", "Votre commande n'est pas annulée.", False),
    ("pt", "Sua consulta está confirmada.", True),
    ("pt", "Sua consulta não está confirmada.", False),
    ("it", "Il pagamento è andato a buon fine.", True),
    ("it", "La sua carta è bloccata.", True),
    ("it", "La sua carta non è bloccata.", False),
    ("en", "Your payment has not been received.", False),
    ("en", "Once your payment has been received, we send the goods.", False),
    ("en", "Sorry, that was not successful.", False),
    ("en", "Press 1 to pay.", False),
    ("de", "Ihr Termin wurde gebucht.", True),
    ("de", "Ihr Termin wurde nicht gebucht.", False),
    ("de", "Sobald der Betrag bezahlt wurde, senden wir die Ware.", False),
    ("es", "Su pago ha sido recibido.", True),
    ("es", "Su pago no ha sido recibido.", False),
    ("fr", "Votre paiement a été reçu.", True),
    ("fr", "Votre paiement n'a pas été reçu.", False),
    ("pt", "O seu pagamento foi recebido.", True),
    ("pt", "O seu pagamento não foi recebido.", False),
    ("it", "Il pagamento è stato ricevuto.", True),
    ("it", "Il pagamento non è stato ricevuto.", False),
]


@pytest.mark.parametrize(("locale", "text", "done"), DONE)
def test_words_that_something_is_done(locale: str, text: str, done: bool) -> None:
    journey = sketch(f'@ {{locales: [{locale}]}}\n a {{prompt: "{text}"}}').journey
    assert (claims_done(journey, journey["a"]) is not None) is done


def test_only_the_sentence_with_the_claim_counts() -> None:
    text = "Sorry for the wait. Your payment has been received. If you need more, press 1."
    journey = sketch(f'a {{prompt: "{text}"}}').journey
    assert claims_done(journey, journey["a"]) is not None
