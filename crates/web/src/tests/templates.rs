//! Templates and words: every word that is asked for exists, and none is left over.

use std::collections::BTreeSet;
use std::path::Path;

use kajitori_domain::text::Lang;

use crate::word::W;

fn texts(folder: &Path, out: &mut Vec<(String, String)>) {
    let mut entries: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            texts(&path, out);
        } else {
            let text = std::fs::read_to_string(&path).unwrap();
            out.push((path.display().to_string(), text));
        }
    }
}

fn ours() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut out = Vec::new();
    texts(&root.join("templates"), &mut out);
    texts(&root.join("src"), &mut out);
    out
}

/// What stands in quotes and looks like the id of a word of one of `areas`.
fn asked<'a>(text: &'a str, areas: &BTreeSet<String>) -> Vec<&'a str> {
    let quoted = text.split('"').skip(1).step_by(2);
    quoted
        .filter(|id| id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'))
        .filter(|id| {
            id.split_once('-').is_some_and(|(area, rest)| areas.contains(area) && !rest.is_empty())
        })
        .collect()
}

/// Ids of the words of the pages, by their own files.
fn defined(lang: &str) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/words");
    let mut files = Vec::new();
    texts(&folder.join(lang).join("web"), &mut files);
    let lines = files.iter().flat_map(|(_, text)| text.lines());
    lines.filter_map(|line| line.split_once(" =")).map(|(id, _)| id.to_owned()).collect()
}

#[test]
fn no_word_is_left_over_and_none_is_missing() {
    let words = defined("ja");
    assert!(words.len() > 300);
    let source = ours().into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n");
    for id in &words {
        let family = ["field-", "intake-", "job-"].iter().any(|area| id.starts_with(area));
        assert!(family || source.contains(&format!("\"{id}\"")), "{id} is asked for nowhere");
    }
    for (path, text) in ours().iter().filter(|(path, _)| path.ends_with(".html")) {
        for call in text.split("w.t").skip(1) {
            let id = call.trim_start_matches(['1', '2']).strip_prefix("(\"");
            let Some(id) = id.and_then(|rest| rest.split('"').next()) else { continue };
            for lang in [Lang::Ja, Lang::En] {
                assert!(W::of(lang).has(id), "{path} asks for {id}");
            }
        }
    }
}

#[test]
fn every_word_in_the_source_exists() {
    let areas: BTreeSet<String> = defined("ja")
        .iter()
        .filter_map(|id| id.split_once('-'))
        .map(|(a, _)| a.to_owned())
        .collect();
    let own: BTreeSet<String> =
        areas.into_iter().filter(|a| a != "field" && a != "error").collect();
    let w = W::of(Lang::Ja);
    for (path, text) in ours().iter().filter(|(path, _)| {
        path.ends_with(".rs") && (path.contains("/shell/") || path.contains("/part/"))
    }) {
        for id in asked(text, &own) {
            assert!(w.has(id), "{path} asks for {id}");
        }
    }
}

#[test]
fn templates_are_safe_and_in_words() {
    for (path, text) in ours().iter().filter(|(path, _)| path.ends_with(".html")) {
        for banned in ["|safe", "style=", "<style", "<script", "javascript:", "hx-on"] {
            // The frame loads a page's script; what it holds is an asset.
            let frame = banned == "<script" && path.ends_with("layout/base.html");
            assert!(frame || !text.contains(banned), "{path}: {banned}");
        }
        let plain = text.replace("日本語", "");
        let foreign = plain.chars().find(|c| ('\u{3040}'..'\u{a000}').contains(c));
        assert_eq!(foreign, None, "{path}: words belong into content/words");
    }
}

#[test]
fn the_words_of_the_pages_fit_the_relation() {
    for lang in ["ja", "en"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/words");
        let mut files = Vec::new();
        texts(&folder.join(lang).join("web"), &mut files);
        for (path, text) in files {
            let text = text.replace("作業者", "");
            for banned in ["下請", "業者", "丸投げ", "指示", "命令", "subcontractor"] {
                assert!(!text.contains(banned), "{path}: {banned}");
            }
        }
    }
}
