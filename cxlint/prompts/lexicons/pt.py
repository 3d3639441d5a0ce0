"""Portuguese."""

from cxlint.prompts.lexicon import Lexicon

LEXICON = Lexicon(
    language="pt",
    verbs="digite digita digitar pressione pressiona pressionar tecle teclar aperte prima premir carregue marque"
    " disque selecione escolha responda envie",
    fillers="o a os as no na número tecla opção botão ou diga por favor agora em seu teclado",
    leads="para se",
    joins="ou e",
    ranges="a até",
    units="dígitos números vezes vez segundos segundo minutos minuto horas hora dias dia caracteres letras de"
    " reais euros pessoas",
    never="não nunca sem desligue",
    then="depois seguida seguido finalizar terminar concluir",
    numbers={
        "zero": "0",
        "um": "1",
        "dois": "2",
        "três": "3",
        "quatro": "4",
        "cinco": "5",
        "seis": "6",
        "sete": "7",
        "oito": "8",
        "nove": "9",
    },
    signs={"asterisco": "*", "estrela": "*", "cardinal": "#", "jogo-da-velha": "#", "sustenido": "#"},
    option_words="opção tecla número",
    any_key=("qualquer _1 tecla|número|opção|botão",),
    cliches=(
        (
            "nosso|nossos|nossa|nossas|o|as|os _3 menu|menus|opções _3 mudaram|mudou|alterado|alteradas|alteraram"
            "|atualizado|atualizadas"
        ),
    ),
    mine="seu seus sua suas",
    services=(
        "repetir",
        "ouvir novamente",
        "ouvir de novo",
        "voltar",
        "anterior",
        "menu principal",
        "atendente",
        "operador",
        "operadora",
        "assistente",
        "pessoa",
        "alguém",
        "sair",
        "encerrar",
        "desligar",
    ),
    thanks="obrigado obrigada agradecemos",
)
