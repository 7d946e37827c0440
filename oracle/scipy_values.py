"""Writes golden/statistics.json: values computed by scipy (and, where scipy is not
precise enough, by decimal arithmetic) that `domain::statistics` must reproduce.

Run with Python 3.11+, scipy and numpy:  python oracle/scipy_values.py
"""

import decimal
import json
import pathlib

import scipy
from scipy import stats

COUNTS = [
    (0, 1), (1, 1), (0, 20), (1, 20), (10, 20), (19, 20), (20, 20), (7, 59), (59, 59), (58, 59),
    (1180, 1180), (757, 1240), (1, 1992), (1992, 2000), (2000, 2000), (2994, 2994), (2995, 2995),
    (14155, 14160), (16697, 18000), (40_000, 80_000), (1, 1_000_000), (999_990, 1_000_000),
    (523_456, 1_000_000), (9_500_000, 10_000_000), (5, 1_000_000_000), (999_000_000, 1_000_000_000),
    (500_000_000, 1_000_000_000),
]
HUGE = [(3_000_000_000, 6_000_000_000), (19_990_000_000, 20_000_000_000)]
CONFIDENCES = [0.9, 0.95, 0.99]
TAILS = [
    (8, 2000, 0.0005), (8, 2000, 0.001), (0, 10, 0.3), (1, 10, 0.3), (10, 10, 0.3), (5, 10, 0.5),
    (3, 3, 1e-9), (1, 1, 0.999999), (1200, 20000, 0.05), (900, 20000, 0.05), (1000, 20000, 0.05),
    (1, 1_000_000_000, 1e-9), (20, 1_000_000_000, 1e-9), (500_050_000, 1_000_000_000, 0.5),
    (499_990_000, 1_000_000_000, 0.5), (300, 1000, 0.01), (2, 500, 1e-12),
]
DRAWS = [  # correct, drawn, population
    (0, 10, 100), (10, 10, 100), (9, 10, 100), (95, 100, 500), (100, 100, 500), (300, 300, 1000),
    (297, 300, 1000), (1, 300, 1000), (500, 1000, 1001), (999, 1000, 1001), (1995, 2000, 12_000),
    (2000, 2000, 12_000), (2000, 2000, 528_000), (1992, 2000, 528_000), (50, 100, 1_000_000_000),
    (2995, 2995, 1_000_000_000), (19_900, 20_000, 100_000), (99_000, 100_000, 1_000_000_000),
]


decimal.getcontext().prec = 40


def beta_lower(x, n, alpha):
    return 0.0 if x == 0 else float(stats.beta.ppf(alpha, x, n - x + 1))


def beta_upper(x, n, alpha):
    return 1.0 if x == n else float(stats.beta.isf(alpha, x + 1, n - x))


def draw_probability(x, n, population, correct):
    """P(exactly x of n are correct), to 40 digits; scipy loses some in large populations."""
    value = decimal.Decimal(1)
    for i in range(x):
        chosen = decimal.Decimal((correct - i) * (n - i))
        value *= chosen / ((population - i) * (x - i))
    for i in range(n - x):
        value *= decimal.Decimal(population - correct - i) / (population - x - i)
    return value


def draw_sf(x, n, population, correct):
    """P(at least x of n drawn are correct)."""
    bottom, top = max(0, n - (population - correct)), min(n, correct)
    if x <= bottom or x > top:
        return decimal.Decimal(int(x <= bottom))
    term = draw_probability(x, n, population, correct)
    total, i = term, x
    while i < top and term > total * decimal.Decimal("1e-30"):
        rest = population - correct - n + i + 1
        term *= decimal.Decimal((correct - i) * (n - i)) / ((i + 1) * rest)
        total, i = total + term, i + 1
    return total


def finite_lower(x, n, population, alpha):
    """Fewest correct units for which P(at least x of n are correct) > alpha."""
    low, high = x, population - (n - x)
    while low < high:
        middle = (low + high) // 2
        if draw_sf(x, n, population, middle) > alpha:
            high = middle
        else:
            low = middle + 1
    return low


def bounds(x, n, confidence):
    alpha = 1 - confidence
    wilson = stats.binomtest(x, n).proportion_ci(confidence, method="wilson")
    return {
        "x": x, "n": n, "confidence": confidence,
        "wilson": [float(wilson.low), float(wilson.high)],
        "lower": beta_lower(x, n, alpha), "upper": beta_upper(x, n, alpha),
        "two_sided": [beta_lower(x, n, alpha / 2), beta_upper(x, n, alpha / 2)],
    }


def finite(x, n, population):
    alpha = decimal.Decimal(1 - 0.95)
    low = finite_lower(x, n, population, alpha)
    high = population - finite_lower(n - x, n, population, alpha)
    return {"x": x, "n": n, "population": population, "lower": low, "upper": high}


def main():
    values = {
        "scipy": scipy.__version__,
        "bounds": [bounds(x, n, c) for x, n in COUNTS for c in CONFIDENCES],
        "huge": [bounds(x, n, 0.95) for x, n in HUGE],
        "tails": [
            {"x": x, "n": n, "p": p, "sf": float(stats.binom.sf(x - 1, n, p))} for x, n, p in TAILS
        ],
        "finite": [finite(*draw) for draw in DRAWS],
    }
    path = pathlib.Path(__file__).parent / "golden" / "statistics.json"
    path.write_text(json.dumps(values, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
