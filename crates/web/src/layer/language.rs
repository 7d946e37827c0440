//! The language of a page: what was chosen, else what the browser prefers, else Japanese.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use http::header::{ACCEPT_LANGUAGE, COOKIE as COOKIES};
use http::{HeaderMap, HeaderValue};
use kajitori_domain::text::Lang;

use crate::word::W;

/// The cookie that keeps the choice; it holds `ja` or `en` and nothing else.
pub const COOKIE: &str = "kajitori-language";

/// Puts the words of the language into the request, for pages to take out.
pub async fn language(mut request: Request, next: Next) -> Response {
    let words = W::of(chosen(request.headers()));
    request.extensions_mut().insert(words);
    let mut response = next.run(request).await;
    response.headers_mut().append("content-language", HeaderValue::from_static(words.code()));
    response
}

/// The language that a request asks for.
pub fn chosen(headers: &HeaderMap) -> Lang {
    cookie(headers).or_else(|| preferred(headers)).unwrap_or(Lang::Ja)
}

fn cookie(headers: &HeaderMap) -> Option<Lang> {
    let lines = headers.get_all(COOKIES).iter().filter_map(|line| line.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.split_once('='));
    pairs.filter(|(name, _)| name.trim() == COOKIE).find_map(|(_, value)| named(value.trim()))
}

/// The best of our two languages by `Accept-Language`; what has no weight counts as 1.
fn preferred(headers: &HeaderMap) -> Option<Lang> {
    let line = headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?;
    let wishes = line.split(',').filter_map(|wish| {
        let (tag, weight) = wish.split_once(";q=").unwrap_or((wish, "1"));
        let lang = named(tag.trim().get(..2)?)?;
        weight.trim().parse::<f32>().ok().filter(|w| *w > 0.0).map(|weight| (lang, weight))
    });
    let mut best: Option<(Lang, f32)> = None;
    for wish in wishes {
        if best.is_none_or(|(_, weight)| wish.1 > weight) {
            best = Some(wish);
        }
    }
    best.map(|(lang, _)| lang)
}

fn named(code: &str) -> Option<Lang> {
    match code {
        "ja" => Some(Lang::Ja),
        "en" => Some(Lang::En),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_comes_before_a_preference_and_japanese_is_last() {
        for (cookie, accept, expected) in [
            ("", "", Lang::Ja),
            ("", "en-GB,en;q=0.9,ja;q=0.8", Lang::En),
            ("", "de, en;q=0.5, ja;q=0.7", Lang::Ja),
            ("", "fr", Lang::Ja),
            ("", "en;q=0", Lang::Ja),
            ("", "en;q=x,日本", Lang::Ja),
            ("a=b; kajitori-language=en", "ja", Lang::En),
            ("kajitori-language=xx", "en", Lang::En),
        ] {
            let mut headers = HeaderMap::new();
            if let Ok(value) = HeaderValue::from_str(cookie) {
                headers.insert(COOKIES, value);
            }
            if let Ok(value) = HeaderValue::from_str(accept) {
                headers.insert(ACCEPT_LANGUAGE, value);
            }
            assert_eq!(chosen(&headers), expected, "{cookie} / {accept}");
        }
    }
}
