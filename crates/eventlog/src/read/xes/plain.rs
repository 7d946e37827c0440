//! Blocks in the plain form that nearly every program writes: traces, events, and scalar attributes
//! with a key and a value and nothing inside, between which stands nothing but space. Whatever is
//! written in any other way is left to the walk, which reads all of XML.

use kajitori_domain::refusal::Stop;

use super::cut::Block;
use super::event::Collector;
use super::keys::Level;
use super::stream::MARKUP;

/// Reads `block` as a log of its own; `None` where it is no sound one in the plain form.
pub(super) fn read<'p>(block: &Block, mut collector: Collector<'p>) -> Option<Collector<'p>> {
    let text = &block.piece.text;
    let root = text.get(..block.root)?.strip_prefix('<')?;
    if !block.cut || !block.piece.damage.is_empty() || root.is_empty() {
        return None;
    }
    let mut tags = Tags { text, at: block.root };
    // What stops the reading stops the walk as well, which then says so.
    let over = tags.read(&format!("</{root}"), &mut collector).ok()??;
    (over == block.last).then_some(collector)
}

/// The text of a block, and what of it was read.
struct Tags<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Tags<'t> {
    /// Reads to the end; answers whether the log was closed by the tag `close`.
    fn read(&mut self, close: &str, to: &mut Collector<'_>) -> Result<Option<bool>, Stop> {
        let (mut trace, mut event) = (false, false);
        loop {
            self.space();
            let level = if event { Level::Event } else { Level::Trace };
            if self.at == self.text.len() {
                return Ok((!trace && !event).then_some(false));
            }
            if !event && self.eat("<event>") {
                event = true;
                to.begin(Level::Event);
            } else if event && self.eat("</event>") {
                event = false;
                to.end(Level::Event)?;
            } else if trace && !event && self.eat("</trace>") {
                trace = false;
                to.end(Level::Trace)?;
            } else if !trace && !event && self.eat("<trace>") {
                trace = true;
                to.begin(Level::Trace);
            } else if !trace && !event {
                let closed = self.eat(close);
                self.space();
                return Ok((closed && self.at == self.text.len()).then_some(true));
            } else if let Some((kind, key, value)) = self.scalar() {
                to.scalar(level, kind, key, value)?;
            } else {
                return Ok(None);
            }
        }
    }

    fn space(&mut self) {
        let rest = self.text.as_bytes()[self.at..].iter();
        self.at += rest.take_while(|byte| b" \t\r\n".contains(byte)).count();
    }

    fn eat(&mut self, what: &str) -> bool {
        let there = self.text.as_bytes()[self.at..].starts_with(what.as_bytes());
        self.at += if there { what.len() } else { 0 };
        there
    }

    /// A scalar attribute: its kind, key and value.
    fn scalar(&mut self) -> Option<(&'static str, &'t str, &'t str)> {
        let from = self.at;
        let kind = match self.text.as_bytes().get(from + 1..from + 3)? {
            b"st" => "string",
            b"da" => "date",
            b"in" => "int",
            b"fl" => "float",
            b"bo" => "boolean",
            b"id" => "id",
            _ => return None,
        };
        if !(self.eat("<") && self.eat(kind)) {
            return None;
        }
        let (key, value) = (self.attribute("key")?, self.attribute("value")?);
        self.space();
        (self.eat("/>") && self.at - from <= MARKUP).then_some((kind, key, value))
    }

    /// An attribute of a tag with a value that means what it says.
    fn attribute(&mut self, name: &str) -> Option<&'t str> {
        let before = self.at;
        self.space();
        let quote = match self.at > before && self.eat(name) {
            true if self.eat("=\"") => b'"',
            true if self.eat("='") => b'\'',
            _ => return None,
        };
        let rest = &self.text[self.at..];
        let special = |byte: u8| byte == quote || byte == b'&' || byte == b'<' || byte < b' ';
        let end = rest.bytes().position(special)?;
        self.at += end + 1;
        (rest.as_bytes()[end] == quote).then(|| &rest[..end])
    }
}
