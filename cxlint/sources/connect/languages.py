"""Which language a flow speaks, as far as the file says.

A flow sets its language with a voice, or with a language code for contacts. What is said before that
is said by the voice of the account, which nobody can tell from the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from cxlint.sources import polly
from cxlint.sources.connect import prompts
from cxlint.sources.connect.blocks import Block
from cxlint.sources.reaching import reached

_CODE: Final = re.compile(r"[a-z]{2,3}([-_][A-Za-z]{2,4})*")


def of_flow(
    blocks: Sequence[Block], steps: Mapping[str, Sequence[str]], start: Sequence[str]
) -> tuple[str, ...]:
    """The one language that a flow sets before it says anything; none where it sets several, or late.

    *steps* are the blocks that each block leads to.
    """
    live = reached(steps, start)
    setters = {block.id: _set(block) for block in blocks if block.id in live and _sets(block)}
    before = reached(steps, start, barred=setters)
    early = any(block.id in before and prompts.prompt(block) for block in blocks)
    tags = sorted({tag for found in setters.values() for tag in found})
    languages = {re.split("[-_]", tag)[0].lower() for tag in tags}
    if early or len(languages) != 1 or not all(setters.values()):
        return ()
    return (tags[0],) if len(tags) == 1 else tuple(languages)


def _sets(block: Block) -> bool:
    code = block.type == "UpdateContactData" and "LanguageCode" in block.parameters
    return code or block.type == "UpdateContactTextToSpeechVoice"


def _set(block: Block) -> tuple[str, ...]:
    """The language that a block sets; none where only a running contact knows it."""
    if block.type == "UpdateContactData":
        code = block.parameter("LanguageCode")
        return (code,) if _CODE.fullmatch(code) else ()
    return tuple(filter(None, [polly.language(block.parameter("TextToSpeechVoice"))]))
