"""Phrases that the rules about menus look for, in every language that comes along."""

from __future__ import annotations

import pytest

from cxlint.api import Lexicons
from cxlint.prompts import find

SAID = [
    ("promotion", "en", "Visit our new website.", "Download our free app."),
    ("promotion", "en", "You can do this on our website.", "Ask us about our latest offers."),
    ("promotion", "de", "Besuchen Sie unsere Website.", "Das geht auch in unserer App."),
    ("promotion", "es", "Visite nuestra página web.", "¿Sabía que puede pagar en nuestra aplicación?"),
    ("promotion", "fr", "Rendez-vous sur notre site internet.", "Téléchargez l'application."),
    ("promotion", "pt", "Acesse o nosso site.", "Baixe o nosso aplicativo."),
    ("promotion", "it", "Visiti il nostro sito.", "Scarichi la nostra app."),
    ("courtesy", "en", "Your call is very important to us.", "You are a valued customer."),
    ("courtesy", "de", "Ihr Anruf ist uns sehr wichtig.", "Ihre Zufriedenheit liegt uns am Herzen."),
    ("courtesy", "es", "Su llamada es muy importante para nosotros.", "Valoramos su tiempo."),
    ("courtesy", "fr", "Votre appel nous est très important.", "Votre satisfaction est notre priorité."),
    ("courtesy", "pt", "A sua ligação é muito importante.", "O seu contacto é importante para nós."),
    ("courtesy", "it", "La sua chiamata è molto importante per noi.", "La tua richiesta è importante."),
    ("legal_notice", "en", "Read our privacy notice.", "In an emergency dial 999."),
    ("legal_notice", "de", "Hinweise zum Datenschutz finden Sie im Netz.", "Im Notfall wählen Sie 112."),
    ("legal_notice", "es", "Consulte nuestra política de privacidad.", "En caso de emergencia llame al 112."),
    ("legal_notice", "fr", "Vos données personnelles sont protégées.", "En cas d'urgence, composez le 15."),
    ("legal_notice", "pt", "Consulte a política de privacidade.", "Em caso de emergência ligue 112."),
    (
        "legal_notice",
        "it",
        "Legga la nostra informativa sulla privacy.",
        "In caso di emergenza chiami il 112.",
    ),
    ("greeting", "en", "Welcome to us.", "Thank you for calling."),
    ("greeting", "de", "Herzlich willkommen.", "Vielen Dank für Ihren Anruf."),
    ("greeting", "es", "Bienvenido.", "Gracias por llamar."),
    ("greeting", "fr", "Bonjour.", "Merci de votre appel."),
    ("greeting", "pt", "Bem-vindo à nossa empresa.", "Obrigado por ligar."),
    ("greeting", "it", "Benvenuti.", "Grazie per averci chiamato."),
    ("opening_times", "en", "Our office hours are long.", "We are closed today."),
    ("opening_times", "de", "Unsere Öffnungszeiten sind lang.", "Wir sind Montag bis Freitag für Sie da."),
    ("opening_times", "es", "Nuestro horario es largo.", "Abrimos de lunes a viernes."),
    ("opening_times", "fr", "Nos horaires sont longs.", "Nous sommes fermés."),
    ("opening_times", "pt", "O nosso horário é longo.", "Estamos fechados."),
    ("opening_times", "it", "I nostri orari sono lunghi.", "Siamo chiusi."),
    ("incident", "en", "There is an outage in the north.", "We are aware of it."),
    ("incident", "de", "Zurzeit gibt es eine Störung.", "Es gibt technische Probleme."),
    ("incident", "es", "Hay una avería en el norte.", "Tenemos problemas técnicos."),
    ("incident", "fr", "Une panne est en cours.", "Nous avons des difficultés techniques."),
    ("incident", "pt", "Há uma avaria no norte.", "Temos problemas técnicos."),
    ("incident", "it", "C'è un guasto al nord.", "Abbiamo problemi tecnici."),
    ("something_else", "en", "something else", "all other enquiries"),
    ("something_else", "de", "etwas anderes", "sonstige Fragen"),
    ("something_else", "es", "otras consultas", "algo más"),
    ("something_else", "fr", "toute autre demande", "renseignements généraux"),
    ("something_else", "pt", "outros assuntos", "informações gerais"),
    ("something_else", "it", "altre richieste", "informazioni generali"),
    ("answers", "en", "yes", "not now"),
    ("answers", "de", "ja", "jetzt nicht"),
    ("answers", "es", "sí", "ahora no"),
    ("answers", "fr", "oui", "plus tard"),
    ("answers", "pt", "sim", "agora não"),
    ("answers", "it", "sì", "non ora"),
    ("language_names", "en", "English", "Español"),
    ("language_names", "de", "Deutsch", "English"),
]


@pytest.mark.parametrize(("group", "language", "one", "other"), SAID)
def test_phrases_are_found(group: str, language: str, one: str, other: str) -> None:
    tongue = Lexicons().tongue([language])
    assert find(one, tongue, group), one
    assert find(other, tongue, group), other


NOT_SAID = [
    ("promotion", "en", "Thank you for using the website.", "Please have your card ready."),
    ("promotion", "de", "Bitte halten Sie Ihre Karte bereit.", "Haben Sie ein Problem mit der App?"),
    ("promotion", "es", "Tenga su tarjeta a mano.", "Problemas con la aplicación."),
    ("promotion", "fr", "Préparez votre carte.", "Un problème avec le site."),
    ("promotion", "pt", "Tenha o seu cartão à mão.", "Problemas com o aplicativo."),
    ("promotion", "it", "Tenga pronta la sua carta.", "Problemi con il sito."),
    ("courtesy", "en", "Your safety is important.", "Thank you for your patience."),
    ("courtesy", "de", "Wichtig ist Ihre Kundennummer.", "Danke für Ihre Geduld."),
    ("courtesy", "es", "Gracias por su paciencia.", "Es importante tener la tarjeta."),
    ("courtesy", "fr", "Merci de votre patience.", "Il est important d'avoir la carte."),
    ("courtesy", "pt", "Obrigado pela paciência.", "É importante ter o cartão."),
    ("courtesy", "it", "Grazie per la pazienza.", "È importante avere la carta."),
    ("something_else", "en", "sales", "my bill"),
    ("something_else", "de", "Verkauf", "meine Rechnung"),
    ("answers", "en", "pay a bill", "move house"),
    ("answers", "de", "Rechnung bezahlen", "Umzug"),
]


@pytest.mark.parametrize(("group", "language", "one", "other"), NOT_SAID)
def test_others_are_not(group: str, language: str, one: str, other: str) -> None:
    tongue = Lexicons().tongue([language])
    assert not find(one, tongue, group), one
    assert not find(other, tongue, group), other
