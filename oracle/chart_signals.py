"""Writes golden/signals.json: limits and signals of control charts that `domain::chart` must
reproduce.

Each point is looked at on its own, straight from the wording of the rules as NHSRplotthedots
documents and tests them (a shift of 7 points, a trend of 7 points that is 6 steps, 2 of 3 near a
limit with all 3 on one side, limits 2.66 mean moving ranges away without screening of outliers),
and of the Western Electric handbook (15 points within one sigma). The engine walks over runs
instead.

Series with published answers:
  nist      NIST/SEMATECH e-Handbook of Statistical Methods 6.3.2.2 (limits 55.8041 and 45.8159,
            with 3/1.128 in place of 2.66; no point outside)
  juice     Montgomery, Introduction to Statistical Quality Control, frozen orange juice cans:
            p = 0.2313, limits 0.0524 and 0.4102; samples 15 and 23 lie outside

Run with Python 3.11+:  python oracle/chart_signals.py
"""

import json
import math
import pathlib
import random

JUICE = [12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9,
         12, 7, 13, 9, 6]


def xmr(values):
    centre = math.fsum(values) / len(values)
    ranges = [abs(b - a) for a, b in zip(values, values[1:])]
    sigma = 2.66 * (math.fsum(ranges) / len(ranges)) / 3
    return centre, [sigma] * len(values)


def p_chart(hits, sizes):
    centre = sum(hits) / sum(sizes)
    return centre, [math.sqrt(centre * (1 - centre) / n) for n in sizes]


def sign(x):
    return (x > 1e-12) - (x < -1e-12)


def windows(i, size, n):
    """All windows of this size within 0..n that contain i."""
    return [range(a, a + size) for a in range(i - size + 1, i + 1) if a >= 0 and a + size <= n]


def signals(values, centre, sigmas):
    n = len(values)
    side = [sign(v - centre) for v in values]
    z = [abs(v - centre) / s if s > 0 else (math.inf if side[i] else 0)
         for i, (v, s) in enumerate(zip(values, sigmas))]
    near = [2 < d <= 3 for d in z]

    def outside(i):
        return z[i] > 3

    def shift(i):
        return any(all(side[k] == side[i] != 0 for k in w) for w in windows(i, 7, n))

    def trend(i):
        def one_way(w):
            steps = {sign(values[k + 1] - values[k]) for k in list(w)[:-1]}
            return steps in ({1}, {-1})
        return any(one_way(w) for w in windows(i, 7, n))

    def near_limit(i):
        return near[i] and any(
            sum(near[k] for k in w) >= 2 and abs(sum(side[k] for k in w)) == 3
            for w in windows(i, 3, n))

    def near_centre(i):
        return any(all(z[k] <= 1 and sigmas[k] > 0 for k in w) for w in windows(i, 15, n))

    rules = {"outside": outside, "shift": shift, "trend": trend, "near_limit": near_limit,
             "near_centre": near_centre}
    return {name: [i for i in range(n) if rule(i)] for name, rule in rules.items()}


def case(name, values=None, hits=None, sizes=None):
    if values is None:
        centre, sigmas = p_chart(hits, sizes)
        series = {"hits": hits, "sizes": sizes}
        values = [h / s for h, s in zip(hits, sizes)]
    else:
        centre, sigmas = xmr(values)
        series = {"values": values}
    return {"name": name, **series, "centre": centre, "sigmas": sigmas,
            **signals(values, centre, sigmas)}


def walk(rng, n, down, up):
    value, out = 500, []
    for _ in range(n):
        value += rng.randint(-down, up)
        out.append(value)
    return out


def drawn(rng):
    """Random series of every temper; whole numbers, so that no rounding decides."""
    for i in range(18):
        n = rng.choice([2, 3, 7, 12, 24, 36, 60])
        level = [rng.randint(400, 600) for _ in range(n)]
        stepped = [v + (150 if k > n // 2 else 0) for k, v in enumerate(level)]
        yield case(f"level-{i}", level)
        yield case(f"stepped-{i}", stepped)
        yield case(f"walk-{i}", walk(rng, n, 20, 20))
        yield case(f"drift-{i}", walk(rng, n, *rng.choice([(5, 40), (40, 5)])))
        yield case(f"quiet-{i}", [rng.choice([500, 501]) for _ in range(n)] + [400, 600])
        sizes = [rng.randint(20, 2000) for _ in range(n)]
        share = [rng.choice([0.9, 0.93, 0.97]) for _ in range(n)]
        yield case(f"ratio-{i}", hits=[round(s * n) for s, n in zip(share, sizes)], sizes=sizes)


def main():
    fixed = [
        case("nist", [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]),
        case("juice", hits=JUICE, sizes=[50] * 30),
        case("outlier-not-screened", [1, 2, 1, 2, 10] + [1, 2] * 6 + [1]),
        case("six-points-are-no-trend", [5, 1, 2, 3, 4, 5, 6, 1]),
        case("seven-points-are-a-trend", [5, 1, 2, 3, 4, 5, 6, 7, 1]),
        case("equal-neighbours-end-a-trend", [1, 2, 3, 3, 4, 5, 6, 7]),
        case("constant", [7] * 20),
        case("all-met", hits=[30] * 16, sizes=[30] * 16),
    ]
    cases = fixed + list(drawn(random.Random(20261122)))
    text = ",\n".join(json.dumps(c) for c in cases)
    path = pathlib.Path(__file__).parent / "golden" / "signals.json"
    path.write_text(f"[\n{text}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
