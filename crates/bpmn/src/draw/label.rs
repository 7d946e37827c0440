//! How much room a text needs. Viewers set labels in 12 px and break them themselves; the widths
//! here are on the safe side of that.

/// Height of a line of text.
const LINE: i32 = 15;
/// Left free beside and above the text of a task, on both sides together.
const PADDING: i32 = 16;
/// Widths that a task may have; the smallest that needs few lines is taken.
const WIDTHS: [i32; 3] = [100, 140, 180];
/// Lines that are few.
const FEW: i32 = 3;
/// Least height of a task.
const LEAST: i32 = 60;
/// Lines beyond which a task does not grow.
const MOST: i32 = 24;

/// Width and height of a task called `name`.
pub(super) fn task(name: &str) -> (i32, i32) {
    let lines = |width: &i32| lines(name, *width - PADDING);
    let word = longest_word(name) + PADDING;
    let few = |width: &&i32| lines(width) <= FEW && word <= **width;
    let width = WIDTHS.iter().find(few).unwrap_or(&WIDTHS[2]);
    let height = lines(width).min(MOST) * LINE + PADDING;
    // Even, so that its middle is a whole pixel.
    (*width, (height.max(LEAST) + 1) / 2 * 2)
}

/// Lines that `text` takes in `width`: words stay whole where they fit, other scripts break
/// anywhere.
fn lines(text: &str, width: i32) -> i32 {
    let (mut lines, mut used) = (1, 0);
    for word in text.split_inclusive([' ', '-', '\n']) {
        let whole: i32 = word.trim_end().chars().map(advance).sum();
        if used > 0 && used + whole > width {
            (lines, used) = (lines + 1, 0);
        }
        for sign in word.chars() {
            if used + advance(sign) > width && sign != ' ' {
                (lines, used) = (lines + 1, 0);
            }
            used += advance(sign);
        }
        if word.ends_with('\n') {
            (lines, used) = (lines + 1, 0);
        }
    }
    lines
}

/// Width of the longest run of letters that would be ugly to break.
fn longest_word(text: &str) -> i32 {
    let words = text.split(|sign| matches!(sign, ' ' | '-' | '\n') || advance(sign) == 12);
    words.map(|word| word.chars().map(advance).sum()).max().unwrap_or(0)
}

/// Width of a letter.
fn advance(sign: char) -> i32 {
    match sign {
        'i' | 'j' | 'l' | 'I' | 't' | 'f' | ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 4,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 11,
        'A'..='Z' => 9,
        '\u{0}'..='\u{2e7f}' => 7,
        '\u{ff61}'..='\u{ff9f}' => 6,
        _ => 12,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_grows_with_its_name() {
        assert_eq!(task("受付"), (100, 60));
        assert_eq!(task("申込書類一式の不備確認と差戻し連絡"), (100, 62));
        let (width, height) = task(&"申込書類一式の不備確認と差戻し連絡".repeat(3));
        assert!(width == 180 && height > 62, "{width} × {height}");
        assert_eq!(task("A_PARTLYSUBMITTED"), (180, 60));
        assert_eq!(task(&"長".repeat(5_000)).1, MOST * LINE + PADDING);
    }

    #[test]
    fn words_stay_whole_where_they_fit() {
        assert_eq!(lines("Confirmation of receipt", 84), 2);
        assert_eq!(lines("T02 Check confirmation of receipt", 84), 3);
        assert_eq!(lines("Donaudampfschifffahrtsgesellschaft", 84), 3);
    }
}
