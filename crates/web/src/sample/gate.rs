//! Samples: the gate and the errors.

use crate::form::{FieldProblem, Form};
use crate::link;
use crate::pages::error::ErrorPage;
use crate::pages::gate::{Asks, Code, Joining, Over, SignIn};
use crate::part::{Named, Notice, Tone};
use crate::shell::Spot;

use super::{Album, Eye, day, e, l, october, shinonome};

pub(super) fn form(
    pairs: &[(&str, &str)],
    wrong: &[(&'static str, &'static str, &'static str)],
) -> Form {
    let typed = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let mut form = Form::new(typed.collect());
    for (field, label, code) in wrong {
        form.wrong(FieldProblem { field, label, code, args: Vec::new() });
    }
    form
}

pub(super) fn pages(album: &mut Album) {
    let w = album.w;
    let mut page = SignIn { w, form: Form::default(), to: "/".to_owned(), notice: None };
    album.add("sign-in", Eye::Gate, Spot::Elsewhere, &page);
    page.form = form(&[("mail", "yamada@minato.example")], &[("mail", "gate-mail", "sign-in")]);
    album.add("sign-in-wrong", Eye::Gate, Spot::Elsewhere, &page);
    page.form = Form::default();
    page.notice = Some(Notice { tone: Tone::Good, title: w.t("gate-ended"), text: String::new() });
    album.add("sign-in-ended", Eye::Gate, Spot::Elsewhere, &page);
    let mut page = Code {
        w,
        form: Form::default(),
        mail: "yamada@minato.example".to_owned(),
        to: "/".to_owned(),
        notice: None,
    };
    album.add("code", Eye::Gate, Spot::Elsewhere, &page);
    page.form = form(&[], &[("recovery", "gate-recovery-field", "gate-code-wrong")]);
    album.add("code-recovery", Eye::Gate, Spot::Elsewhere, &page);
    links(album);
    errors(album);
}

fn links(album: &mut Album) {
    let w = album.w;
    let mut page = Joining {
        w,
        form: form(
            &[("name", "山田 恵子")],
            &[("mail", "gate-mail", "empty"), ("password", "gate-password", "empty")],
        ),
        title: w.t("gate-set-up"),
        about: w.t("gate-set-up-about"),
        facts: Vec::new(),
        asks: Asks::All,
        expires: l(w, "2026/11/23 09:00", "2026-11-23 09:00"),
        action: link::one_time("k3Zs-9_x"),
        step: w.t2("gate-step", "n", 1, "all", 4),
        submit: w.t("gate-join-do"),
    };
    album.add("set-up", Eye::Gate, Spot::Elsewhere, &page);
    page.form = form(&[("name", "佐藤 健")], &[]);
    (page.title, page.about) = (w.t("gate-invite"), w.t("gate-invite-about"));
    page.facts = vec![
        (w.t("gate-mail"), "sato@shinonome.example".to_owned()),
        (w.t("people-organisation"), shinonome(w)),
        (w.t("member-role"), w.t1("gate-in-engagement", "role", w.t("role-vendor-manager"))),
    ];
    (page.asks, page.step, page.submit) = (Asks::Name, String::new(), w.t("gate-invite-do"));
    album.add("invite", Eye::Gate, Spot::Elsewhere, &page);
    page.form = form(&[], &[("password", "gate-password", "password-common")]);
    (page.title, page.about) = (w.t("gate-reset"), w.t("gate-reset-about"));
    page.facts.truncate(2);
    (page.asks, page.submit) = (Asks::Nothing, w.t("gate-reset-do"));
    album.add("reset", Eye::Gate, Spot::Elsewhere, &page);
    let (title, text) = (w.t("refusal-invite-used"), w.t("refusal-invite-used-hint"));
    album.add("link-used", Eye::Gate, Spot::Elsewhere, &Over { w, title, text });
}

fn errors(album: &mut Album) {
    let w = album.w;
    album.add("error-404", Eye::Client, Spot::Elsewhere, &ErrorPage::hidden(w));
    let mut refused = ErrorPage::hidden(w);
    refused.status = 403;
    refused.title = l(w, "担当者個人への割り当てはできません", "A worker cannot be assigned");
    refused.text = l(
        w,
        "委託元が委託先の作業者を選ぶと、請負ではなく労働者派遣とみなされるおそれがあります\
         （偽装請負）。依頼は委託先の管理責任者に出してください。この操作は記録しました。",
        "A client who picks the vendor’s workers may be held to employ them (disguised \
         contracting). Send the request to the vendor’s manager. This attempt was recorded.",
    );
    refused
        .ways
        .insert(0, Named::new(l(w, "管理責任者に依頼する", "Write to the manager"), e().members()));
    album.add("error-403", Eye::Client, Spot::Members, &refused);
    let both = vec![
        (l(w, "期限", "Due"), day(w, "2026/11/27"), day(w, "2026/11/30")),
        (l(w, "状態", "State"), w.t("close-with-vendor"), w.t("close-contested")),
    ];
    let newer = Named::new(w.t("error-newer"), e().close("2026-10"));
    album.add("error-409", Eye::Client, Spot::Close, &ErrorPage::stale(w, both, newer));
    let mut impossible = ErrorPage::hidden(w);
    impossible.status = 422;
    impossible.title = l(
        w,
        &format!("{}はまだ終わっていません", october(w)),
        &format!("{} is not over yet", october(w)),
    );
    impossible.text = l(
        w,
        "月が終わってから確認を依頼してください。",
        "Ask for confirmation once the month is over.",
    );
    album.add("error-422", Eye::Client, Spot::Close, &impossible);
    let fault = ErrorPage::fault(w, "01kc5m9z-7f3a");
    album.add("error-500", Eye::Gate, Spot::Elsewhere, &fault);
}
