//! Purpose: what people see in a browser: pages, forms, the table of routes and the layers around
//! them. A page is a view of plain values; its template says how it looks.
//!
//! May use: `domain` for words and for showing numbers and times, `app` for everything that is
//! read or changed; axum, tower, askama.
//!
//! Never: SQL, files, Arrow, documents; arithmetic on money or time; a decision about who may do
//! what. No template has inline style or script.

pub mod answer;
pub mod asset;
pub mod form;
pub mod layer;
pub mod link;
pub mod pages;
pub mod part;
pub mod picture;
pub mod routes;
pub mod shell;
pub mod site;
pub mod word;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
