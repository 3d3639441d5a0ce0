"""German."""

from cxlint.prompts.lexicon import Lexicon

LEXICON = Lexicon(
    language="de",
    verbs="drücken drücke drück wählen wähle tippen tippe betätigen sagen antworten schreiben",
    fillers="sie bitte die das den der taste tasten nummer zahl ziffer option oder sagen jetzt einfach auf",
    leads="für um wenn falls zum zur",
    joins="oder und bzw",
    ranges="bis",
    units="ziffern stellen mal minuten minute sekunden sekunde stunden stunde tage tagen tag zeichen"
    " buchstaben euro cent prozent personen anrufer stellige",
    never="nicht nie niemals ohne auflegen",
    then="danach dann anschließend abschließend beenden abschluss gefolgt",
    numbers={
        "null": "0",
        "eins": "1",
        "zwei": "2",
        "zwo": "2",
        "drei": "3",
        "vier": "4",
        "fünf": "5",
        "sechs": "6",
        "sieben": "7",
        "acht": "8",
        "neun": "9",
    },
    signs={
        "stern": "*",
        "sterntaste": "*",
        "sternchen": "*",
        "raute": "#",
        "rautetaste": "#",
        "doppelkreuz": "#",
    },
    late_verbs="drücken wählen",
    option_words="option taste nummer",
    any_key=("beliebige|beliebigen|irgendeine _1 taste|tasten|ziffer",),
    cliches=(
        (
            "unsere|unser|das|die|der _3 menü|auswahlmenü|sprachmenü|menüoptionen|menüpunkte|optionen|auswahl"
            " _3 geändert|aktualisiert|verändert"
        ),
        (
            "hat|haben sich _1 unsere|unser|das|die _2 menü|auswahlmenü|sprachmenü|menüoptionen|menüpunkte|optionen"
            " _2 geändert|verändert"
        ),
    ),
    mine="ihre ihr ihrer deine dein",
    services=(
        "wiederholen",
        "noch einmal",
        "nochmal",
        "zurück",
        "hauptmenü",
        "mitarbeiter",
        "mitarbeiterin",
        "kundenberater",
        "berater",
        "person",
        "jemand|jemandem|jemanden",
        "beenden",
        "auflegen",
    ),
    thanks="danke dank",
)
