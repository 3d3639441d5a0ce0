"""The journey as a graph of networkx, for everything the facade does not answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx

    from cxlint.journey.journey import Journey


def as_networkx(journey: Journey) -> networkx.MultiDiGraph[str]:
    """A frozen graph with touchpoints at its nodes and transitions at its edges."""
    import networkx

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(name=journey.title)
    for touchpoint in journey.touchpoints.values():
        graph.add_node(touchpoint.id, touchpoint=touchpoint)
    for transition in journey.transitions:
        if transition.target not in journey:
            graph.add_node(transition.target, touchpoint=None)
        graph.add_edge(transition.source, transition.target, key=transition.id, transition=transition)
    networkx.freeze(graph)  # in place
    return graph
