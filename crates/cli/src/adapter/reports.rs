//! Packs, tables and pictures become bytes.

use std::io::{Read, Write};
use std::sync::Arc;

use kajitori_domain::blob::{Blob, Blobs};
use kajitori_domain::pack::Pack;
use kajitori_domain::refusal::Stop;
use kajitori_domain::report::{DocumentKind, Picture, Reports as Port, Sheet, Svg, TableKind};
use kajitori_domain::text::Lang;
use kajitori_domain::words::Words;
use kajitori_measures::filed::Filed;

use crate::file::fault;

/// Makes documents; case tables are files of `blobs`.
pub(crate) struct Reports {
    blobs: Arc<dyn Blobs>,
    /// The words of every language, as [`Lang`] numbers them.
    words: [Words; 2],
}

impl Reports {
    /// Makes documents of packs whose case tables lie in `blobs`.
    pub(crate) fn new(blobs: Arc<dyn Blobs>) -> Self {
        Self { blobs, words: [Words::new(Lang::Ja), Words::new(Lang::En)] }
    }

    fn words(&self, lang: Lang) -> &Words {
        match lang {
            Lang::Ja => &self.words[0],
            Lang::En => &self.words[1],
        }
    }

    fn cases(&self, blob: &Blob) -> Result<Filed, Stop> {
        let mut bytes = Vec::new();
        let read = self.blobs.open(blob)?.take(blob.bytes).read_to_end(&mut bytes);
        read.map_err(|error| fault("reading a case table", &error))?;
        Filed::read(bytes.into())
    }
}

impl Port for Reports {
    fn document(
        &self,
        pack: &Pack,
        cases: &Blob,
        kind: DocumentKind,
        lang: Lang,
    ) -> Result<Vec<u8>, Stop> {
        let words = self.words(lang);
        match kind {
            DocumentKind::Pdf => Ok(kajitori_report::pdf(pack, words)?),
            DocumentKind::Workbook => kajitori_report::workbook(pack, &self.cases(cases)?, words),
            DocumentKind::Json => Ok(kajitori_report::json(pack)?),
        }
    }

    fn table(
        &self,
        table: &Sheet,
        kind: TableKind,
        _: Lang,
        out: &mut dyn Write,
    ) -> Result<(), Stop> {
        match kind {
            TableKind::Csv => kajitori_report::table_csv(table, out),
            TableKind::Xlsx => kajitori_report::table_xlsx(table, out),
        }
    }

    fn picture(&self, picture: &Picture<'_>, lang: Lang) -> Result<Svg, Stop> {
        Ok(kajitori_report::picture(picture, self.words(lang)))
    }
}
