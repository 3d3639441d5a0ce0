"""The source for flows of Twilio Studio."""

from __future__ import annotations

from collections.abc import Sequence

from cxlint.locations import Location
from cxlint.sources.base import Document, Reading

TELLING = ("next", "value", "event", "name")
"""Keys that name where a way out leads, what a condition compares with, or a widget."""


class TwilioStudio:
    """Reads flows of Twilio Studio.

    Understood are the definition of a flow (``initial_state``, ``states``), the same wrapped by the
    API (``definition``, as an object or as text) and a list of such. Every widget becomes a
    touchpoint. An event that leads nowhere ends the execution, and with it a call: it leads to an
    ending of its own.

    A question (Gather Input On Call, Send & Wait For Reply) and the split that compares its answer
    are one menu for customers. What they can choose leads from the question straight to where the
    split leads; whatever else they answer goes through the split.

    Where a question is open and the split only lets somebody get away from it (“Enter your order number,
    or press 0”), every other answer goes on as an answer.

    A text that is spoken is in the language that its widget or its voice names.

    A Run Subflow widget names the other flow by its SID, which is not in an exported flow. Name the
    file of each flow after its SID (``FW….json``), or save what the API gives (``sid``,
    ``friendly_name``, ``definition``), and check the files together: then they are linked.

    What an Autopilot assistant does is not in the flow, so nothing is said of what lies behind it.
    The ``loop`` of a question is how often its message is played, not how often customers are asked.

    Twilio stops an execution after 1,000 steps, or when one widget runs ten times in a row (Twilio's
    FAQ on Studio; errors 81000 and 81001). For callers that is a line that goes dead, not a limit
    that somebody designed, so it bounds no loop here.
    """

    name: str = "twilio-studio"
    title: str = "Twilio Studio flow"
    suffixes: Sequence[str] = (".json", "")

    def recognises(self, document: Document) -> bool:
        """Whether the file holds a flow, even when it is cut off or partly broken. Never raises."""
        from cxlint.sources.twilio import shapes

        return shapes.looks_like_flow(document)

    def read(self, document: Document) -> Reading:
        """The journeys in the file; raises :class:`cxlint.errors.UnreadableFile`."""
        from cxlint.sources.twilio import build, shapes

        return build.reading(shapes.unwrap(document), document)

    def locate(self, document: Document, location: Location) -> Location:
        """The same location with line and column looked up from its pointer.

        Of a widget the place of its name, of a way out the place of its target or of the value it
        is compared with: that is what people look for.
        """
        from cxlint.sources import jsontext

        return jsontext.locate_by(document, location, TELLING)
