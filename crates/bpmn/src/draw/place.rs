//! How far down each element of a layered graph stands: near its neighbours in other layers, apart
//! from those in its own.

use super::layer::Layers;

/// Heights are multiples of this, so that a flow is straight or clearly bent.
const GRID: i32 = 20;
/// Rounds in which heights are improved.
const ROUNDS: usize = 16;

/// The height of each element's line, at least `up` of it, given how far each reaches up and down.
pub(super) fn heights(
    layers: &Layers,
    flows: &[(usize, usize, u64)],
    up: &[i32],
    down: &[i32],
) -> Vec<i32> {
    let nodes = up.len();
    let cells = |pixels: i32| (pixels + GRID - 1) / GRID;
    let above = |element: usize| if element < nodes { cells(up[element]) } else { 0 };
    let below = |element: usize| if element < nodes { cells(down[element]) } else { 0 };
    let mut y = vec![0; layers.layer.len()];
    for row in &layers.rows {
        let mut next = 0;
        for element in row {
            y[*element] = next + above(*element);
            next = y[*element] + below(*element) + 1;
        }
    }
    let neighbours = pulls(layers, flows, nodes);
    for round in 0..ROUNDS {
        let forwards = round % 2 == 0;
        let near = &neighbours[usize::from(!forwards)];
        let count = layers.rows.len();
        for step in 0..count {
            let row = &layers.rows[if forwards { step } else { count - 1 - step }];
            let wanted: Vec<i32> =
                row.iter().map(|element| mean(&near[*element], &y, y[*element])).collect();
            let apart = |pair: &[usize]| below(pair[0]) + 1 + above(pair[1]);
            let apart: Vec<i32> = row.windows(2).map(apart).collect();
            for (element, height) in row.iter().zip(settle(&wanted, &apart)) {
                y[*element] = height;
            }
        }
    }
    let top = (0..y.len()).map(|element| y[element] - above(element)).min().unwrap_or(0);
    y.iter().map(|height| (height - top) * GRID).collect()
}

/// How strongly each element is drawn to which neighbours in the layer before and behind it: by
/// frequent flows, so that the usual way runs straight, and by long ones.
fn pulls(
    layers: &Layers,
    flows: &[(usize, usize, u64)],
    nodes: usize,
) -> [Vec<Vec<(usize, i64)>>; 2] {
    let most = flows.iter().map(|flow| flow.2).max().unwrap_or(1).max(1);
    let mut before = vec![Vec::new(); layers.layer.len()];
    let mut behind = before.clone();
    for (chain, (_, _, count)) in layers.chains.iter().zip(flows) {
        let frequent = u128::from(*count) * 15 / u128::from(most);
        let frequent = 1 + i64::try_from(frequent).unwrap_or(15);
        for pair in chain.iter().flat_map(|chain| chain.windows(2)) {
            let long = match pair.iter().filter(|element| **element >= nodes).count() {
                0 => 1,
                1 => 2,
                _ => 8,
            };
            behind[pair[0]].push((pair[1], long * frequent));
            before[pair[1]].push((pair[0], long * frequent));
        }
    }
    [before, behind]
}

/// The mean height of the neighbours; `own` without any.
fn mean(near: &[(usize, i64)], y: &[i32], own: i32) -> i32 {
    let sum: i64 = near.iter().map(|(other, weight)| weight * i64::from(y[*other])).sum();
    let weights: i64 = near.iter().map(|(_, weight)| weight).sum();
    if weights == 0 {
        return own;
    }
    i32::try_from((2 * sum + weights).div_euclid(2 * weights)).unwrap_or(own)
}

/// The heights nearest to those `wanted` (least squares) that keep `apart`: neighbours that would
/// come too close move together.
fn settle(wanted: &[i32], apart: &[i32]) -> Vec<i32> {
    let mut offsets = vec![0];
    for gap in apart {
        offsets.push(offsets.last().copied().unwrap_or(0) + gap);
    }
    // Blocks of elements that touch: the sum of their free heights, and how many they are.
    let mut blocks: Vec<(i32, i32)> = Vec::new();
    for (wanted, offset) in wanted.iter().zip(&offsets) {
        blocks.push((wanted - offset, 1));
        while let [.., upper, lower] = blocks[..]
            && i64::from(upper.0) * i64::from(lower.1) > i64::from(lower.0) * i64::from(upper.1)
        {
            blocks.truncate(blocks.len() - 2);
            blocks.push((upper.0 + lower.0, upper.1 + lower.1));
        }
    }
    let free = blocks.iter().flat_map(|(sum, count)| {
        let height = (2 * sum + count).div_euclid(2 * count);
        std::iter::repeat_n(height, usize::try_from(*count).unwrap_or(0))
    });
    free.zip(offsets).map(|(height, offset)| height + offset).collect()
}

#[cfg(test)]
mod tests {
    use super::settle;

    #[test]
    fn what_would_overlap_moves_apart_evenly() {
        assert_eq!(settle(&[5, 5], &[4]), [3, 7]);
        assert_eq!(settle(&[0, 10, 20], &[4, 4]), [0, 10, 20]);
        assert_eq!(settle(&[9, 0, 0], &[2, 2]), [1, 3, 5]);
    }
}
