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
    ("promotion", "en", "Our app now lets you book.", "Download it today."),
    ("promotion", "fr", "Saviez-vous que vous pouvez payer ainsi ?", "Suivez-nous !"),
    ("stay_on_the_line", "en", "Press 1 or stay on the line.", "Otherwise, hold on the line."),
    ("stay_on_the_line", "de", "Bleiben Sie einfach dran.", "Oder warten Sie."),
    ("stay_on_the_line", "es", "Permanezca en la línea.", "O espere."),
    ("stay_on_the_line", "fr", "Restez en ligne.", "Ne raccrochez pas."),
    ("stay_on_the_line", "pt", "Aguarde na linha.", "Não desligue."),
    ("stay_on_the_line", "it", "Resti in linea.", "Oppure attenda."),
    ("key_range", "en", "1 for good, up to 5 for bad", "or any number in between"),
    ("key_range", "de", "bis zur 5", "oder eine Zahl dazwischen"),
    ("key_range", "es", "hasta 5", "en una escala"),
    ("key_range", "fr", "jusqu'à 5", "sur une échelle"),
    ("key_range", "pt", "até 5", "numa escala"),
    ("key_range", "it", "fino a 5", "in una scala"),
    ("usual_wait", "en", "Our normal waiting time", "On average it takes long."),
    ("usual_wait", "de", "Üblicherweise", "im Durchschnitt"),
    ("usual_wait", "es", "normalmente", "por lo general"),
    ("usual_wait", "fr", "en général", "habituellement"),
    ("usual_wait", "pt", "normalmente", "em geral"),
    ("usual_wait", "it", "di solito", "in genere"),
    ("beside_answers", "en", "please", "I do"),
    ("beside_answers", "de", "bitte", "das ist"),
    ("beside_answers", "es", "por favor", "gracias"),
    ("beside_answers", "fr", "d'accord", "merci"),
    ("beside_answers", "pt", "por favor", "obrigado"),
    ("beside_answers", "it", "per favore", "grazie"),
    ("place_claim", "en", "Your call is next in line.", "You are next in line."),
    ("place_claim", "de", "Ihr Anruf ist der nächste.", "Ihr Platz in der Warteschlange."),
    ("promise", "en", "Our team will reach out to you.", "We'll reach out to you."),
    ("position", "en", "Your call will be answered in about ten minutes.", "You are number 3 in line."),
    ("elsewhere", "en", "Write to shop@example.io.", "See www.example.ca."),
    ("elsewhere", "de", "Schreiben Sie an laden@example.io.", "www.example.nl"),
    ("elsewhere", "es", "tienda@example.io", "www.example.ca"),
    ("elsewhere", "fr", "boutique@example.io", "www.example.ca"),
    ("elsewhere", "pt", "loja@example.io", "www.example.ca"),
    ("elsewhere", "it", "negozio@example.io", "www.example.ca"),
    ("elsewhere", "nl", "winkel@example.nl", "www.example.nl"),
    ("elsewhere", "da", "butik@example.dk", "www.example.dk"),
    ("elsewhere", "sv", "butik@example.se", "www.example.se"),
    ("elsewhere", "pl", "sklep@example.pl", "www.example.pl"),
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
    ("stay_on_the_line", "en", "Please hold.", "Press 1 for your line."),
    ("stay_on_the_line", "de", "Bitte warten.", "Eine neue Leitung"),
    ("key_range", "en", "Press 1 for sales.", "from us"),
    ("position", "en", "Your call will be answered by an agent.", "It takes ten minutes."),
    ("done", "en", "We have received your call.", "Your card is a debit card."),
    ("place_claim", "en", "Your call is important.", "The next line is busy."),
    ("elsewhere", "nl", "Tot ziens.", "Wij zijn gesloten."),
]


@pytest.mark.parametrize(("group", "language", "one", "other"), NOT_SAID)
def test_others_are_not(group: str, language: str, one: str, other: str) -> None:
    tongue = Lexicons().tongue([language])
    assert not find(one, tongue, group), one
    assert not find(other, tongue, group), other
