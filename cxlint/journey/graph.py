"""Graph algorithms over plain adjacency lists.

Touchpoints are small integers here and a graph is a list of lists of successors, so that the hot
questions need no import of networkx. All functions are iterative, so a chain of any length works,
and linear in touchpoints and transitions (:func:`immediate_dominators` but for a logarithm).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Adjacency = Sequence[Sequence[int]]


def reverse(graph: Adjacency) -> list[list[int]]:
    """The same graph with every edge turned round.

    >>> reverse([[1], [0, 1]])
    [[1], [0, 1]]
    """
    turned: list[list[int]] = [[] for _ in graph]
    for source, targets in enumerate(graph):
        for target in targets:
            turned[target].append(source)
    return turned


def reach(graph: Adjacency, starts: Iterable[int]) -> set[int]:
    """All nodes that can be reached from *starts*, these included.

    >>> sorted(reach([[1], [2], [], [0]], [1]))
    [1, 2]
    """
    seen = set(starts)
    stack = list(seen)
    while stack:
        for target in graph[stack.pop()]:
            if target not in seen:
                seen.add(target)
                stack.append(target)
    return seen


def components(graph: Adjacency) -> list[list[int]]:
    """Strongly connected components, each sorted, in reverse topological order (Tarjan 1972).

    >>> components([[1], [0, 2], []])
    [[2], [0, 1]]
    """
    index = [-1] * len(graph)
    low = [0] * len(graph)
    on_stack = bytearray(len(graph))
    found: list[list[int]] = []
    stack: list[int] = []
    counter = 0
    for root in range(len(graph)):
        if index[root] >= 0:
            continue
        work = [(root, iter(graph[root]))]
        index[root] = low[root] = counter
        counter += 1
        stack.append(root)
        on_stack[root] = 1
        while work:
            node, targets = work[-1]
            for target in targets:
                if index[target] < 0:
                    index[target] = low[target] = counter
                    counter += 1
                    stack.append(target)
                    on_stack[target] = 1
                    work.append((target, iter(graph[target])))
                    break
                if on_stack[target] and index[target] < low[node]:
                    low[node] = index[target]
            else:
                work.pop()
                if work and low[node] < low[work[-1][0]]:
                    low[work[-1][0]] = low[node]
                if low[node] == index[node]:
                    found.append(_unwind(stack, on_stack, node))
    return found


def _unwind(stack: list[int], on_stack: bytearray, node: int) -> list[int]:
    members: list[int] = []
    while True:
        member = stack.pop()
        on_stack[member] = 0
        members.append(member)
        if member == node:
            return sorted(members)


def is_loop(graph: Adjacency, component: Sequence[int]) -> bool:
    """Whether one can go round inside a component.

    >>> is_loop([[0], [1]], [0]), is_loop([[1], []], [0])
    (True, False)
    """
    return len(component) > 1 or component[0] in graph[component[0]]


def back_edges(graph: Adjacency, roots: Iterable[int]) -> list[tuple[int, int]]:
    """Edges that lead back onto the current path of a depth-first walk in reading order.

    Every cycle reachable from *roots* holds at least one of them.

    >>> back_edges([[1, 2], [0], [2]], [0])
    [(1, 0), (2, 2)]
    """
    state = bytearray(len(graph))  # 0 new, 1 on the path, 2 done
    found: list[tuple[int, int]] = []
    for root in roots:
        if state[root]:
            continue
        state[root] = 1
        work = [(root, iter(graph[root]))]
        while work:
            node, targets = work[-1]
            for target in targets:
                if state[target] == 1:
                    found.append((node, target))
                elif not state[target]:
                    state[target] = 1
                    work.append((target, iter(graph[target])))
                    break
            else:
                state[node] = 2
                work.pop()
    return found


def immediate_dominators(graph: Adjacency, root: int) -> dict[int, int]:
    """For each node reached from *root*, the last node that every way to it passes.

    The root's is itself. Lengauer and Tarjan 1979, "A Fast Algorithm for Finding Dominators in a
    Flowgraph", with path compression: at most edges times log(nodes) steps. Simpler iterations
    are quadratic where every touchpoint of a long chain leads back to one menu.

    >>> immediate_dominators([[1, 2], [3], [3], []], 0)
    {0: 0, 1: 0, 2: 0, 3: 0}
    """
    order, parent = _preorder(graph, root)
    rank = {node: number for number, node in enumerate(order)}
    before: list[list[int]] = [[] for _ in order]
    for number, node in enumerate(order):
        for target in graph[node]:
            before[rank[target]].append(number)
    above = _dominators_by_rank(before, parent)
    return {node: order[above[rank[node]]] for node in sorted(order)}


def named_dominators(graph: Adjacency, starts: Sequence[int], names: Sequence[str]) -> dict[str, str]:
    """For the name of each node reached from *starts*, that of the last node every way to it passes.

    A start's is itself, and so is that of a node without a node in common on the ways to it.
    """
    root = len(names)
    found = immediate_dominators([*graph, starts], root)
    return {
        names[node]: names[node] if above == root else names[above]
        for node, above in found.items()
        if node != root
    }


def _preorder(graph: Adjacency, root: int) -> tuple[list[int], list[int]]:
    """Nodes in the order of a depth-first walk, and for each the position of the one before it."""
    position = {root: 0}
    order, parent = [root], [0]
    work = [(root, iter(graph[root]))]
    while work:
        node, targets = work[-1]
        for target in targets:
            if target not in position:
                position[target] = len(order)
                order.append(target)
                parent.append(position[node])
                work.append((target, iter(graph[target])))
                break
        else:
            work.pop()
    return order, parent


def _dominators_by_rank(before: Sequence[Sequence[int]], parent: Sequence[int]) -> list[int]:
    size = len(before)
    semi, best = list(range(size)), list(range(size))
    above, forest = [0] * size, [-1] * size
    waiting: list[list[int]] = [[] for _ in range(size)]
    for node in range(size - 1, 0, -1):
        for source in before[node]:
            semi[node] = min(semi[node], semi[_lowest(source, forest, best, semi)])
        waiting[semi[node]].append(node)
        forest[node] = parent[node]
        for other in waiting[parent[node]]:
            lowest = _lowest(other, forest, best, semi)
            above[other] = lowest if semi[lowest] < semi[other] else parent[node]
        waiting[parent[node]] = []
    for node in range(1, size):
        if above[node] != semi[node]:
            above[node] = above[above[node]]
    return above


def _lowest(node: int, forest: list[int], best: list[int], semi: list[int]) -> int:
    """The node of least semidominator on the way up in the forest; shortens the way."""
    if forest[node] < 0:
        return node
    way, here = [], node
    while forest[forest[here]] >= 0:
        way.append(here)
        here = forest[here]
    for step in reversed(way):
        upper = forest[step]
        if semi[best[upper]] < semi[best[step]]:
            best[step] = best[upper]
        forest[step] = forest[upper]
    return best[node]


def counted(
    graph: Adjacency, starts: Iterable[int], weights: Sequence[int], most: int
) -> dict[tuple[int, int], tuple[int, int]]:
    """How often counted nodes can be passed on one way, capped at *most*.

    The walk goes over states (node, count so far), which bounds "at most k on any way" although
    the graph has cycles. A node's weight is added on arrival. Returns each state that can be
    reached and the state before it; a start's predecessor is (-1, 0). At most
    ``(most + 1) * transitions`` steps.

    >>> sorted(counted([[1], [0, 2], []], [0], [1, 0, 0], 2))
    [(0, 1), (0, 2), (1, 1), (1, 2), (2, 1), (2, 2)]
    """
    parents: dict[tuple[int, int], tuple[int, int]] = {}
    wave: list[tuple[int, int]] = []
    for start in starts:
        state = (start, min(weights[start], most))
        if state not in parents:
            parents[state] = (-1, 0)
            wave.append(state)
    while wave:
        following: list[tuple[int, int]] = []
        for state in wave:
            node, count = state
            for target in graph[node]:
                after = (target, min(count + weights[target], most))
                if after not in parents:
                    parents[after] = state
                    following.append(after)
        wave = following
    return parents


def piled_up(
    graph: Adjacency, starts: Iterable[int], weights: Sequence[int], most: int, longest: int
) -> list[tuple[int, ...]]:
    """A shortest way to each node at which the count of :func:`counted` first gets to *most*.

    Of ways of more than *longest* steps only the last ones are kept.
    """
    parents = counted(graph, starts, weights, most)
    found = []
    for state, before in parents.items():
        if state[1] == most and before[1] < most:
            way = [state]
            while parents[way[-1]][0] >= 0 and len(way) <= longest:
                way.append(parents[way[-1]])
            found.append(tuple(node for node, _ in reversed(way)))
    return found


def named_piles(
    graph: Adjacency,
    starts: Sequence[int],
    weights: Sequence[int],
    limits: tuple[int, int],
    names: Sequence[str],
) -> dict[tuple[str, int], tuple[str, ...]]:
    """The ways of :func:`piled_up` by names. *limits* are the count wanted and the most steps kept."""
    found = piled_up(graph, starts, weights, *limits)
    return {(names[way[-1]], limits[0]): tuple(names[node] for node in way) for way in found}
