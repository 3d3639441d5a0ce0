"""Italian."""

from cxlint.prompts.lexicon import Lexicon

LEXICON = Lexicon(
    language="it",
    verbs="premere prema premi premete digitare digiti digita digitate selezionare selezioni seleziona componga"
    " comporre scelga rispondi",
    fillers="il lo la i tasto numero cifra opzione o dica pulsante ora semplicemente sul",
    leads="per se",
    joins="o oppure e",
    ranges="a",
    units="cifre volte volta secondi secondo minuti minuto ore ora giorni giorno caratteri lettere di euro"
    " persone",
    never="non mai senza riagganci",
    then="poi quindi seguito seguita terminare finito",
    numbers={
        "zero": "0",
        "uno": "1",
        "due": "2",
        "tre": "3",
        "quattro": "4",
        "cinque": "5",
        "sei": "6",
        "sette": "7",
        "otto": "8",
        "nove": "9",
    },
    signs={"asterisco": "*", "stella": "*", "stelletta": "*", "cancelletto": "#"},
    option_words="opzione tasto numero",
    any_key=("qualsiasi|qualunque _1 tasto|numero|opzione",),
    cliches=(
        (
            "nostro|nostri|nostre|il|le|i _3 menu|menù|opzioni _3 cambiato|cambiate|cambiati|modificato|modificate"
            "|aggiornato|aggiornate"
        ),
    ),
    mine="suo suoi sue tuo tue",
    services=(
        "ripetere",
        "riascoltare",
        "ascoltare di nuovo",
        "tornare",
        "indietro",
        "precedente",
        "menu principale",
        "operatore",
        "operatrice",
        "addetto",
        "consulente",
        "persona",
        "qualcuno",
        "uscire",
        "terminare",
        "riagganciare",
    ),
    thanks="grazie",
)
