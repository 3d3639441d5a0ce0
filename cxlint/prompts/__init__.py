"""What the words of prompts say: keys they announce, phrases they use, and what is not known.

All functions are pure, never raise, and take time in proportion to the length of the text.
"""

from cxlint.prompts.finding import Hit, Text, find, find_all, says, says_on, texts
from cxlint.prompts.keys import Announced, announced_keys, mentions_key, says_any_key
from cxlint.prompts.length import spoken_seconds
from cxlint.prompts.text import Span, is_known
from cxlint.prompts.wording import cliche, names_service, part_around, sentence_around, thanks, without

__all__ = [
    "Announced",
    "Hit",
    "Span",
    "Text",
    "announced_keys",
    "cliche",
    "find",
    "find_all",
    "is_known",
    "mentions_key",
    "names_service",
    "part_around",
    "says",
    "says_any_key",
    "says_on",
    "sentence_around",
    "spoken_seconds",
    "texts",
    "thanks",
    "without",
]
