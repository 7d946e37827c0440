//! Lengths of files and functions against their limits.

use super::finding::Finding;
use super::rules::{self, Rules};
use super::source::Source;
use crate::tokens;

/// The lengths that the limits speak of.
struct Lengths {
    /// Lines of each file net of inline tests, sorted.
    files: Vec<usize>,
    /// Lines of the longest file, tests included.
    longest_file: usize,
    /// Lines of each function, sorted.
    functions: Vec<usize>,
}

/// Each file and function over its limit, and the median and 90th percentile over theirs.
pub(super) fn check(sources: &[Source], rules: &Rules) -> Vec<Finding> {
    let mut found = Vec::new();
    for source in sources {
        let lines = source.text.lines().count();
        if lines > rules.file_most {
            let what = format!("{lines} lines; the limit is {}", rules.file_most);
            let remedy = "divide the file by what its parts are for";
            found.push(Finding::new(&source.path, rules.file_most + 1, what, remedy));
        }
        let functions = tokens::functions(&source.tokens);
        for long in functions.iter().filter(|f| f.lines > rules.function_most) {
            let what = format!(
                "`{}` has {} lines; the limit is {}",
                long.name, long.lines, rules.function_most
            );
            let remedy = "give a name to a part of it";
            found.push(Finding::new(&source.path, long.line, what, remedy));
        }
    }
    let lengths = measure(sources);
    let shares = [
        ("file_median", percentile(&lengths.files, 50), rules.file_median),
        ("file_p90", percentile(&lengths.files, 90), rules.file_p90),
        ("function_p90", percentile(&lengths.functions, 90), rules.function_p90),
    ];
    for (name, value, limit) in shares.into_iter().filter(|(_, value, limit)| value > limit) {
        let what = format!("{name} is {value}; the limit is {limit}");
        found.push(Finding::new(rules::PATH, 0, what, "divide the longest ones"));
    }
    found
}

/// One line that says where the lengths stand, and that limits with room may be tightened.
pub(super) fn summary(sources: &[Source], rules: &Rules) -> String {
    let lengths = measure(sources);
    let most = |list: &[usize]| list.last().copied().unwrap_or(0);
    let parts = [
        ("file_median", percentile(&lengths.files, 50), rules.file_median),
        ("file_p90", percentile(&lengths.files, 90), rules.file_p90),
        ("file_most", lengths.longest_file, rules.file_most),
        ("function_p90", percentile(&lengths.functions, 90), rules.function_p90),
        ("function_most", most(&lengths.functions), rules.function_most),
    ];
    let shown: Vec<String> =
        parts.iter().map(|(name, value, limit)| format!("{name} {value}/{limit}")).collect();
    let count = lengths.files.len();
    let slack = parts.iter().filter(|(_, value, limit)| value * 10 < limit * 9).count();
    let advice = match slack {
        0 => String::new(),
        n => format!("; {n} limits have room: tighten them in {}", rules::PATH),
    };
    format!("tidy: {count} files, {}{advice}", shown.join(", "))
}

fn measure(sources: &[Source]) -> Lengths {
    let mut files: Vec<usize> = sources.iter().map(net_lines).collect();
    let mut functions: Vec<usize> =
        sources.iter().flat_map(|s| tokens::functions(&s.tokens)).map(|f| f.lines).collect();
    files.sort_unstable();
    functions.sort_unstable();
    let longest_file = sources.iter().map(|s| s.text.lines().count()).max().unwrap_or(0);
    Lengths { files, longest_file, functions }
}

fn net_lines(source: &Source) -> usize {
    let modules = tokens::modules(&source.tokens);
    let tests = modules.iter().filter_map(|module| module.test_lines.clone());
    source.text.lines().count() - tests.map(|lines| lines.count()).sum::<usize>()
}

/// The value that `percent` of the sorted list do not exceed (nearest rank).
fn percentile(sorted: &[usize], percent: usize) -> usize {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> Rules {
        Rules {
            file_median: 5,
            file_p90: 8,
            file_most: 9,
            function_p90: 3,
            function_most: 4,
            ..Rules::default()
        }
    }

    fn whats(texts: &[&str]) -> Vec<String> {
        let sources: Vec<Source> =
            texts.iter().map(|text| Source::new("a.rs", text).unwrap()).collect();
        check(&sources, &rules()).into_iter().map(|f| f.what).collect()
    }

    #[test]
    fn nearest_rank() {
        assert_eq!([percentile(&[], 50), percentile(&[7], 50), percentile(&[1, 2], 50)], [0, 7, 1]);
        assert_eq!(percentile(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 90), 9);
    }

    #[test]
    fn inline_tests_count_for_the_whole_but_not_for_the_median() {
        let text = "//! x\n\n#[cfg(test)]\nmod tests {\n\n\n\n\n}\n";
        assert_eq!(whats(&[text]), [""; 0]);
        let longer = format!("{text}\n");
        assert_eq!(whats(&[&longer]), ["10 lines; the limit is 9"]);
    }

    #[test]
    fn long_functions_fail_also_inside_macros() {
        let text = "m! {\nfn long() {\n\n\n\n}\n}\n";
        let found = whats(&[text, text, text]);
        assert_eq!(found[0], "`long` has 5 lines; the limit is 4");
        assert!(found.contains(&"file_median is 7; the limit is 5".to_owned()));
        assert!(found.contains(&"function_p90 is 5; the limit is 3".to_owned()));
    }
}
