//! Every page with the values of an invented company, for tests and for looking at.

mod account;
mod agreement;
mod close;
mod company;
mod contest;
mod credit;
mod drawn;
mod engagement;
mod explore;
mod figures;
mod founding;
mod gate;
mod hub;
mod intake;
mod look;
mod months;
mod people;
mod request;
mod result;
mod sure;

use askama::Template;
use kajitori_domain::text::Lang;

use crate::link::{self, Link, Place};
use crate::part::Status;
use crate::part::{Event, Figure, Lamp, LampState, Named, Task, Theme, Tone};
use crate::shell::{Body, ClientFrame, Crumb, GateFrame, Open, Sight, Spot, VendorFrame};
use crate::word::W;

/// Which side looks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Eye {
    Gate,
    Client,
    Vendor,
}

/// A rendered page.
pub(crate) struct Shot {
    pub(crate) name: String,
    pub(crate) html: String,
}

/// Everything that is rendered, in both languages.
pub(crate) fn all() -> Vec<Shot> {
    let mut shots = Vec::new();
    for lang in [Lang::Ja, Lang::En] {
        let mut album = Album { w: W::of(lang), shots: Vec::new() };
        gate::pages(&mut album);
        engagement::pages(&mut album);
        explore::pages(&mut album);
        figures::pages(&mut album);
        close::pages(&mut album);
        intake::pages(&mut album);
        people::pages(&mut album);
        account::pages(&mut album);
        company::pages(&mut album);
        agreement::pages(&mut album);
        founding::pages(&mut album);
        look::pages(&mut album);
        request::pages(&mut album);
        shots.append(&mut album.shots);
    }
    shots
}

/// Collects the pages of one language.
pub(crate) struct Album {
    pub(crate) w: W,
    shots: Vec<Shot>,
}

impl Album {
    /// Renders a page as `eye` sees it, at `spot` of the navigation.
    pub(crate) fn add<B: Body + Template>(&mut self, name: &str, eye: Eye, spot: Spot, body: &B) {
        let w = self.w;
        let here = link::home().to_string();
        let inside = !matches!(
            spot,
            Spot::Home
                | Spot::Engagements
                | Spot::Jobs
                | Spot::People
                | Spot::Company
                | Spot::CompanyRecord
                | Spot::System
                | Spot::Elsewhere
        );
        let open = |other: &str| {
            let (name, other) = (payables(w), other.to_owned());
            inside.then(|| Open { id: E.into(), name, other, month: "2026-10".into() })
        };
        let html = match eye {
            Eye::Gate => GateFrame { w, here }.page(body),
            Eye::Client => {
                let (person, organisation) = (yamada(w), minato(w));
                let open = open(&shinonome(w));
                ClientFrame { w, person, organisation, spot, sees: Sight::default(), open, here }
                    .page(body)
            }
            Eye::Vendor => {
                let (person, organisation) = (sato(w), shinonome(w));
                let open = open(&minato(w));
                VendorFrame { w, person, organisation, spot, sees: Sight::default(), open, here }
                    .page(body)
            }
        };
        let eye = match eye {
            Eye::Gate => "gate",
            Eye::Client => "client",
            Eye::Vendor => "vendor",
        };
        let name = format!("{name}-{eye}-{}", w.code());
        self.shots.push(Shot { name, html: html.expect("a sample renders") });
    }
}

pub(crate) const E: &str = "01kc5m0q8r7v3x2ycz9d4hn6tb";

/// The engagement of all samples.
pub(crate) fn e() -> Place {
    link::engagement(E)
}

/// One of two wordings.
pub(crate) fn l(w: W, ja: &str, en: &str) -> String {
    if w.lang() == Lang::Ja { ja.to_owned() } else { en.to_owned() }
}

pub(crate) fn payables(w: W) -> String {
    l(w, "買掛・支払と給与計算", "Payables and payroll")
}

pub(crate) fn minato(w: W) -> String {
    l(w, "みなと暮らし株式会社", "Minato Kurashi")
}

pub(crate) fn shinonome(w: W) -> String {
    l(w, "しののめ業務サービス株式会社", "Shinonome Services")
}

pub(crate) fn yamada(w: W) -> String {
    l(w, "山田 恵子", "Keiko Yamada")
}

pub(crate) fn sato(w: W) -> String {
    l(w, "佐藤 健", "Ken Sato")
}

pub(crate) fn october(w: W) -> String {
    l(w, "2026年10月", "October 2026")
}

pub(crate) fn day(w: W, day: &str) -> String {
    l(w, day, &day.replace('/', "-"))
}

/// The way to a page of the engagement.
pub(crate) fn trail(w: W, more: Vec<Crumb>) -> Vec<Crumb> {
    let mut way = vec![
        Crumb::new(w.t("shell-engagements"), link::engagements()),
        Crumb::new(payables(w), e().hub()),
    ];
    way.extend(more);
    way
}

pub(crate) fn percent(value: &str, behind: &str) -> Option<Figure> {
    Some(Figure::new(value, "%", behind))
}

pub(crate) fn lamps(w: W, on_time: bool) -> Vec<Lamp> {
    let lamp =
        |theme, state, driver: String, way: Option<Named>| Lamp { theme, state, driver, way };
    let quality = if on_time {
        lamp(
            Theme::Quality,
            LampState::Fine,
            l(w, "全項目が目標以上", "All levels reach their targets"),
            None,
        )
    } else {
        lamp(
            Theme::Quality,
            LampState::Act,
            l(
                w,
                "支払期日の遵守率 93.00 %（目標 95 % 以上）。8 項目中 2 項目が未達",
                "Paid on time 93.00 % (target: at least 95 %). 2 of 8 levels missed",
            ),
            Some(Named::new(w.t("shell-figures"), e().month("2026-10"))),
        )
    };
    let not_yet = |theme, ja: &str, en: &str| lamp(theme, LampState::NotYet, l(w, ja, en), None);
    vec![
        not_yet(
            Theme::Purpose,
            "目的と基準値が登録されると測れます。",
            "Needs a purpose and its baseline to be registered.",
        ),
        quality,
        not_yet(
            Theme::Cost,
            "委託料と社内工数の記録が必要です。",
            "Needs the fees and the hours of your own staff.",
        ),
        lamp(
            Theme::Responsibility,
            LampState::Watch,
            l(
                w,
                "遅延時間の 51.0 % は委託元の承認待ち。月次確定の期限まで 5 日",
                "51.0 % of the delay waited for the client’s approval. Close due in 5 days",
            ),
            Some(Named::new(
                l(w, "時間の内訳", "Where the time went"),
                e().level("2026-10", "on-time").at("held"),
            )),
        ),
        not_yet(
            Theme::Knowledge,
            "手順書と習熟の記録が必要です。",
            "Needs procedures and a record of who knows them.",
        ),
        not_yet(
            Theme::Safety,
            "認証・訓練・事故の記録が必要です。",
            "Needs certificates, drills and incidents.",
        ),
    ]
}

pub(crate) fn event(at: String, by: String, what: String, to: Link, place: String) -> Event {
    Event { at, by, what: Named::new(what, to), about: String::new(), place }
}

pub(crate) fn tasks(w: W) -> Vec<Task> {
    let task = |ja: &str, en: &str, to, place: String, due: &str, urgency| Task {
        what: Named::new(l(w, ja, en), to),
        place,
        due: day(w, due),
        urgency,
    };
    vec![
        task(
            "異議 3 に回答する：INV-2610-01834 の承認待ち",
            "Answer contest 3: approval wait of INV-2610-01834",
            e().contest("3"),
            payables(w),
            "2026/11/22",
            Status::new(Tone::Bad, w.t("home-due-today")),
        ),
        task(
            "2026年10月の月次確定を依頼する",
            "Ask for the close of October 2026",
            e().close("2026-10"),
            l(w, "コールセンター・ITヘルプデスク", "Call centre and help desk"),
            "2026/11/27",
            Status::new(Tone::Watch, w.t1("home-due-days", "n", 5)),
        ),
        task(
            "合意の第 4 版を確認する",
            "Read version 4 of the agreement",
            e().agreements(),
            l(w, "データ入力", "Data entry"),
            "2026/12/04",
            Status::new(Tone::Wait, w.t1("home-due-days", "n", 12)),
        ),
    ]
}
