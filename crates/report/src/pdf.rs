//! `pack.pdf`: the view of the pack, laid out by Typst and exported as a tagged, archivable PDF.

use std::collections::BTreeMap;

use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use kajitori_domain::pack::Pack;
use kajitori_domain::refusal::Fault;
use kajitori_domain::words::Words;

use crate::view::View;
use crate::world::{Closed, VIEW};

/// The pack as a PDF in the language of `words`: A4, tagged (PDF/UA-1), archivable (PDF/A-2a),
/// fonts embedded.
///
/// # Errors
/// When a template fails on the pack, which is a defect of ours.
pub fn pdf(pack: &Pack, words: &Words) -> Result<Vec<u8>, Fault> {
    let document = document(pack, words)?;
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|e| Fault { chain: format!("choosing the PDF standards: {}", e.message()) })?;
    let options = PdfOptions {
        ident: Smart::Custom(format!("{} {:?}", pack.provenance.run_id, words.lang())),
        creator: Smart::Custom(Some(pack.provenance.engine.clone())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|errors| fault("exporting the PDF", &errors))
}

/// The laid out pages.
pub(crate) fn document(pack: &Pack, words: &Words) -> Result<PagedDocument, Fault> {
    let View { data, pictures } = View::of(pack, words);
    let json = serde_json::to_vec(&data)
        .map_err(|e| Fault { chain: format!("serialising the view: {e}") })?;
    let mut files: BTreeMap<String, Bytes> = pictures
        .into_iter()
        .map(|(name, picture)| (name, Bytes::new(picture.into_bytes())))
        .collect();
    files.insert(VIEW.to_owned(), Bytes::new(json));
    let world = Closed::new(files);
    typst::compile::<PagedDocument>(&world)
        .output
        .map_err(|errors| fault("laying out the pages", &errors))
}

fn fault(doing: &str, errors: &[SourceDiagnostic]) -> Fault {
    let messages: Vec<String> = errors
        .iter()
        .map(|e| {
            let hints = e.hints.iter().map(|h| format!(" ({})", h.v));
            format!("{} at {:?}{}", e.message, e.span, hints.collect::<String>())
        })
        .collect();
    Fault { chain: format!("{doing}: {}", messages.join("; ")) }
}

#[cfg(test)]
mod tests {
    use kajitori_domain::pack::{LevelReport, Pack};
    use kajitori_domain::text::{Lang, Text};
    use kajitori_domain::words::Words;
    use typst::layout::{Frame, FrameItem};

    use super::document;
    use crate::sample;

    fn read(frame: &Frame, out: &mut String) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Text(text) => out.push_str(&text.text),
                FrameItem::Group(group) => read(&group.frame, out),
                _ => {}
            }
        }
    }

    /// All text of the pages, without white space: lines and cells break anywhere.
    fn text(pack: &Pack, lang: Lang) -> String {
        let document = document(pack, &Words::new(lang)).expect("a document");
        let mut out = String::new();
        for page in document.pages() {
            read(&page.frame, &mut out);
        }
        out.chars().filter(|c| !c.is_whitespace() && *c != '\u{200B}').collect()
    }

    #[test]
    fn the_pages_say_what_the_pack_says() {
        let text = text(&sample::pack(), Lang::Ja);
        for needle in [
            "8項目中2項目が未達です（データなし1項目）。",
            "90.73%◆2,731/3,010",
            "97.41%2,932/3,010",
            "×未達",
            "△実証不足",
            "？データなし",
            "－対象外",
            "保留状態すべてを停止扱い（停止）",
            "原因未特定",
            "月曜9–12時74.88%(301/402)".replace('(', "（").replace(')', "）").as_str(),
            "INV-2026-004200-枝番0",
            "委託先自身の時間だけを数えた場合の値：95.28%",
            "events-2026-10-最終版(修正後)_20261105.csv",
            "kajitoripack--agreementagreement.toml",
            "当事者名・目標値・データはすべて例示のために作成したものです。",
        ] {
            assert!(text.contains(needle), "{needle} is missing");
        }
        let word = |rest: &str| rest.starts_with(|c: char| c.is_ascii_lowercase());
        let missing = text.split("pack-").skip(1).find(|rest| word(rest));
        assert_eq!(missing, None, "a word is missing");
    }

    #[test]
    fn text_of_others_is_never_markup() {
        const PAYLOADS: [&str; 9] = [
            "#read(\"/etc/passwd\")",
            "#import \"@preview/x:0.1.0\": *",
            "#eval(\"1+1\")",
            "*bold* _it_ $x^2$ `raw`",
            "= Heading",
            "<label> @ref \\ \\u{41}",
            "]#panic()[",
            "\"); panic(\"",
            "//comment",
        ];
        let mut pack = sample::pack();
        pack.head.title = Text::same(PAYLOADS[0]);
        let level = pack.levels[0].clone();
        pack.levels = PAYLOADS.map(|p| LevelReport { name: Text::same(p), ..level.clone() }).into();
        for (index, level) in pack.levels.iter_mut().enumerate() {
            level.facts.misses.truncate(usize::from(index == 0));
        }
        for (index, payload) in PAYLOADS.into_iter().enumerate() {
            pack.processes[0].facts.map.nodes[index].activity = payload.to_owned();
            pack.levels[0].facts.misses[0].timeline[index % 8].activity = payload.to_owned();
        }
        let text = text(&pack, Lang::En);
        for payload in PAYLOADS {
            let bare: String = payload.chars().filter(|c| !c.is_whitespace()).collect();
            assert!(text.matches(&bare).count() >= 4, "{payload}");
        }
    }
}
