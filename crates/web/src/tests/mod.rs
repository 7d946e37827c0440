//! Every page in both languages: words, markup, addresses, kept output; and the layers.

mod access;
mod browser;
mod headers;
mod kept;
mod layers;
mod markup;
mod templates;
