"""What the words of prompts say: keys they announce, phrases they use, and what is not known.

All functions are pure, never raise, and take time in proportion to the length of the text.
"""

from cxlint.prompts.keys import Announced, announced_keys, mentions_key, says_any_key
from cxlint.prompts.text import Span, is_known
from cxlint.prompts.wording import cliche, names_service, thanks, without

__all__ = [
    "Announced",
    "Span",
    "announced_keys",
    "cliche",
    "is_known",
    "mentions_key",
    "names_service",
    "says_any_key",
    "thanks",
    "without",
]
