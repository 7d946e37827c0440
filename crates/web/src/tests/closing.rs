//! A month in the browser: measured, asked, contested, agreed, confirmed, fixed, credited; and what
//! is filled in wrongly comes back.

use http::StatusCode;
use jiff::civil::date;
use kajitori_app::job;
use kajitori_testkit::counting::{Counting, Printing, agreed, version};
use kajitori_testkit::db::Fresh;
use kajitori_testkit::house::Ports;

use super::browser::Told;
use super::stage::Stage;

/// A house with everybody in it, and October to be closed.
pub(super) fn stage() -> Stage {
    let ports = |_: &Fresh| {
        let (analytics, reports) = (Box::new(Counting), Box::new(Printing));
        Ports { analytics, reports, ..Ports::default() }
    };
    let stage = Stage::with(ports);
    let owner = stage.cast.get("client-owner").person.expect("a person");
    let engagement = stage.cast.engagement;
    agreed(&stage.fresh.open(), (engagement, owner), &version(1, date(2026, 4, 1)));
    stage
}

impl Stage {
    pub(super) fn get(&self, who: &str, rest: &str) -> Told {
        self.browser(who).get(&self.path(rest))
    }

    fn post(&self, who: &str, rest: &str, fields: &[(&str, &str)]) -> Told {
        self.browser(who).post(&self.path(rest), fields)
    }

    /// Sends a form with a file, or with none chosen.
    pub(super) fn upload(
        &self,
        who: &str,
        rest: &str,
        fields: &[(&str, &str)],
        file: (&str, &str),
    ) -> Told {
        self.browser(who).upload(&self.path(rest), fields, file)
    }

    pub(super) fn work(&self) {
        while job::work(&self.site.house, "worker-1").expect("a job that ends").is_some() {}
    }

    /// Does what the page offers by `action`, with the version and the run that it shows.
    pub(super) fn does(&self, who: &str, page: &str, step: &str, more: &[(&str, &str)]) {
        let shown = self.get(who, page);
        assert_eq!(shown.status, StatusCode::OK, "{page}");
        let version = shown.field("version").to_owned();
        let run = if shown.body.contains("name=\"run\"") { shown.field("run") } else { "" };
        let fields = [&[("version", version.as_str()), ("run", run)], more].concat();
        let told = self.post(who, &format!("{page}{step}"), &fields);
        assert_eq!(told.status, StatusCode::SEE_OTHER, "{page}{step}: {}", told.body);
    }
}

pub(super) const OCTOBER: &str = "/closes/2026-10";

#[test]
fn the_whole_way_in_a_browser() {
    let stage = stage();
    let (owner, manager) = ("client-owner", "vendor-manager");
    let empty = stage.get(owner, OCTOBER);
    assert!(empty.body.contains("2026年10月を計測してください"));
    assert!(!stage.get(manager, OCTOBER).body.contains("この月を計測する"));
    stage.does("client-staff", OCTOBER, "/run", &[]);
    assert!(stage.get(owner, OCTOBER).body.contains("計測しています"));
    stage.work();
    // A draft is the client's alone.
    assert!(stage.get(owner, OCTOBER).body.contains("36 / 40"));
    assert!(!stage.get(manager, OCTOBER).body.contains("36 / 40"));
    stage.does(owner, OCTOBER, "/request", &[]);
    stage.work();
    assert!(stage.get(manager, OCTOBER).body.contains("36 / 40"));

    let new = stage.get(manager, "/contests/new?month=2026-10&level=on-time&case=c-3");
    assert_eq!(new.field("case"), "c-3");
    let contest = |case, file| {
        let fields = [
            ("month", "2026-10"),
            ("target", "exclusion"),
            ("level", "on-time"),
            ("case", case),
            ("row", ""),
            ("reason", "検収の遅れによるもので、当社の時間ではありません。"),
        ];
        stage.upload(manager, "/contests", &fields, file)
    };
    let wrong = contest("c-99", ("", ""));
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("という案件番号は") && wrong.body.contains("検収の遅れ"));
    let raised = contest("c-3", ("検収.txt", "11月2日に受領"));
    assert_eq!(raised.status, StatusCode::SEE_OTHER, "{}", raised.body);
    let at = raised.location().replace(&stage.path(""), "");
    assert!(stage.get(owner, OCTOBER).body.contains(&at));
    assert!(stage.get(owner, &at).body.contains("検収.txt"), "the file lies beside it");
    let bare = stage.post(owner, &format!("{at}/answer"), &[("version", "1"), ("text", "")]);
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
    stage.does(owner, &at, "/answer", &[("accepted", "yes"), ("text", "そのとおりです")]);
    stage.does(manager, &at, "/agreement", &[("change", "excluded")]);
    let talk = stage.get(owner, &at).body;
    assert!(talk.contains("そのとおりです") && talk.contains("c-3 を数えません"), "{talk}");
    let early = stage.get(manager, &format!("{OCTOBER}/confirmation"));
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    stage.work();
    assert!(stage.get(manager, OCTOBER).body.contains("36 / 39"));
    closed(&stage);
}

/// October measured, confirmed and fixed without a contest.
pub(super) fn undisputed(stage: &Stage) {
    let (owner, manager) = ("client-owner", "vendor-manager");
    for (who, page, step) in [
        (owner, OCTOBER.to_owned(), "/run"),
        (owner, OCTOBER.to_owned(), "/request"),
        (manager, format!("{OCTOBER}/confirmation"), ""),
        (owner, format!("{OCTOBER}/fixing"), ""),
    ] {
        stage.does(who, &page, step, &[]);
        stage.work();
    }
}

/// From confirming to the credit.
fn closed(stage: &Stage) {
    let (owner, manager) = ("client-owner", "vendor-manager");
    let sure = stage.get(manager, &format!("{OCTOBER}/confirmation"));
    let version = sure.field("version").to_owned();
    let confirm = format!("{OCTOBER}/confirmation");
    let told = stage.post(manager, &confirm, &[("version", &version)]);
    assert_eq!(told.status, StatusCode::SEE_OTHER);
    let stale = stage.post(manager, &confirm, &[("version", &version)]);
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let fixing = format!("{OCTOBER}/fixing");
    let version = stage.get(owner, &fixing).field("version").to_owned();
    let told = stage.post(owner, &fixing, &[("version", &version)]);
    assert_eq!(told.status, StatusCode::SEE_OTHER);
    stage.work();
    let page = stage.get(owner, OCTOBER).body;
    assert!(page.contains("2026年10月は確定しました") && page.contains("5,000 円"));
    assert!(!stage.get(manager, OCTOBER).body.contains("5,000 円"), "a proposal is the client's");
    let start = page.find("/packs/").expect("a pack");
    let pack: String = page[start..].chars().take_while(|c| *c != '"').collect();
    let pack = pack.replace("&amp;", "&");
    let (one, other) = (stage.get(owner, &pack), stage.get(manager, &pack));
    assert!(one.body.contains("checkpoint"), "{pack}");
    assert_eq!(one.body, other.body);

    let list = stage.get(owner, "/credits").body;
    let start = list.find("/credits/").expect("a credit");
    let credit: String = list[start..].chars().take_while(|c| *c != '"').collect();
    assert_eq!(stage.get(manager, &credit).status, StatusCode::NOT_FOUND);
    stage.does(owner, &credit, "/notice", &[]);
    stage.does(manager, &credit, "/answer", &[("accepted", "no"), ("text", "承認が遅れたため")]);
    let version = stage.get(owner, &credit).field("version").to_owned();
    let claim = format!("{credit}/claim");
    let bare = stage.post(owner, &claim, &[("version", &version), ("talked", ""), ("text", "")]);
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bare.body.contains("委託先の答えに対する理由がありません"));
    let said = [("talked", "2026/11/20"), ("text", "承認は期限内でした")];
    stage.does(owner, &credit, "/claim", &said);
    assert!(stage.get(manager, &credit).body.contains("承認は期限内でした"));
    for list in ["/closes", "/contests", "/credits", "/samples"] {
        let file = stage.get(owner, &format!("{list}?file=csv"));
        assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8", "{list}");
    }
}

#[test]
fn a_sample_is_inspected_in_a_browser() {
    let stage = stage();
    let staff = "client-staff";
    stage.does(staff, OCTOBER, "/run", &[]);
    stage.work();
    let new = stage.get(staff, "/samples/new?month=2026-10&level=accuracy");
    assert_eq!(new.field("size"), "20", "as agreed");
    let draw = |size| {
        let fields =
            [("month", "2026-10"), ("level", "accuracy"), ("size", size), ("source", "cases")];
        stage.upload(staff, "/samples", &fields, ("", ""))
    };
    let much = draw("4１");
    assert_eq!(much.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(much.body.contains("標本の大きさが"));
    let drawn = draw("2");
    assert_eq!(drawn.status, StatusCode::SEE_OTHER, "{}", drawn.body);
    let at = drawn.location().replace(&stage.path(""), "");
    assert_eq!(stage.get("vendor-manager", &at).status, StatusCode::NOT_FOUND);
    stage.does(staff, &at, "/delivery", &[]);
    assert_eq!(stage.get("vendor-manager", &at).status, StatusCode::OK);
    let half = [("first-0", "1"), ("first-1", "1"), ("second-1", "0"), ("finish", "no")];
    stage.does(staff, &at, "/inspection", &half);
    let version = stage.get(staff, &at).field("version").to_owned();
    let finish = [&half[..3], &[("version", version.as_str()), ("finish", "yes")]].concat();
    let torn = stage.post(staff, &format!("{at}/inspection"), &finish);
    assert_eq!(torn.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(torn.body.contains("1 件足りません") && torn.body.contains("class=\"torn\""));
    let done = [half[0], half[1], half[2], ("decided-1", "1"), ("finish", "yes")];
    stage.does(staff, &at, "/inspection", &done);
    assert!(stage.get("vendor-manager", &at).body.contains("次の計測で検証値になります"));
}
