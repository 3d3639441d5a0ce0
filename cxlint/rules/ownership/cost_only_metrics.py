"""OWN102: measures that only look at the firm's costs."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, listed, rule
from cxlint.rules.ownership._measures import measures, words_of

COSTS = frozenset(
    {"aht", "acw", "att", "aht seconds", "average handle time", "average handling time", "handle time",
     "handling time", "average call time", "call duration", "average call duration", "average talk time",
     "talk time", "wrap up time", "after call work", "containment", "containment rate", "bot containment",
     "ivr containment", "call containment", "deflection", "deflection rate", "call deflection", "cost",
     "costs", "cost per call", "cost per contact", "cost to serve", "cost per resolution", "cost per chat",
     "occupancy", "agent occupancy", "utilisation", "utilization", "agent utilisation", "agent utilization",
     "calls per hour", "contacts per hour", "chats per hour", "calls per agent", "contacts per agent",
     "calls handled", "contacts handled", "schedule adherence", "adherence", "shrinkage", "headcount",
     "automation rate", "agent productivity", "productivity",
     "bearbeitungszeit", "durchschnittliche bearbeitungszeit", "gesprachszeit", "gesprachsdauer",
     "durchschnittliche gesprachsdauer", "nachbearbeitungszeit", "kosten", "kosten pro kontakt",
     "kosten pro anruf", "kosten je kontakt", "kosten je anruf", "auslastung", "automatisierungsquote",
     "automatisierungsgrad", "anrufe pro stunde", "anrufe je stunde",
     "tiempo medio de operacion", "tiempo medio de gestion", "tiempo medio de conversacion", "tmo",
     "duracion de la llamada", "coste por contacto", "coste por llamada", "costo por contacto",
     "costo por llamada", "costes", "costos", "tasa de contencion", "ocupacion", "llamadas por hora",
     "tasa de automatizacion",
     "dmt", "duree moyenne de traitement", "duree moyenne d appel", "temps moyen de traitement",
     "cout par contact", "cout par appel", "couts", "taux d occupation", "taux d automatisation",
     "appels par heure",
     "tempo medio de atendimento", "tma", "duracao da chamada", "custo por contacto", "custo por contato",
     "custo por chamada", "custos", "taxa de retencao no bot", "taxa de ocupacao", "taxa de automacao",
     "chamadas por hora",
     "tempo medio di gestione", "tempo medio di conversazione", "durata della chiamata",
     "costo per contatto", "costo per chiamata", "costi", "tasso di contenimento",
     "tasso di automazione", "chiamate per ora"}
)  # fmt: skip
"""Measures of what the contact costs the firm or of how busy agents are, without accents."""


@rule("OWN102", severity="warning", since="0.1", kind="declared")
def cost_only_metrics(journey: Journey, options: object) -> Iterator[Problem]:
    """The journey is measured only by what it costs the firm, not by what customers get out of it.

    Flagged::

        @ {metrics: [AHT, containment]}
        main:menu -1-> people:queue

    Clean::

        @ {metrics: [AHT, containment, first contact resolution]}
        main:menu -1-> people:queue

    Clean::

        main:menu -1-> people:queue

    Why:
    What is measured gets better: where only short and few calls count, customers are kept away from
    people, and those who gave up look like a success.

    A customer who gives up in the menu counts as “contained”, as does one who was served there, so
    containment says nothing by itself. Dixon, Freeman and Toman (2010) found that solving the problem
    counts more with customers than speed.

    Fix:
    Add a measure of what customers get: whether the matter was settled at the first contact, how long
    that took, how much effort it was, or how satisfied they are.

    False alarms:
    Speaks only when every measure and target of the journey is one of costs or of how busy agents are;
    a single name that cxlint does not know keeps it silent.
    """
    names = measures(journey)
    if names and all(" ".join(words_of(name)) in COSTS for name in names):
        yield Problem(
            "",
            f"Customers' success is not measured in this journey, only {listed([f'“{one}”' for one in names])}.",
            fix="Add a measure of what customers get, such as first contact resolution, effort or time to "
            "resolution.",
            label="only costs are measured",
        )
