//! What agreement files mean, and what is wrong with wrong ones.

use super::*;

const DOCUMENT: &str = include_str!("../../../../../docs/agreement.md");

fn example() -> &'static str {
    let (_, rest) = DOCUMENT.split_once("```toml\n").expect("an example");
    rest.split_once("\n```").expect("an end").0
}

#[test]
fn the_documented_example_is_free_of_problems() {
    let (agreement, problems) = read("agreement.md", example());
    assert_eq!(problems, []);
    let agreement = agreement.expect("an agreement");
    assert_eq!(agreement.levels.len(), 8);
    assert_eq!(agreement.calendars.len(), 3);
    assert_eq!(agreement.calendars[0].exceptions.len(), 7);
    let names: Vec<&str> = agreement.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names[..2], ["category", "impact"], "columns keep the order of the file");
}
