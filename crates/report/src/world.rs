//! The closed world in which Typst works: our templates, the pack's view, our pictures, our
//! fonts. Nothing else can be read: no file, no package, no clock.

use std::collections::BTreeMap;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::font::FONTS;

/// Where the templates find what they show.
pub(crate) const VIEW: &str = "view.json";

const MAIN: &str = "main.typ";

/// The templates by name.
pub(crate) const TEMPLATES: &[(&str, &str)] = &[
    (MAIN, include_str!("../templates/main.typ")),
    ("style.typ", include_str!("../templates/style.typ")),
    ("first.typ", include_str!("../templates/first.typ")),
    ("differences.typ", include_str!("../templates/differences.typ")),
    ("levels.typ", include_str!("../templates/levels.typ")),
    ("ledger.typ", include_str!("../templates/ledger.typ")),
    ("cases.typ", include_str!("../templates/cases.typ")),
    ("processes.typ", include_str!("../templates/processes.typ")),
    ("data.typ", include_str!("../templates/data.typ")),
    ("definitions.typ", include_str!("../templates/definitions.typ")),
];

/// Everything that one document may read.
pub(crate) struct Closed {
    library: LazyHash<Library>,
    main: FileId,
    sources: BTreeMap<&'static str, Source>,
    files: BTreeMap<String, Bytes>,
}

impl Closed {
    /// A world with `files` (the view and its pictures) beside the templates.
    pub(crate) fn new(files: BTreeMap<String, Bytes>) -> Self {
        let sources: BTreeMap<_, _> = TEMPLATES
            .iter()
            .map(|(name, text)| (*name, Source::new(id(name), (*text).to_owned())))
            .collect();
        Self { library: LazyHash::new(Library::default()), main: id(MAIN), sources, files }
    }
}

fn id(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("the names of our templates are sound paths");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// The name of a file of the project; a package has none.
fn name(id: FileId) -> Option<&'static str> {
    let path = id.get();
    matches!(path.root(), VirtualRoot::Project).then(|| path.vpath().get_without_slash())
}

impl World for Closed {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let source = name(id).and_then(|name| self.sources.get(name));
        source.cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let file = name(id).and_then(|name| self.files.get(name));
        file.cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
