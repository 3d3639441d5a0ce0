"""The words by which drawings tell what a box is, in English, German, Spanish, French, Italian, Portuguese.

All patterns are looked for in texts that :func:`cxlint.sources.diagrams.drawing.folded` has made:
small letters, no accents. They are anchored on purpose: a word that is missed leaves a box unknown,
a word that is taken wrongly makes a finding untrue.
"""

from __future__ import annotations

import re
from typing import Final


def _p(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\s*\n\s*", "", pattern))


CUSTOMER: Final = r"(?:customer|caller|user|client|guest|patient|passenger|member|kund(?:e|in)|anrufer(?:in)?|cliente|llamante|appelant|chiamante)"
PERSON: Final = (
    r"(?:agents?|representatives?|reps?|operators?|advis[eo]rs?|humans?|specialists?|attendants?|receptionists?"
    r"|supervisors?|csrs?|mitarbeiter|berater|agentes?|operador[ae]?s?|asesor(?:es)?|conseillers?"
    r"|operator[ei]|consulente|atendentes?)"
)
STAFF: Final = (
    r"(?:"
    + PERSON
    + r"|colleagues?|officers?|staff|experts?|consultants?|case ?-?workers?|case ?-?handlers?|clerks?|team ?mates?|someone|somebody"
    r"|(?:kunden)?(?:berater|betreuer)(?:in|innen)?|sachbearbeiter(?:in|innen)?|mitarbeiter(?:in|innen|s)?|mitarbeitenden?"
    r"|kolleg(?:e|en|in)|reception|front desk|(?:help|service) ?-?desks?|switchboard)"
)
"""People, with words that also stand in drawings in which there are no customers."""

MACHINE: Final = (
    r"\b(?:chat|voice|lex|phone|robo|sprach)?-?bots?\b|\b(?:virtual|ai|digital|automated|conversational|llm|smart|intelligent"
    r"|voice|lex|ki) ?-?(?:agent|assistant|assistent|receptionist|attendant|operator)s?\b|\bassistente? virtual[e]?\b"
    r"|\bassistant virtuel\b|\basistente virtual\b|\bdialogflow\b"
)
"""Automata that talk in free language. A "virtual agent" is no person."""

BOT: Final = _p(MACHINE)
NO_BOT: Final = _p(
    r"\b(?:generat\w*|displays?|sends?|respon\w+|repl(?:y|ies)|logs?|trains?|detect\w*|classif\w+)\b"
)
OFFERS: Final = _p(r"\b(?:menus?|options?|selection)\b")
CUSTOMER_ACTS: Final = _p(
    rf"^(?:the )?{CUSTOMER} (?:sends|replies|types|asks|speaks|says|responds|selects|chooses|presses|waits|answers|describes|listens|hears|picks)\b(?!.*\?)"
)
SPOKEN: Final = _p(
    r"^(?:ivr|bot|system|assistant) ?: |^(?:(?:ivr|bot|system)[ :-]*)?(?:plays?|says?|announces?|tells?|apologi[sz]es?|greets?|thank you|thanks for|sorry|your|please|we)\b"
    r"(?! (?:enter|provide|key in|type|say your|state))"
)
MENU: Final = _p(
    r"\bmenus?\b|\bivr\b|\bauto ?-?attendant\b|\bphone tree\b|\b(?:language|service|department) (?:selection|choice)\b"
    r"|\b(?:choose|select|pick) (?:an? |your |the |from )?(?:option|language|service|department|topic|category)"
    r"|\bsprachauswahl\b|\b(?:seleccion|eleccion) de idioma\b|\bchoix de (?:la )?langue\b|\bquick repl(?:y|ies)\b"
)
NO_MENU: Final = _p(
    r"\b(?:back|return|returns|go|goes|goto|jump|redirect) (?:back )?to\b|\bend\b|\bfrom (?:the )?menu\b|\bzuruck\b|\bvolver\b"
)
ANNOUNCES: Final = _p(
    r"\b(?:press|push|dial|hit|presses|drucken sie|marque|pulse|presione|oprima|tapez|appuyez sur|composez|prema|premi|digiti"
    r"|tecle|pressione|digite) (?:the |key |number |taste |la |el |le |il |o |a |tecla |touche |tasto |die )*[\"'(\[]?[0-9*#]"
)
GOES_ON: Final = _p(
    r"\b(?:try again|again|retry|repeat|continue[sd]?|next|page \d+|go to|goes to|back to|returns? to|see|nochmals|erneut|otra vez|de nuevo|encore|riprova)\b"
)
"""Words of a box after which something follows that the drawing does not show."""

ADDRESSES: Final = _p(
    r"\b(?:would|do|are|can|could|have|did|is|was|were|what|how|which) (?:\w+ ){0,4}(?:you|your)\b|\bplease (?:press|say|choose|select)"
    r"|\b(?:shall|may|should) (?:we|i) (?:\w+ ){0,4}(?:you|your)\b|\b(?:sollen|durfen|konnen) wir (?:\w+ ){0,2}(?:sie|ihnen|ihre[nm]?)\b"
    r"|\bmochten sie\b|\bdesea usted\b|\b(?:souhaitez|voulez)[- ]vous\b|\bdesidera\b|\bdeseja\b"
)
"""Words with which a customer is asked."""

MORE: Final = _p(
    r"^(?:is there |was there )?(?:anything|something) else(?: (?:i|we) can \w.{0,30})?(?: today)? ?\??$"
    r"|^(?:any )?(?:another|further|other|more) (?:questions?|requests?|concerns?|matters?|topics?)(?: today)? ?\??$"
    r"|^(?:sonst )?noch (?:et)?was ?\??$|^(?:noch |weitere )(?:eine |weitere |ein )?(?:fragen?|anliegen) ?\??$|^(?:¿ ?)?(?:necesita |desea )?algo mas ?\??$"
    r"|^(?:¿ ?)?(?:otra|mas) (?:consultas?|preguntas?) ?\??$|^autre chose ?\??$|^(?:une |d')?autres? questions? ?\??$|^qualcos'altro ?\??$|^altre domande ?\??$"
    r"|^mais alguma (?:coisa|duvida|pergunta) ?\??$"
)
"""Questions at the end of a contact, which customers answer themselves."""

VOICEMAIL: Final = _p(
    r"\bvoice ?-?mail\b|\bmail ?box\b|\bleaves? (?:a |your |us a )?(?:voice )?message\b|\bleave (?:us )?your (?:full )?(?:name|(?:tele)?(?:phone )?number)\b|\brecord (?:a |your )?message\b"
    r"|\banrufbeantworter\b|\bmailbox\b|\bnachricht hinterlassen\b|\bbuzon de voz\b|\bdeja[r]? (?:un )?mensaje\b"
    r"|\bmessagerie vocale\b|\blaisser un message\b|\bsegreteria\b|\bcorreio de voz\b|\bdeixar (?:uma )?mensagem\b"
)
NO_VOICEMAIL: Final = _p(
    r"\b(?:e-?mail|send|forward|notify|transcri\w+|store|process)\b.*\bvoice|\be-?mail ?box"
)
CALLBACK: Final = _p(
    r"\bcall ?-?backs?\b|\bcall (?:the |you |them )?(?:customer |client )?back\b|\bcalls (?:you|them|him|her|(?:the )?(?:customer|caller|client|patient|guest)s?) back\b|\bruckruf\b|\bdevol(?:ver|ucion de) (?:la )?llamada\b"
    r"|\brappel(?:er)?\b|\brichiamata?\b|\bretorno de (?:chamada|ligacao)\b"
)
NO_CALLBACK: Final = _p(
    r"\bcall ?-?back (?:url|uri|function|handler|api|endpoint|queue|hook|method|later|again|during|tomorrow|between|when|within"
    r"|in the|on)\b|\b(?:please|customer|caller|to) call ?-?back\b|\b(?:oauth|webhook|http|async|register|invoke|event) call ?-?back\b"
)
QUEUE: Final = _p(
    r"^(?:en)?queues?(?:d)?\b|\bqueues?\)?$|\b(?:in|to|into|joins?|enters?|waits? in|via) (?:the |an? |our )?(?:[\w-]+ ){0,3}queue\b"
    r"|\bqueue (?:for|to) (?:an? |the |next |available |live |human )*"
    + PERSON
    + r"\b|\bcall queue\b|\bwait(?:s|ing)? for (?:an? |the |next |available |live |human )*"
    + PERSON
    + r"\b|\bwarteschlange\b|\bwarteschleife\b|\bcola de espera\b|^cola (?:de|para)\b|\bfile d'attente\b|^coda\b|\bfila de espera\b|^fila (?:de|do|da|para)\b"
)
NO_QUEUE: Final = _p(
    r"\b(?:message|job|task|event|sqs|kafka|rabbitmq|print|work(?:er|ing)?|dead ?-?letter|retry|service ?bus|priority|build|redis)"
    r" queue\b|\bqueue (?:is )?(?:full|empty|length|size|status|depth|time ?-?outs?|closed|music|flow|metrics?|name|arn)\b"
    r"|\b(?:set|check|get|update|select|determine|assign|leave|leaves|exit|clear|log)\b.{0,30}\bqueue|\?$"
)
TRANSFER: Final = _p(
    r"\b(?:transfer(?:s|red|ring)?|connect(?:s|ed|ing)?|escalat(?:e|es|ed|ing|ion)|hand(?:s|ed)?[- ]?(?:off|over)|handoff|handover"
    r"|pass(?:es|ed)? on|rout(?:e|es|ed|ing)|forward(?:s|ed)?|put(?:s)? (?:\w+ ){0,2}?through|speaks?|talks?|redirect(?:s|ed)?)"
    r" (?:[\w-]+ ){0,3}?(?:to|with|through to) (?:[\w-]+ ){0,3}?(?:"
    + STAFF
    + r"|teams?|manager|person|department|desk|support|sales|billing|call ?cent(?:er|re)|office(?! 365)|hotline|back ?-?office"
    r"|(?:second|2nd|third|3rd|next) (?:level|line)|external number|number|extension)\b"
    r"|\b(?:human|agent|live agent|operator|call|warm|cold) (?:hand ?-?(?:off|over)|escalation|transfer)\b"
    r"|^(?:hand(?:s|ed)?[ -]?(?:off|over)|put(?:s)? (?:\w+ ){0,2}?through)$"
    r"|^(?:transfer|forward|hand over)(?:s|ed)? (?:the )?(?:call|caller|customer|chat)s? to (?!(?:the )?(?:main |phone )?(?:menu|ivr|bot|queue))"
    r"|\b(?:weiterleit\w*|verbind\w*|weiterverbind\w*) .{0,40}\b(?:mitarbeiter|berater|agent|kundenservice|team|abteilung)"
    r"|\b(?:ubergabe|weiterleitung) an .{0,30}(?:mitarbeiter|berater|betreuer|agent|kundenservice|team|abteilung)|\bdurchstellen\b"
    r"|\b(?:mit|zu|an) .{0,30}(?:mitarbeiter|berater|betreuer)\w* (?:verbinden|weiterleiten|ubergeben)\b"
    r"|\btransferir (?:\w+ )?(?:a|al|para|ao) |\btransfer(?:er|ere|t|ert) (?:\w+ )?(?:a|au|vers|all') |\btrasferi\w* (?:\w+ )?(?:a|all') ?"
)
AGENT: Final = _p(
    r"^(?:(?:an?|the|live|human|real|next|available|free|first|second|third|tier|level|line|[0-9]|service|support|sales|billing"
    r"|customer|care|technical|call|cent(?:er|re)|contact|phone|duty|senior|skilled|human|our|hotel) )*"
    + STAFF
    + r"(?: (?:answers?|picks up|takes (?:the )?(?:call|chat)|connected|joins|available|desktop|\(human\)))?[.!]?$"
    r"|^(?:speak|talk|chat)(?:s|ing)? (?:to|with) (?:an? |our |the |next |available |live |human |service |support )*(?:"
    + STAFF
    + r"|person)\b|\bcustomer (?:service|care) (?:team|desk)$|^(?:kundenservice|kundendienst|empfang|telefonzentrale)$"
    r"|^(?:live|human) (?:agents? )?(?:chat|support|help|assistance)$|^(?:live )?(?:chat|call|conversation)s? with (?:an? |human |our |the |live )*"
    + STAFF
    + r"$|^(?:(?:second|2nd|third|3rd) (?:level|line)|(?:tier|level) [2-4])(?: (?:support|team|desk|service|help ?desk|specialists?))?$"
)
SOME_AGENT: Final = _p(
    r"^(?!(?:no|notif\w+|assign\w*|select\w*|check\w*|find\w*|finds|get|set|log|route|is|are|any|ask|call|inform|wait)\b)"
    r"(?:[\w/&-]+ ){1,4}(?:"
    + STAFF
    + r"|team)(?: (?:answers?|picks up|takes (?:the )?(?:call|chat)|joins))?$"
)
"""People of whom more is said than that they are people: "Broker desk agent". Agents may be programs, too."""

PROGRAMS: Final = _p(
    r"\b(?:ai|llms?|gpt\S*|rag|langgraph|langchain|tools?|sub-?agents?|multi-?agent|orchestrat\w+|prompts?|embeddings?|supervisor agent|triage agent|router agent)\b"
)
"""Words of drawings in which agents are programs."""

OTHER_PERSON: Final = _p(
    r"\b(?:supervisor|manager|tier|level|second|2nd|third|3rd|specialist|expert|another|other|escalat\w*|transfer\w*|back ?office"
    r"|vorgesetzte\w*|superviseur|supervisora?|responsabile)\b"
)
SENDS: Final = _p(
    r"^(?:bot |system )?sends? (?:[\w-]+ ){0,4}?(?:link|confirmation|receipt|reminder|notification|code|invoice|offer|quote|update|calendar|form|document|brochure)s?\b"
    r"(?! to (?!(?:the )?(?:customer|caller|user|guest|client)))"
)
QUOTED: Final = _p(r"^(?:ivr|bot|chat ?bot|system|(?:virtual )?assistant) ?: ")
"""A machine that is quoted."""

SURVEY: Final = _p(
    r"\bsurveys?\b|\bcsat\b|\bnps\b|\brate (?:your|our|the|us)\b|\b(?:ask|collect|request|customer|give) (?:for )?feedback\b"
    r"|\bumfrage\b|\bencuesta\b|\benquete\b|\bsondaggio\b|\bpesquisa de satisfacao\b"
)
RATED: Final = _p(
    r"\brates? (?:the|this|our|us|your|his|her|their)\b|^ratings?\b|\b(?:customer|service|call|chat|agent|star) ratings?\b"
    r"|^(?:customer |user |give |gives |leave |leaves |collect )*feedback\b|\bfeedback (?:form|request|question)\b|\bbewertet\b|\bzufriedenheit\b"
)
SENT: Final = _p(
    r"\b(?:send|sends|sent|receives?|sendet|senden|enviar|envoyer|invia\w*)\b.{0,40}\b(sms|text(?: message)?|e-?mail|whatsapp|letter)\b"
    r"|\b(sms|e-?mail|whatsapp) (?:notification|confirmation|sent|to customer|an kunden)\b"
)
INPUT: Final = _p(
    r"^(?:(?:"
    + CUSTOMER
    + r"|ivr|bot|system|please|ask(?:s)? (?:"
    + CUSTOMER
    + r"|them)? ?(?:for|to)|prompts? (?:"
    + CUSTOMER
    + r" )?(?:for|to)) )?(?:(?:enter|key in|type in|provide|say)(?:s)? (?:the |your |their |a |an )?|(?:gather|collect|capture"
    r"|request|ask (?:for|"
    + CUSTOMER
    + r" for)|prompt for|get) (?:the |your |their |"
    + CUSTOMER
    + r"(?:'s)? )?)?(?:[\w-]+ ){0,4}?(?:number|pin|code|id|name|date|e-?mail|digits|password|zip|birth|otp|reason|details|amount"
    r"|input|passcode|address|language|preference)\b"
)
ASKING: Final = _p(
    r"\b(?:enters?|key in|keys in|provides?|say|says|gather|collect|capture|ask|asks|prompt|prompts|request|requests|eingeben|"
    r"abfragen|ingres[ae]r?|solicitar|saisir|demander|inserire|chiedere|informar|digitar)\b"
)
ASKED: Final = _p(
    r"^(?:(?:ivr|bot|system) ?: ?)?(?:please )?(?:enter|say|type(?: in)?|key in|provide|give|state|spell|speak|tell us) (?:us )?your\b"
    r"|[?.!] (?:please )?(?:enter|say|type(?: in)?|key in|give|state|spell|tell us) (?:us )?(?:your|the)\b"
    r"|\b(?:could|can|would) you (?:please )?(?:put|say|repeat|rephrase|spell|describe|enter|type|tell (?:us|me)|give (?:us|me))\b[^.]{0,80}\?"
    r"|^(?:bitte )?(?:[\w-]+ ){1,5}(?:eingeben|nennen|eintippen|angeben|mitteilen|sagen)[.!]?$|\b(?:geben|nennen|sagen|tippen) sie\b"
)
"""Sentences that make customers answer."""

FIELD: Final = _p(
    r"^(?:your |the |customer'?s? )?(?:[\w-]+ ){0,3}?(?:number|pin|code|id|name|date|e-?mail|birth|otp|reason|address|kundennummer|nummer|adresse)$"
)
"""What a slanted box, the sign for input and output, holds where customers type it."""

BOOKED: Final = _p(r"\byour call ?-?back\b|\bwe(?: will|'ll) call you back\b")
"""Customers are told of a call-back that is arranged before."""

TELLS_OF: Final = _p(
    r"\b(?:we|i)(?:'ll| will|'ve| have)? (?:also |then |now )?(?:send|sent|text|e-?mail|e-?mailed) you\b|\byou(?:'ll| will)? (?:also |then )?(?:get|receive)\b"
    r"|\bwir (?:senden|schicken) ihnen\b|\bsie (?:erhalten|bekommen)\b"
)
"""Customers are told that something is sent, which is done somewhere else."""

MESSAGE: Final = _p(
    r"^(?:(?:ivr|bot|system|auto)[ :-]*)?(?:plays?|says?|speaks?|announce(?:s|ment)?|inform(?:s)?|tells?|apologi[sz]e(?:s)?|thanks?"
    r"|greet(?:s|ing)?|welcome|hello|hi|sorry|please|prompt|message|notify|display(?:s)?|show(?:s)?|ansage|begrussung|willkommen|"
    r"saludo|bienvenid[oa]s?|mensaje|accueil|bienvenue|annonce|message|benvenut[oi]|messaggio|saudacao|mensagem|bem[- ]vind[oa]s?"
    r"|gracias|danke|merci|grazie|obrigad[oa]|entschuldigung|lo sentimos|desole)\b"
    r"|\b(?:message|greeting|announcement|prompt|ansage|begrussung|saludo|mensaje|annonce|messaggio|mensagem)\)?$"
    r"|: (?:message|announcement|ansage)\b|\b(?:thank you|thanks for|we are (?:currently )?closed|all (?:agents|lines|operators) are busy|transferring you)\b"
    r"|^(?:good ?bye|bye)\b|\bplayed?$|^(?:invalid|wrong|incorrect|unrecogni[sz]ed) (?:option|entry|input|selection|choice|key)\b"
    r"|^opcion (?:invalida|no valida)\b|^ungultige eingabe\b|^choix invalide\b|^opzione non valida\b|^opcao invalida\b"
)
SAID: Final = _p(
    r"\b(?:please|sorry|unfortunately|apologi[sz]e|thank you|we|we're|you|bitte|leider|entschuldigung|wir|por favor|lo sentimos"
    r"|su llamada|veuillez|desole|nous|vous|spiacenti|siamo|desculpe|lamentamos)\b"
    r"|\b(?:your|our|us|ihre?[nmrs]?|unsere?[nmrs]?|votre|vos|notre|nos|vostr[oaie]|nostr[oaie])\b.*\b(?:is|are|can|will|has|have|was|were|may|must|could|be"
    r"|ist|sind|wird|werden|konnen|est|sont|sera|e|sono)\b|\b(?:is|are|can|will|has|have|was|were|may|must|could|be|found|visit)\b.*\b(?:your|our|us)\b"
    r"|^(?:[\w-]+ )*(?:lines?|agents?|operators?|advisors?|colleagues|circuits) (?:are |is )?(?:currently |all )?(?:busy|engaged)\b"
    r"|\balle (?:leitungen|mitarbeiter|platze) .*besetzt\b"
)
"""Words that read like something that customers hear. All else may be anything."""

NO_SAID: Final = _p(
    r"\?$|^(?:ask|check|find|see|verify|determine|offer|wait|look|search|send|go|decide)\w*\b|\b(?:whether|if)\b"
)
WORK: Final = _p(
    r"^(?:(?:the )?(?:system|ivr|bot|crm|agent|back ?-?end|we)(?: |: ?))?(?:(?:look|check|verif|validat|authenticat|identif|creat|updat|set|get|fetch|retriev|read|quer"
    r"|find|log|stor|sav|calculat|comput|block|unblock|cancel|rebook|regist|assign|determin|detect|load|invok|run|execut|start|initiali|add|remov|delet|increment"
    r"|count|reset|deliver|activat|deactivat|enabl|disabl|analy[sz]|classif|encrypt|transcri|evaluat|extract|pars|redeem|generat|compar)(?:e|s|es|y|ies|ize|ise|izes|ises|fy|er)?"
    r"(?= \w)(?! (?:help|support|in touch))|(?:order|book|bill|issue|ship|charge|refund|change|record|search|process|schedule|print|match|flag|mark|tag|pay|reserve|renew|extend)s?"
    r" (?:for )?(?:the|an?|new|their|his|her|this|all|it)\b)"
    r"|^(?:take|takes|make|makes|open|opens|close|closes) (?:an? |the )?(?:[\w-]+ )?(?:payment|order|note|notes|booking|reservation|case|ticket|account|claim)s?\b"
    r"|^transfers? (?:funds|money|amount)\b"
    r"|\b(?:created|updated|booked|paid|saved|stored|logged|blocked|cancelled|canceled|changed|ordered|registered|recorded|verified|validated|shipped|delivered|activated|issued)$"
    r"|\b(?:look-?up|checks?|verification|validation|authentication|identification|registration|calculation|logging|crm|data ?base|api)$"
    r"|\b(?:sperren|prufen|anlegen|abrufen|andern|buchen|speichern|suchen|laden|erstellen|ermitteln|aktualisieren|berechnen|bestellen|stornieren|setzen"
    r"|protokollieren|identifizieren|verifizieren|legitimieren)$"
    r"|^(?:consultar|buscar|verificar|validar|crear|criar|actualizar|atualizar|registrar|comprobar|guardar|bloquear|cancelar|cambiar|obtener|verifier|chercher"
    r"|creer|enregistrer|consulter|valider|bloquer|annuler|modifier|reserver|verifica|verificare|cercare|creare|registrare|aggiornare|bloccare|annullare|prenotare)\b"
)
"""What the firm or a system surely does by itself, with nobody to help and nothing to hear."""

NO_MESSAGE: Final = _p(r"\b(?:queue|broker|bus|api|service|server|handler|parser|model|store)\b|\?$")
END: Final = _p(
    r"^(?:the )?(?:end|stop|finish(?:ed)?|done|exit|complete[d]?|fin|ende|fine|fim|schluss|terminate[d]?|terminar)[.!]?$"
    r"|\bhangs? ?-?up\b|\bhung up\b|^disconnect(?:s|ed)?\b|\b(?:end|ends|ended|terminate|terminates|close|closes|disconnect|drop|finish)"
    r" (?:of )?(?:the |this )?(?:call|chat|session|conversation|contact|interaction|journey|flow|ivr|case|ticket)\b"
    r"|\b(?:call|chat|session|conversation|contact|interaction|case|ticket|issue|problem) (?:is |was )?(?:ends?|ended|over|disconnected"
    r"|terminated|finished|closed|completed?|resolved|solved)\b|^(?:good ?-?bye|bye)[.!]?$|\bauflegen\b|\blegt auf\b"
    r"|\b(?:anruf|gesprach|chat) (?:beenden|beendet|ende)\b|\bcolgar\b|\bfin(?:alizar)? (?:de )?(?:la )?llamada\b|\braccroch\w+\b"
    r"|\bfin (?:de )?l'appel\b|\briaggancia\w*\b|\bfine chiamata\b|\bdesliga[r]?\b|\b(?:fim|encerrar) (?:da |a )?(?:chamada|ligacao)\b"
)
GIVES_UP: Final = _p(
    rf"^(?:the )?(?:{CUSTOMER} )?(?:hangs? up|legt|drops? off|leaves|disconnects?|rings? off) (?:\w+ )?(?:frustrated|angr\w+|annoyed|disappointed|unhappy|frustriert|genervt|verargert)\b"
    rf"|^(?:the )?(?:{CUSTOMER} )?(?:gives? up|gibt auf|abandon(?:s|ed)?)\b"
    rf"|^(?:the )?{CUSTOMER} (?:hangs? up|hung up|drops? off|legt auf|rings? off|disconnects|leaves)\b"
    r"|^(?:call |chat |queue )?(?:abandon(?:ed|ment)?)(?: (?:call|chat|contact))?$"
)
"""Endings that customers choose themselves."""

HANGS_UP: Final = _p(
    r"\bhangs? ?-?up\b|\bhung up\b|\b(?:end|ends|ended|clos(?:e|es|ed)|finish(?:es|ed)?|terminat(?:e|es|ed)|drops?|leaves?|quits?|completes?) (?:of )?(?:the |this |an? )?(?:\w+ )?(?:call|chat)\b"
    r"|\b(?:call|chat)s? (?:is |was |has )?(?:ends?|ended|over|finished|closed|complet\w+|terminated|drop(?:s|ped)|done|abandoned)\b|^(?:the )?(?:call|chat)$"
    r"|\bdisconnect|\bauflegen\b|\blegt auf\b|\bcolgar\b|\braccroch|\briaggancia|\bdesliga"
)
START: Final = _p(
    r"^(?:start|begin|entry|entry point|anfang|inicio|debut|inizio)\b[^?]*$|^(?:new |an? )?(?:inbound|incoming|customer|phone|new) "
    r"(?:phone )?(?:call|chat|contact|message)s?\b|^(?:an? |the |eine? |der |un[ao]? |une? )?"
    + CUSTOMER
    + r" (?:calls?|wants?|needs?|dials?|starts?|contacts?|arrives?|opens?|submits?|writes?|ruft an|wahlt|llama|appelle|chiama|liga)\b|^call (?:starts?|arrives?|received|comes in"
    r"|begins?)\b|\b(?:messages?|calls?|chats?|requests?|e-?mails?) (?:is |are )?(?:received|arrives?|comes? in)$|\b(?:eingehender anruf|anruf (?:geht ein|kommt (?:an|rein|herein))|llamada entrante|appel entrant|chiamata in arrivo|chamada recebida)\b"
)
PAGE: Final = _p(r"\b(?:web ?-?site|web ?-?page|landing page|home ?page|checkout page|self-service portal)\b")
WAIT: Final = _p(
    r"^(?:waits?|hold|holds|pause|delay|please hold|on hold|hold music|music on hold|warten|espera|attente|attesa)\b(?!.*\?)"
)
ELSEWHERE: Final = _p(r"^[\w .-]{1,80}\.(?:vxml|journey\.ya?ml|mmd|gv|dot)(?:#[\w-]+)?$")
"""A box that is the name of another file with a flow."""
