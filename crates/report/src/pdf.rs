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
        creator: Smart::Custom(Some(format!("Kajitori {}", pack.provenance.engine))),
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
