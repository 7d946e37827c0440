//! The few things of Markdown that the rules read: tables, headings, code fences, links.

/// A table row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// From 1.
    pub(crate) line: usize,
    /// Trimmed cells.
    pub(crate) cells: Vec<String>,
}

/// The rows below the header `header` (compared cell by cell); `None` when no table has it.
pub(crate) fn table(text: &str, header: &[&str]) -> Option<Vec<Row>> {
    let mut lines = text.lines().zip(1..).skip_while(|(line, _)| cells(line) != header);
    lines.next()?;
    lines.next();
    let rows = lines.take_while(|(line, _)| line.trim_start().starts_with('|'));
    Some(rows.map(|(line, number)| Row { line: number, cells: cells(line) }).collect())
}

fn cells(line: &str) -> Vec<String> {
    let line = line.trim();
    match line.strip_prefix('|').and_then(|l| l.strip_suffix('|')) {
        Some(inner) => inner.split('|').map(|cell| cell.trim().to_owned()).collect(),
        None => Vec::new(),
    }
}

/// The words that stand in backticks.
pub(crate) fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The level of each heading with its line, outside code fences.
pub(crate) fn headings(text: &str) -> Vec<(usize, usize)> {
    let level = |line: &str| line.chars().take_while(|c| *c == '#').count();
    outside_fences(text)
        .filter(|(line, _)| line.starts_with('#') && line.trim_start_matches('#').starts_with(' '))
        .map(|(line, number)| (level(line), number))
        .collect()
}

/// The lines inside code fences, without empty lines and comments.
pub(crate) fn commands(text: &str) -> Vec<(String, usize)> {
    let outside: Vec<usize> = outside_fences(text).map(|(_, number)| number).collect();
    let bare = |line: &str| line.split(" # ").next().unwrap_or_default().trim().to_owned();
    text.lines()
        .zip(1..)
        .filter(|(line, number)| !outside.contains(number) && !line.starts_with("```"))
        .filter(|(line, _)| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|(line, number)| (bare(line), number))
        .collect()
}

/// The targets of links and pictures with their lines, outside code fences.
pub(crate) fn links(text: &str) -> Vec<(&str, usize)> {
    let mut found = Vec::new();
    for (line, number) in outside_fences(text) {
        let ends = line.split("](").skip(1);
        found.extend(ends.filter_map(|rest| rest.split(')').next()).map(|to| (to, number)));
    }
    found
}

fn outside_fences(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut fenced = false;
    text.lines().zip(1..).filter(move |(line, _)| {
        let fence = line.starts_with("```");
        fenced ^= fence;
        !fence && !fenced
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# A\n| a | b |\n|---|---|\n| `x` and `y` | — |\n\n## B\n```sh\n# why\n\
                        cargo run # now\n```\n[to](b.md#c) ![p](d.png)\n";

    #[test]
    fn the_parts_are_found() {
        let rows = table(TEXT, &["a", "b"]).unwrap();
        assert_eq!(rows, [Row { line: 4, cells: vec!["`x` and `y`".into(), "—".into()] }]);
        assert_eq!(table(TEXT, &["a", "c"]), None);
        assert_eq!(quoted(&rows[0].cells[0]), ["x", "y"]);
        assert_eq!(headings(TEXT), [(1, 1), (2, 6)]);
        assert_eq!(commands(TEXT), [("cargo run".to_owned(), 9)]);
        assert_eq!(links(TEXT), [("b.md#c", 11), ("d.png", 11)]);
    }
}
