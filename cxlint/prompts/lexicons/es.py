"""Spanish."""

from cxlint.prompts.lexicon import Lexicon

LEXICON = Lexicon(
    language="es",
    verbs="oprima oprime oprimir presione presiona presionar pulse pulsa pulsar marque marca marcar"
    " digite digita digitar teclee teclea toque apriete seleccione elija escriba responda envíe",
    fillers="el la los número numero tecla opción botón o diga por favor dígito ahora en su teclado",
    leads="para si",
    joins="o u y e",
    ranges="a al hasta",
    units="dígitos dígito números veces vez segundos segundo minutos minuto horas hora días día cifras letras"
    " caracteres de euros pesos dólares personas",
    never="no nunca sin cuelgue",
    then="luego después seguido finalizar terminar finalice termine",
    numbers={
        "cero": "0",
        "uno": "1",
        "dos": "2",
        "tres": "3",
        "cuatro": "4",
        "cinco": "5",
        "seis": "6",
        "siete": "7",
        "ocho": "8",
        "nueve": "9",
    },
    signs={"asterisco": "*", "estrella": "*", "almohadilla": "#", "gato": "#", "numeral": "#"},
    option_words="opción tecla número",
    any_key=("cualquier _1 tecla|número|opción|botón",),
    cliches=(
        "nuestro|nuestros|nuestra|nuestras|el|las|los _3 menú|menús|opciones _3 cambiado|cambiaron|actualizado",
        "cambiado|actualizado nuestro|nuestros|nuestra|nuestras _2 menú|menús|opciones",
    ),
    mine="su sus tu tus",
    services=(
        "repetir",
        "escuchar _3 nuevo|nuevamente",
        "volver",
        "regresar",
        "anterior",
        "menú principal",
        "agente",
        "operador",
        "operadora",
        "asesor",
        "representante",
        "persona",
        "alguien",
        "salir",
        "colgar",
        "terminar",
    ),
    thanks="gracias",
)
