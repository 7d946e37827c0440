//! Addresses of mail, by which people sign in.

use kajitori_domain::refusal::{Refusal, Stop};

/// `text` as an address of mail, in small letters: something on either side of one `@`, and no more
/// than RFC 5321 has room for. Whether it is somebody's, only mail can show.
///
/// # Errors
/// `person-mail-wrong`.
pub(crate) fn mail(text: &str) -> Result<String, Stop> {
    let mail = text.trim().to_lowercase();
    let wrong = || Refusal::new("person-mail-wrong");
    let (local, domain) = mail.split_once('@').ok_or_else(wrong)?;
    let clean = |c: char| c.is_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(c);
    let dotted = domain.split('.').count() > 1 && domain.split('.').all(|part| !part.is_empty());
    let sound = !local.is_empty()
        && dotted
        && mail.len() <= 254
        && local.chars().all(clean)
        && domain.chars().all(|c| c.is_alphanumeric() || c == '.' || c == '-');
    sound.then_some(mail).ok_or_else(|| wrong().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_name_and_a_place() {
        for (text, expected) in [
            (" Yamada@Minato.Example ", Some("yamada@minato.example")),
            ("k.sato+x@example.co.jp", Some("k.sato+x@example.co.jp")),
            ("yamada", None),
            ("@example.jp", None),
            ("a@b", None),
            ("a@b..jp", None),
            ("a b@example.jp", None),
            ("a@b@example.jp", None),
            ("<x>@example.jp", None),
        ] {
            assert_eq!(mail(text).ok().as_deref(), expected, "{text}");
        }
    }
}
