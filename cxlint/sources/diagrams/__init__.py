"""What drawings of several formats share: what their boxes, words and arrows mean for customers.

A drawing says less than a flow of a platform does, so only what its shapes, classes and plain words
say clearly is taken for true. What is not clear stays unknown and keeps the rules silent.
"""

from cxlint.sources.diagrams.drawing import Drawing, Edge, Node
from cxlint.sources.diagrams.reading import reading
from cxlint.sources.diagrams.signs import shows_journey

__all__ = ["Drawing", "Edge", "Node", "reading", "shows_journey"]
