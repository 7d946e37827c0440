//! The papers of the house add up to what was planned.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};
use kajitori_sample::house::papers;

/// The day on which the demo is looked at.
const TODAY: Date = date(2026, 11, 22);

/// Rows by the names of their columns.
struct Table(Vec<BTreeMap<String, String>>);

impl Table {
    fn read(file: &str) -> Self {
        let papers = papers();
        let paper = papers.iter().find(|paper| paper.file == file).expect(file);
        let mut lines = paper.text.lines().map(|line| line.split(',').map(str::to_owned));
        let names: Vec<String> = lines.next().expect("a header").collect();
        let rows = lines.map(|cells| {
            let cells: Vec<String> = cells.collect();
            assert_eq!(cells.len(), names.len(), "{file}: {cells:?}");
            names.iter().cloned().zip(cells).collect()
        });
        Self(rows.collect())
    }

    fn with(&self, column: &str, value: &str) -> Self {
        Self(self.0.iter().filter(|row| row[column] == value).cloned().collect())
    }

    fn without(&self, column: &str, value: &str) -> Self {
        Self(self.0.iter().filter(|row| row[column] != value).cloned().collect())
    }

    fn all(&self, column: &str) -> Vec<&str> {
        self.0.iter().map(|row| row[column].as_str()).collect()
    }

    fn sum(&self, column: &str) -> i64 {
        self.all(column).iter().map(|cell| cell.parse::<i64>().expect("a number")).sum()
    }

    fn days(&self, column: &str) -> Vec<Date> {
        self.all(column).iter().map(|cell| cell.parse().expect("a day")).collect()
    }

    /// How many were answered in time, of how many.
    fn in_time(&self, due: &str, done: &str) -> (usize, usize) {
        let in_time = |row: &&BTreeMap<String, String>| {
            row[done].parse::<Date>().is_ok_and(|done| done <= row[due].parse().expect("a day"))
        };
        (self.0.iter().filter(in_time).count(), self.0.len())
    }
}

#[test]
fn papers_are_the_same_every_time_and_have_names_of_their_own() {
    let all = papers();
    assert_eq!(all, papers());
    let names: BTreeSet<&str> = all.iter().map(|paper| paper.file).collect();
    assert_eq!((names.len(), all.len()), (21, 21));
    let readme = include_str!("../../../../content/demo/README.md");
    for paper in &all {
        assert!(readme.contains(&format!("`{}`", paper.file)), "{}", paper.file);
        let _ = Table::read(paper.file);
    }
}

#[test]
fn hidden_costs_are_seven_tenths_of_what_was_saved() {
    let fees = Table::read("fees.csv");
    assert_eq!(fees.sum("金額（円）"), 216_856_400);
    let hokuto = fees.with("委託先", "北斗コンタクト");
    assert_eq!(hokuto.sum("金額（円）"), 164_268_000);
    assert_eq!(Table::read("baseline.csv").sum("年額（円）"), 271_000_000);
    assert_eq!(Table::read("oneoff.csv").sum("金額（円）"), 20_534_000);
    let costs = Table::read("costs.csv");
    let cost = |kind| costs.with("区分", kind).sum("金額（円）");
    let kinds = ["変更", "監査・ツール", "移り先未定の人員"];
    assert_eq!(kinds.map(cost), [7_350_000, 2_620_000, 5_940_000]);
    let hours = Table::read("timesheets.csv");
    let rates = Table::read("rates.csv");
    let of = |kind| (hours.with("区分", kind).sum("時間"), rates.with("区分", kind));
    let (managing, repairing) = (of("委託管理"), of("手直し"));
    assert_eq!((managing.0, repairing.0), (3_120, 2_280));
    let spent = |(hours, rate): &(i64, Table)| hours * rate.sum("1時間あたり（円）");
    let hidden = spent(&managing) + spent(&repairing) + costs.sum("金額（円）");
    let (saved, left) = (271_000_000 - 216_856_400, 271_000_000 - 216_856_400 - hidden);
    assert_eq!((hidden, saved, left), (37_906_000, 54_143_600, 16_237_600));
}

#[test]
fn released_hours_are_booked_on_core_work_less_than_half() {
    let hours = Table::read("timesheets.csv");
    let released = Table::read("released.csv");
    assert_eq!((released.0.len(), released.sum("年間の空き時間")), (12, 14_200));
    let booked = |kind| hours.with("区分", kind).sum("時間");
    assert_eq!((booked("本業"), booked("その他")), (6_390, 4_970));
    for person in released.all("社員") {
        let free = released.with("社員", person).sum("年間の空き時間");
        assert!(hours.with("社員", person).sum("時間") < free, "{person}");
    }
    assert_eq!(hours.all("月").iter().collect::<BTreeSet<_>>().len(), 12);
}

#[test]
fn six_accounts_are_of_a_firm_that_nobody_declared() {
    let accounts = Table::read("accounts.csv").with("状態", "有効");
    let roster = Table::read("roster.csv");
    let known: BTreeSet<&str> = roster.all("メール").into_iter().collect();
    let mails = accounts.all("メール");
    let unknown: Vec<&&str> = mails.iter().filter(|mail| !known.contains(**mail)).collect();
    assert_eq!((mails.len(), known.len(), unknown.len()), (24, 18, 6));
    assert!(unknown.iter().all(|mail| mail.ends_with("@soyokaze-zaitaku.example")));
    let contract = Table::read("contracts.csv").with("委託先", "みどりデータ");
    assert_eq!(contract.all("再委託の届け出"), ["なし"]);
}

#[test]
fn a_price_talk_waits_and_the_notice_has_passed() {
    let requests = Table::read("requests.csv");
    let talk = requests.with("種別", "価格協議");
    assert_eq!((talk.0.len(), talk.all("回答日")), (1, vec![""]));
    let waiting = talk.days("受付日")[0].until(TODAY).expect("days").get_days();
    assert_eq!(waiting, 74);
    let answered = |kind| requests.with("種別", kind).in_time("期限", "回答日");
    assert_eq!([answered("情報共有"), answered("判断依頼")], [(31, 50), (11, 20)]);
    assert!(requests.days("受付日").iter().all(|day| *day < TODAY));
    let done = requests.without("回答日", "");
    assert!(done.days("回答日").iter().all(|day| *day <= TODAY));
    let fees = Table::read("fees.csv").without("支払日", "");
    assert_eq!(fees.in_time("支払期日", "支払日"), (56, 56));
}

#[test]
fn a_report_covers_half_a_year_and_three_controls_have_no_owner() {
    let soc1 = Table::read("certificates.csv").with("種類", "SOC1 Type2");
    assert_eq!(soc1.days("対象開始"), [date(2026, 4, 1)]);
    assert_eq!(soc1.days("対象終了・期限"), [date(2026, 9, 30)]);
    let controls = Table::read("controls.csv");
    assert_eq!((controls.0.len(), controls.with("持ち主", "").0.len()), (7, 3));
}

#[test]
fn knowledge_is_half_retained_and_its_experts_leave() {
    let items = Table::read("knowledge.csv");
    let retained = |row: &BTreeMap<String, String>| {
        let document = match (row["手引きの状態"].as_str(), row["手引きの持ち主"].as_str())
        {
            ("完備", "委託元") => 2,
            ("完備" | "一部", _) => 1,
            _ => 0,
        };
        let age = row["最終見直し日"].parse::<Date>().expect("a day").until(TODAY).expect("days");
        let fresh = match age.get_days() {
            ..=365 => 2,
            366..=730 => 1,
            _ => 0,
        };
        let people = row["説明できる社員"].split('・').filter(|code| !code.is_empty()).count();
        document.min(fresh).min(i64::try_from(people).expect("few"))
    };
    let weighed = |row: &BTreeMap<String, String>| {
        let number = |column: &str| row[column].parse::<i64>().expect("a number");
        (number("重み") * retained(row), (2 - retained(row)) * number("復元の見積り（時間）"))
    };
    let (kept, lost): (Vec<i64>, Vec<i64>) = items.0.iter().map(weighed).unzip();
    let kept = kept.iter().sum::<i64>() as f64 / 2.0 / items.sum("重み") as f64;
    assert_eq!(
        (format!("{:.1}", 100.0 * kept), lost.iter().sum::<i64>() / 2),
        ("44.1".into(), 290)
    );
    assert_eq!(items.with("手引き", "あり").0.len(), items.0.len());
    assert_eq!(Table::read("staff.csv").with("退職予定日", "2027-03-31").0.len(), 2);
}

#[test]
fn the_exit_takes_longer_than_the_notice() {
    let exit = Table::read("exit.csv");
    let states = [("満たす", 1), ("一部", 4), ("なし", 3)];
    assert!(states.iter().all(|(state, count)| exit.with("状態", state).0.len() == *count));
    let calls = Table::read("contracts.csv").with("業務", "コールセンター");
    assert_eq!((calls.sum("移行に要る期間（月）"), calls.sum("申出の期間（月）")), (6, 3));
    assert_eq!(Table::read("switching.csv").sum("金額（円）"), 33_354_000);
}

#[test]
fn two_processes_share_a_building_and_the_drill_is_old() {
    let sites = Table::read("sites.csv");
    let hokuto = sites.with("委託先", "北斗コンタクト");
    let buildings: BTreeSet<&str> = hokuto.all("建物").into_iter().collect();
    assert_eq!((hokuto.0.len(), buildings.len()), (2, 1));
    let drill = Table::read("drills.csv").with("委託先", "北斗コンタクト");
    assert_eq!((drill.days("実施日"), drill.sum("戻すまでの時間")), (vec![date(2024, 12, 10)], 9));
    assert_eq!(hokuto.all("戻す時間の約束（時間）"), ["4", "4"]);
}

#[test]
fn both_sides_answered_and_see_it_differently() {
    let survey = Table::read("survey.csv");
    let items = ["目的共有", "情報共有", "公平さ", "尊重", "信頼", "共に改善"];
    let points =
        |side| items.map(|item| survey.with("回答側", side).with("項目", item).sum("点（1〜5）"));
    assert_eq!(points("委託元"), [38, 39, 36, 40, 39, 34]);
    assert_eq!(points("委託先"), [27, 29, 28, 33, 31, 30]);
    assert!(survey.all("点（1〜5）").iter().all(|point| ["1", "2", "3", "4", "5"].contains(point)));
    assert_eq!(survey.0.len(), 2 * 6 * 10);
    let proposals = Table::read("proposals.csv");
    assert_eq!((proposals.0.len(), proposals.without("採否", "").0.len()), (15, 6));
}
