"""French."""

from cxlint.prompts.lexicon import Lexicon

LEXICON = Lexicon(
    language="fr",
    verbs="tapez tape taper appuyez appuie appuyer composez faites pressez sélectionnez choisissez saisissez"
    " répondez envoyez",
    fillers="sur le la les touche numéro chiffre ou dites option maintenant bouton simplement votre clavier",
    leads="pour si afin",
    joins="ou et",
    ranges="à",
    units="chiffres fois secondes seconde minutes minute heures heure jours jour caractères lettres de euros"
    " personnes",
    never="ne pas sans raccrochez",
    then="puis ensuite suivi terminer terminé fini",
    numbers={
        "zéro": "0",
        "un": "1",
        "deux": "2",
        "trois": "3",
        "quatre": "4",
        "cinq": "5",
        "six": "6",
        "sept": "7",
        "huit": "8",
        "neuf": "9",
    },
    signs={"étoile": "*", "astérisque": "*", "dièse": "#", "carré": "#"},
    option_words="option touche numéro",
    any_key=("n'importe quelle|quel _1 touche|chiffre",),
    cliches=(
        "nos|notre|les|le _3 options|menu|menus|choix _4 changé|modifié|modifiés|modifiées|évolué",
        "avons _1 changé|modifié nos|notre _2 options|menu|menus|choix",
    ),
    mine="vos votre",
    services=(
        "répéter",
        "réécouter",
        "à nouveau",
        "retour",
        "revenir",
        "précédent",
        "menu principal",
        "conseiller",
        "conseillère",
        "opérateur",
        "agent",
        "personne",
        "quelqu'un",
        "quitter",
        "raccrocher",
        "terminer",
    ),
    thanks="merci",
)
