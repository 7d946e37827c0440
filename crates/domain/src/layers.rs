//! Layered layout of a directed graph from top to bottom, for the maps of pages and documents:
//! geometry only, in whichever unit the picture has.
//!
//! The heaviest edges that form no cycle point down; the others are *back* edges, drawn outside.
//! Layers hold at most [`ROW`] nodes; edges over several layers pass through way points; the
//! order within layers follows the mean position of the neighbours (Sugiyama's method).

/// Most nodes in a layer.
const ROW: usize = 4;

/// How much room a picture has for what.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    /// Between nodes of a row, and between rows.
    pub gap: (f64, f64),
    /// The width of a way point.
    pub way: f64,
    /// Left and right of all nodes, for edges that lead back.
    pub margin: f64,
    /// Above the first row and below the last.
    pub edge: f64,
    /// The narrowest that the nodes together may have.
    pub least: f64,
}

/// A connection with its weight.
#[derive(Debug, Clone, Copy)]
pub struct Link {
    /// The first node, by its place in the list.
    pub from: usize,
    /// The second.
    pub to: usize,
    /// How heavy it is, 0 or more: heavy ones run straight.
    pub weight: f64,
}

/// Where everything goes.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The width of all, margins counted.
    pub width: f64,
    /// The height of all, edges counted.
    pub height: f64,
    /// Centre of each node.
    pub nodes: Vec<(f64, f64)>,
    /// For each link: its way points from the first node's centre to the second's; `None` for a
    /// back edge or a loop.
    pub ways: Vec<Option<Vec<(f64, f64)>>>,
}

/// A node or a way point in a layer.
struct Spot {
    /// Its width and height; a way point has none.
    size: (f64, f64),
    /// Neighbours in the row above, with the weight of the connection.
    above: Vec<(usize, f64)>,
    /// Neighbours in the row below.
    below: Vec<(usize, f64)>,
    x: f64,
}

/// Lays out nodes of these sizes, width and height of each. Links name nodes by their places in
/// `sizes`. The same question has the same answer.
pub fn layout(sizes: &[(f64, f64)], links: &[Link], room: &Room) -> Layout {
    let count = sizes.len();
    let down = acyclic(count, links);
    let layer = layering(count, links, &down);
    let depth = layer.iter().max().map_or(0, |l| l + 1);
    let (mut spots, mut rows, chains) = spots((sizes, room.way), (&layer, depth), links, &down);
    for sweep in 0..12 {
        order(&mut spots, &mut rows, sweep % 2 == 0);
    }
    let width = rows.iter().map(|row| row_width(&spots, row, room)).fold(room.least, f64::max);
    place(&mut spots, &rows, (width, room));
    let (levels, height) = levels(&spots, &rows, room);
    let mut centre = vec![(0.0, 0.0); spots.len()];
    for (level, members) in levels.iter().zip(&rows) {
        for spot in members {
            centre[*spot] = (spots[*spot].x + room.margin, *level);
        }
    }
    let ways = chains.into_iter().map(|c| c.map(|c| c.into_iter().map(|s| centre[s]).collect()));
    Layout {
        width: width + 2.0 * room.margin,
        height,
        nodes: centre[..count].to_vec(),
        ways: ways.collect(),
    }
}

/// The middle of each row, and the height of all.
fn levels(spots: &[Spot], rows: &[Vec<usize>], room: &Room) -> (Vec<f64>, f64) {
    let mut y = room.edge;
    let mut levels = Vec::new();
    for row in rows {
        let tallest = row.iter().map(|spot| spots[*spot].size.1).fold(0.0, f64::max);
        levels.push(y + tallest / 2.0);
        y += tallest + room.gap.1;
    }
    (levels, (y - room.gap.1).max(room.edge) + room.edge)
}

/// Which links point down: by weight descending, those that close no cycle.
fn acyclic(count: usize, links: &[Link]) -> Vec<bool> {
    let mut by_weight: Vec<usize> = (0..links.len()).collect();
    by_weight.sort_by(|a, b| {
        let (a, b) = (links[*a], links[*b]);
        b.weight.total_cmp(&a.weight).then((a.from, a.to).cmp(&(b.from, b.to)))
    });
    let mut down = vec![false; links.len()];
    let mut next: Vec<Vec<usize>> = vec![Vec::new(); count];
    for index in by_weight {
        let Link { from, to, .. } = links[index];
        if from != to && !reaches(&next, to, from) {
            down[index] = true;
            next[from].push(to);
        }
    }
    down
}

fn reaches(next: &[Vec<usize>], from: usize, goal: usize) -> bool {
    let mut seen = vec![false; next.len()];
    let mut open = vec![from];
    while let Some(node) = open.pop() {
        if node == goal {
            return true;
        }
        if !std::mem::replace(&mut seen[node], true) {
            open.extend(&next[node]);
        }
    }
    false
}

/// The layer of each node: below all before it, in the first layer with room.
fn layering(count: usize, links: &[Link], down: &[bool]) -> Vec<usize> {
    let mut waiting = vec![0_usize; count];
    let pointing = || links.iter().zip(down).filter(|(_, down)| **down).map(|(link, _)| link);
    for link in pointing() {
        waiting[link.to] += 1;
    }
    let mut layer = vec![0; count];
    let mut used: Vec<usize> = Vec::new();
    let mut ready: Vec<usize> = (0..count).filter(|n| waiting[*n] == 0).collect();
    while !ready.is_empty() {
        ready.sort_by_key(|n| (layer[*n], *n));
        let node = ready.remove(0);
        while used.get(layer[node]).is_some_and(|n| *n >= ROW) {
            layer[node] += 1;
        }
        used.resize(used.len().max(layer[node] + 1), 0);
        used[layer[node]] += 1;
        for link in pointing().filter(|l| l.from == node) {
            layer[link.to] = layer[link.to].max(layer[node] + 1);
            waiting[link.to] -= 1;
            if waiting[link.to] == 0 {
                ready.push(link.to);
            }
        }
    }
    layer
}

type Chains = Vec<Option<Vec<usize>>>;

/// Nodes (first, in their order) and way points, the rows that they form, and the spots that each
/// link passes.
fn spots(
    (sizes, way): (&[(f64, f64)], f64),
    (layer, depth): (&[usize], usize),
    links: &[Link],
    down: &[bool],
) -> (Vec<Spot>, Vec<Vec<usize>>, Chains) {
    let spot = |size| Spot { size, above: Vec::new(), below: Vec::new(), x: 0.0 };
    let mut spots: Vec<Spot> = sizes.iter().map(|size| spot(*size)).collect();
    let mut rows = vec![Vec::new(); depth];
    for (node, row) in layer.iter().enumerate() {
        rows[*row].push(node);
    }
    let mut chains = Vec::new();
    for (link, down) in links.iter().zip(down) {
        if !down {
            chains.push(None);
            continue;
        }
        let mut chain = vec![link.from];
        for row in rows.iter_mut().take(layer[link.to]).skip(layer[link.from] + 1) {
            row.push(spots.len());
            chain.push(spots.len());
            spots.push(spot((way, 0.0)));
        }
        chain.push(link.to);
        let weight = link.weight.max(1.0);
        for pair in chain.windows(2) {
            spots[pair[0]].below.push((pair[1], weight));
            spots[pair[1]].above.push((pair[0], weight));
        }
        chains.push(Some(chain));
    }
    (spots, rows, chains)
}

/// The mean x of `neighbours` by the square of their weight: heavy connections run straight.
fn mean<'a>(spots: &[Spot], neighbours: impl Iterator<Item = &'a (usize, f64)>) -> Option<f64> {
    let add = |(sum, all): (f64, f64), (spot, weight): &(usize, f64)| {
        let weight = weight * weight;
        (sum + spots[*spot].x * weight, all + weight)
    };
    let (sum, all) = neighbours.fold((0.0, 0.0), add);
    (all > 0.0).then(|| sum / all)
}

/// Orders each row by the mean position of the neighbours in the row before (or after).
fn order(spots: &mut [Spot], rows: &mut [Vec<usize>], downwards: bool) {
    for row in rows.iter() {
        for (position, spot) in row.iter().enumerate() {
            spots[*spot].x = (nth(position) + 0.5) / nth(row.len());
        }
    }
    let count = rows.len();
    for step in 0..count {
        let row = &mut rows[if downwards { step } else { count - 1 - step }];
        let wish = |spot: &usize| {
            let neighbours = if downwards { &spots[*spot].above } else { &spots[*spot].below };
            mean(spots, neighbours.iter()).unwrap_or(spots[*spot].x)
        };
        let mut wishes: Vec<(f64, usize)> = row.iter().map(|s| (wish(s), *s)).collect();
        wishes.sort_by(|a, b| a.0.total_cmp(&b.0));
        *row = wishes.into_iter().map(|w| w.1).collect();
        let len = nth(row.len());
        for (position, spot) in row.iter().enumerate() {
            spots[*spot].x = (nth(position) + 0.5) / len;
        }
    }
}

fn size(spot: &Spot) -> f64 {
    spot.size.0
}

fn row_width(spots: &[Spot], row: &[usize], room: &Room) -> f64 {
    row.iter().map(|s| size(&spots[*s]) + room.gap.0).sum::<f64>() - room.gap.0
}

/// Gives every spot its x: near the mean of its neighbours, without overlap, inside `width`.
fn place(spots: &mut [Spot], rows: &[Vec<usize>], (width, room): (f64, &Room)) {
    for row in rows {
        let mut x = (width - row_width(spots, row, room)) / 2.0;
        for spot in row {
            let w = size(&spots[*spot]);
            spots[*spot].x = x + w / 2.0;
            x += w + room.gap.0;
        }
    }
    for _ in 0..12 {
        for row in rows {
            let wishes: Vec<f64> = row
                .iter()
                .map(|s| {
                    let around = spots[*s].above.iter().chain(&spots[*s].below);
                    mean(spots, around).unwrap_or(spots[*s].x)
                })
                .collect();
            settle(spots, row, &wishes, (width, room.gap.0));
        }
    }
    centre(spots, width);
}

/// Moves the spots of a row to their wishes, those with the heaviest connections first; where they
/// would collide, the later ones give way, and their order stays.
fn settle(spots: &mut [Spot], row: &[usize], wishes: &[f64], (width, gap): (f64, f64)) {
    let mut packed = Vec::new();
    let mut x = 0.0;
    for spot in row {
        packed.push(x + size(&spots[*spot]) / 2.0);
        x += size(&spots[*spot]) + gap;
    }
    let slack = width - (x - gap);
    let weight = |spot: &Spot| {
        let around = spot.above.iter().chain(&spot.below);
        around.map(|(_, weight)| *weight).fold(0.0, f64::max)
    };
    let mut order: Vec<usize> = (0..row.len()).collect();
    order.sort_by(|a, b| weight(&spots[row[*b]]).total_cmp(&weight(&spots[row[*a]])));
    // How far each is moved from where it stands when all are packed to the left; never less than
    // one before it, never more than one after.
    let mut moved: Vec<Option<f64>> = vec![None; row.len()];
    for at in order {
        let low = moved[..at].iter().rev().find_map(|shift| *shift).unwrap_or(0.0);
        let high = moved[at..].iter().find_map(|shift| *shift).unwrap_or(slack).max(low);
        let shift = (wishes[at] - packed[at]).clamp(low, high);
        moved[at] = Some(shift);
        spots[row[at]].x = packed[at] + shift;
    }
}

/// Moves everything so that the free space left and right is equal.
fn centre(spots: &mut [Spot], width: f64) {
    let left = spots.iter().map(|s| s.x - size(s) / 2.0).fold(width, f64::min);
    let right = spots.iter().map(|s| s.x + size(s) / 2.0).fold(0.0, f64::max);
    let shift = (width - right - left) / 2.0;
    for spot in spots {
        spot.x += shift;
    }
}

/// A place in a list as a coordinate.
fn nth(index: usize) -> f64 {
    u32::try_from(index).map_or(f64::from(u32::MAX), f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Room =
        Room { gap: (28.0, 46.0), way: 18.0, margin: 96.0, edge: 10.0, least: 420.0 };

    const NODE: (f64, f64) = (100.0, 30.0);

    fn link(from: usize, to: usize, weight: f64) -> Link {
        Link { from, to, weight }
    }

    #[test]
    fn edges_point_down_and_cycles_are_broken_at_their_lightest_edge() {
        let weighted = [(0, 1, 9.0), (1, 2, 8.0), (2, 0, 1.0), (0, 2, 3.0), (1, 1, 2.0)];
        let links = weighted.map(|(from, to, weight)| link(from, to, weight));
        let layout = layout(&[NODE; 3], &links, &ROOM);
        assert!(layout.nodes[0].1 < layout.nodes[1].1 && layout.nodes[1].1 < layout.nodes[2].1);
        let drawn: Vec<Option<usize>> =
            layout.ways.iter().map(|w| w.as_ref().map(Vec::len)).collect();
        assert_eq!(drawn, [Some(2), Some(2), None, Some(3), None]);
    }

    #[test]
    fn no_nodes_overlap_and_all_lie_inside() {
        let links: Vec<Link> = (0..20)
            .flat_map(|from| (0..20).map(move |to| (from, to)))
            .filter(|(from, to)| (from * 7 + to * 3) % 10 == 0)
            .map(|(from, to)| link(from, to, nth(from * to % 13)))
            .collect();
        let layout = layout(&[NODE; 20], &links, &ROOM);
        for (i, a) in layout.nodes.iter().enumerate() {
            assert!(a.0 >= NODE.0 / 2.0 && a.0 + NODE.0 / 2.0 <= layout.width, "{a:?}");
            assert!(a.1 + NODE.1 / 2.0 <= layout.height);
            for b in &layout.nodes[..i] {
                let apart = (a.0 - b.0).abs() >= NODE.0 || (a.1 - b.1).abs() >= NODE.1;
                assert!(apart, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn nothing_is_laid_out_as_nothing() {
        assert!(layout(&[], &[], &ROOM).nodes.is_empty());
    }
}
