"""Answers in one form, so that they can be compared."""


def edges(rows):
    """Directly-follows edges: from, to, count, total microseconds."""
    return sorted([a, b, int(n), int(us)] for a, b, n, us in rows)


def pairs(rows):
    """Pairs with their counts."""
    return sorted([a, b, int(n)] for a, b, n in rows)
