//! Every page in both languages: words, markup, addresses, kept output; and the layers.

mod access;
mod browser;
mod canary;
mod closing;
mod explore;
mod figures;
mod gate;
mod headers;
mod house;
mod intake;
mod kept;
mod layers;
mod looking;
mod markup;
mod news;
mod openapi;
mod stage;
mod templates;
