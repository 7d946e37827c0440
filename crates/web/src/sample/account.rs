//! Samples: my own account.

use crate::form::{Answer, Form};
use crate::pages::me::{Account, Codes, Enrolling, Factor, Password};
use crate::part::{Notice, Status, Tone};
use crate::picture::qr;
use crate::shell::Spot;
use crate::word::W;

use super::gate::form;
use super::{Album, Eye, day, l, minato};

pub(super) fn pages(album: &mut Album) {
    let w = album.w;
    album.add("account", Eye::Client, Spot::Elsewhere, &account(w));
    let page = Password {
        w,
        form: form(&[], &[("current", "me-current", "password-wrong")]),
        mail: "yamada@minato.example".to_owned(),
        notice: None,
    };
    album.add("password", Eye::Client, Spot::Elsewhere, &page);
    album.add("factor", Eye::Client, Spot::Elsewhere, &enrolling(w));
    let codes = w.t1("me-codes-left", "n", 8);
    let page = Factor { w, form: Form::default(), notice: None, enrolling: None, codes };
    album.add("factor-on", Eye::Vendor, Spot::Elsewhere, &page);
    let drawn = ["7h2kd-p0sxw", "m4vqa-93ytn", "c8zre-5gjb1", "wq6tf-x2mhd", "05nsp-kvay8"];
    let codes = drawn.iter().chain(&drawn).map(|code| (*code).to_owned()).collect();
    album.add("codes", Eye::Client, Spot::Elsewhere, &Codes { w, codes, enrolled: true });
}

fn account(w: W) -> Account {
    Account {
        w,
        notice: Some(Notice { tone: Tone::Good, title: w.t("me-saved"), text: String::new() }),
        form: form(&[("name", "山田 恵子"), ("kana", "ヤマダ ケイコ"), ("lang", "ja")], &[]),
        version: "4".to_owned(),
        langs: vec![Answer::new("ja", w.t("me-ja"), ""), Answer::new("en", w.t("me-en"), "")],
        mail: "yamada@minato.example".to_owned(),
        organisation: minato(w),
        password: w.t1("me-password-since", "day", day(w, "2026/09/01")),
        factor: Status::new(Tone::Good, w.t("me-factor-is-on")),
        codes: w.t1("me-codes-left", "n", 8),
        sessions: w.t1("me-sessions-count", "n", 2),
    }
}

fn enrolling(w: W) -> Factor {
    let shared = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    let host = "kajitori.minato.example";
    let issuer = format!("Kajitori%20{host}");
    let address =
        format!("otpauth://totp/{issuer}:yamada%40minato.example?secret={shared}&issuer={issuer}");
    Factor {
        w,
        form: form(&[], &[("code", "gate-code-field", "sign-in-code")]),
        notice: None,
        enrolling: Some(Enrolling {
            picture: qr(&address, &l(w, "QR コード", "QR code")),
            address,
            shared: shared.to_owned(),
            spelled: "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ".to_owned(),
        }),
        codes: String::new(),
    }
}
