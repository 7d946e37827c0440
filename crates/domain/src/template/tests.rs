//! Every shipped template is whole, in both languages, and its agreement is one.

use std::collections::BTreeSet;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::agreement::level::Kind;
use crate::agreement::{self, Agreement, ColumnSource, HolidayList};
use crate::event::EventMatch;
use crate::text::Lang;
use crate::words::Words;

fn fill() -> Fill {
    Fill {
        number: 7,
        title: Text { ja: "合意書".to_owned(), en: "Agreement".to_owned() },
        client: Text::same("みなと商事株式会社"),
        vendor: Text::same("あおばBPO株式会社"),
        from: date(2026, 4, 1),
        until: Some(date(2028, 3, 31)),
    }
}

/// The agreement of a template, without a single problem.
fn agreed(template: &Template, fill: &Fill) -> Agreement {
    let text = template.agreement_text(fill);
    let (agreement, problems) = agreement::read("agreement.toml", &text);
    assert_eq!(problems, [], "{}", template.id);
    agreement.expect("an agreement without a problem")
}

fn values(template: &Template, part: Part) -> Vec<&str> {
    let columns = template.columns.iter().filter(|column| column.part == part);
    columns.flat_map(|column| &column.values).map(String::as_str).collect()
}

fn keys(template: &Template, part: Part) -> Vec<&str> {
    let columns = template.columns.iter().filter(|column| column.part == part);
    columns.filter_map(|column| column.key.as_deref()).collect()
}

fn is_distinct<'a>(names: impl IntoIterator<Item = &'a str>) -> bool {
    let mut seen = BTreeSet::new();
    names.into_iter().all(|name| seen.insert(name))
}

fn codes(id: &str, situation: &Situation<'_>) -> Vec<Code> {
    let template = find(id).expect("a shipped template");
    template.warnings_for(situation).iter().map(|warning| warning.code).collect()
}

const MODEL: Situation<'_> =
    Situation { tasks: &[], facts: &[], from: date(2026, 4, 1), until: None };

#[test]
fn the_five_areas_have_templates_with_ids_of_their_own() {
    let areas: BTreeSet<Area> = all().iter().map(|template| template.area).collect();
    assert_eq!(areas, BTreeSet::from(Area::ALL));
    assert!(all().is_sorted_by_key(|template| template.area));
    assert!(is_distinct(all().iter().map(|template| template.id.as_str())));
    for template in all() {
        assert_eq!(find(&template.id), Some(template));
    }
    assert_eq!(all().iter().filter(|template| template.area == Area::Sales).count(), 2);
    assert_eq!(find("no-such"), None);
}

#[test]
fn every_template_is_whole() {
    for template in all() {
        let id = &template.id;
        assert!(template.tasks.len() >= 3, "{id}");
        assert!(is_distinct(template.tasks.iter().map(|task| task.id.as_str())), "{id}");
        assert!(is_distinct(template.warnings.iter().map(|warning| warning.code)), "{id}");
        assert!(agreed(template, &fill()).levels.len() >= 3, "{id}");
        for part in [Part::Case, Part::Activity, Part::Time, Part::Status] {
            let columns = template.columns.iter().filter(|column| column.part == part);
            assert_eq!(columns.filter(|column| column.required).count(), 1, "{id}: {part:?}");
        }
        let mut keyed = template.columns.iter();
        assert!(keyed.all(|column| column.key.is_some() == column.part.keyed()), "{id}");
        for warning in &template.warnings {
            for task in &warning.tasks {
                assert!(template.task(task).is_some(), "{id}: {} names {task}", warning.code);
            }
        }
    }
}

#[test]
fn templates_speak_both_languages() {
    let law = law();
    let mut texts = vec![&law.source];
    for template in all() {
        texts.extend([&template.name, &template.title, &template.source]);
        texts.extend(template.tasks.iter().flat_map(|t| [Some(&t.name), t.due.as_ref()]).flatten());
        texts.extend(template.columns.iter().flat_map(|column| [&column.name, &column.about]));
    }
    texts.extend(law.rules.iter().flat_map(|rule| [&rule.words, &rule.basis, &rule.needs]));
    for text in texts {
        assert!(!text.ja.is_ascii() && !text.en.trim().is_empty(), "{text:?}");
        assert!(text.en.chars().all(|c| c < '\u{3000}'), "{text:?}");
    }
    let of = |group, words: Vec<&str>| -> Vec<String> {
        words.into_iter().map(|word| format!("template-{group}-{word}")).collect()
    };
    let ids = [
        of("area", Area::ALL.map(Area::word).to_vec()),
        of("frequency", Frequency::ALL.map(Frequency::word).to_vec()),
        of("part", Part::ALL.map(Part::word).to_vec()),
        of("fact", Fact::ALL.map(Fact::word).to_vec()),
    ];
    for words in [Lang::Ja, Lang::En].map(Words::new) {
        assert_eq!(ids.iter().flatten().find(|id| !words.has(id)), None);
    }
}

#[test]
fn a_warning_names_its_law_and_asks_instead_of_ruling() {
    let law = law();
    assert!(is_distinct(law.rules.iter().map(|rule| rule.code)));
    for rule in &law.rules {
        let asks = rule.words.ja.contains("要確認") || rule.words.ja.contains("法務確認");
        assert!(asks && rule.words.en.to_lowercase().contains("confirm"), "{}", rule.code);
        let ruling = ["違法です", "適法です", "問題ありません"];
        assert!(!ruling.iter().any(|word| rule.words.ja.contains(word)), "{}", rule.code);
        let article = rule.basis.ja.contains('条') || rule.basis.ja.contains("指針");
        assert!(article, "{}: {}", rule.code, rule.basis.ja);
        assert!(rule.until.is_none_or(|last| rule.from <= last), "{}", rule.code);
        let used = all().iter().flat_map(|template| &template.warnings);
        assert!(used.clone().any(|warning| warning.code == rule.code), "{} is unused", rule.code);
    }
    assert!(all().iter().all(|template| template.checked <= law.checked));
}

#[test]
fn social_insurance_asks_for_a_licensed_person() {
    let only = |task| codes("payroll", &Situation { tasks: &[task], ..MODEL });
    assert_eq!(only("social-insurance")[0], "social-insurance-licence");
    assert!(!only("payroll").contains(&"social-insurance-licence"));
    assert!(only("year-end").contains(&"tax-licence"));
    let template = find("payroll").expect("a shipped template");
    assert_eq!(template.confidentiality, Confidentiality::Secret);
    let all = template.warnings_for(&Situation { tasks: &["social-insurance"], ..MODEL });
    assert!(all[0].basis.ja.contains("社会保険労務士法 第27条"), "{:?}", all[0]);
    assert!(all.iter().any(|warning| warning.code == "my-number-re-entrustment"));
}

#[test]
fn a_fact_is_asked_until_somebody_denies_it() {
    let about = |facts| codes("general-affairs", &Situation { facts, ..MODEL });
    for facts in [&[][..], &[(Fact::OnSite, true)]] {
        assert!(about(facts).contains(&"on-site-checklist"), "{facts:?}");
    }
    let denied = about(&[(Fact::OnSite, false)]);
    assert!(!denied.contains(&"on-site-checklist"));
    assert!(denied.contains(&"disguised-contracting"), "what hangs on no fact stays");
}

#[test]
fn a_duty_is_told_when_it_holds_within_the_work() {
    let of = |from, until| codes("call-centre", &Situation { from, until, ..MODEL });
    let code = "customer-harassment";
    assert!(!of(date(2025, 4, 1), Some(date(2026, 9, 30))).contains(&code));
    assert!(of(date(2025, 4, 1), Some(date(2026, 10, 1))).contains(&code));
    assert!(of(date(2025, 4, 1), None).contains(&code));
    let mut ended = find("call-centre").expect("a shipped template").clone();
    ended.warnings.iter_mut().for_each(|warning| warning.until = Some(date(2026, 3, 31)));
    let told = |from| ended.warnings_for(&Situation { from, ..MODEL }).len();
    assert_eq!((told(date(2026, 3, 31)) > 0, told(date(2026, 4, 1))), (true, 0));
}

#[test]
fn books_and_orders_bring_their_checks() {
    let books = ["invoices", "scanning", "bookkeeping"];
    let codes_of_books = codes("accounting", &Situation { tasks: &books, ..MODEL });
    for code in ["tax-licence", "qualified-invoice", "electronic-records", "scanner-storage"] {
        assert!(codes_of_books.contains(&code), "{code}");
    }
    assert!(codes_of_books.contains(&"internal-control-report"));
    let private = Situation { tasks: &books, facts: &[(Fact::Listed, false)], ..MODEL };
    assert!(!codes("accounting", &private).contains(&"internal-control-report"));
    let orders = codes("general-affairs", &Situation { tasks: &["orders"], ..MODEL });
    assert!(orders.contains(&"approval-limit"));
    let accounting = agreed(find("accounting").expect("a shipped template"), &fill());
    let closing = accounting.levels.iter().find(|level| level.id == "closing-on-time");
    assert_eq!(closing.expect("a closing").calendar, "office");
    let office = accounting.calendars.iter().find(|calendar| calendar.id == "office");
    assert_eq!(office.expect("an office").holidays, HolidayList::Japan);
}

#[test]
fn only_the_first_priority_is_counted_around_the_clock() {
    let desk = agreed(find("help-desk").expect("a shipped template"), &fill());
    let level = |id: &str| desk.levels.iter().find(|level| level.id == id).expect("a level");
    let calendars = ["p1-solved", "p2-solved", "p3-solved"].map(|id| level(id).calendar.as_str());
    assert_eq!(calendars, ["always", "service", "service"]);
}

/// What stands in single quotes in conditions.
fn texts_of_conditions(agreement: &str) -> impl Iterator<Item = &str> {
    let condition = |line: &&str| {
        ["where = ", "hit = ", "of = ", "exclude = "].iter().any(|key| line.starts_with(key))
    };
    agreement.lines().filter(condition).flat_map(|line| line.split('\'').skip(1).step_by(2))
}

#[test]
fn the_data_asked_for_are_those_that_the_agreement_counts() {
    for template in all() {
        let agreement = agreed(template, &fill());
        let (activities, statuses) =
            (values(template, Part::Activity), values(template, Part::Status));
        let log = agreement::vocabulary::Vocabulary {
            activities: &activities,
            statuses: &statuses,
            orgs: &[],
        };
        assert_eq!(agreement::vocabulary::unmatched(&agreement, log, "a.toml"), []);
        let attributes = keys(template, Part::Attribute);
        for column in &agreement.columns {
            if let ColumnSource::Attribute(name, _) = &column.from {
                assert!(attributes.contains(&name.as_str()), "{}: {name}", template.id);
            }
        }
        let counts = keys(template, Part::IntervalValue);
        for level in &agreement.levels {
            if let Kind::IntervalRatio { numerator, denominator, .. } = &level.kind {
                assert!(counts.contains(&numerator.as_str()), "{}: {numerator}", template.id);
                assert!(counts.contains(&denominator.as_str()), "{}: {denominator}", template.id);
            }
        }
        let known = values(template, Part::Attribute);
        for text in texts_of_conditions(&template.agreement) {
            assert!(known.contains(&text), "{}: {text}", template.id);
        }
    }
}

#[test]
fn every_status_but_the_last_says_who_is_waited_for() {
    for template in all() {
        let agreement = agreed(template, &fill());
        let fits = |on: &EventMatch, status| on.status.iter().any(|text| text.matches(status));
        let completes = |status| {
            agreement
                .processes
                .iter()
                .filter_map(|p| p.complete.as_ref())
                .any(|on| fits(on, status))
        };
        for status in values(template, Part::Status) {
            let held = agreement.holder_rules.iter().any(|rule| fits(&rule.on, status));
            assert!(held != completes(status), "{}: {status}", template.id);
        }
    }
}

#[test]
fn the_turns_of_the_year_within_the_term_are_closed() {
    let template = find("payroll").expect("a shipped template");
    let closed = |from, until| -> Vec<Date> {
        let agreement = agreed(template, &Fill { from, until, ..fill() });
        let office = agreement.calendars.iter().find(|calendar| calendar.id == "office");
        office.expect("an office").exceptions.iter().map(|day| day.date).collect()
    };
    let first = closed(date(2026, 12, 31), Some(date(2027, 1, 1)));
    assert_eq!(first, [date(2026, 12, 31), date(2027, 1, 1)]);
    assert_eq!(closed(date(2026, 4, 1), Some(date(2026, 9, 30))), []);
    assert_eq!(closed(date(2026, 4, 1), Some(date(2028, 3, 31))).len(), 12);
    assert_eq!(closed(date(2026, 1, 2), None).len(), 2 + 3 * 6);
    let _far = closed(date(9998, 1, 4), Some(Date::MAX));
}

#[test]
fn what_was_typed_stays_a_value() {
    let nasty =
        "甲\"} \\ ''' \"\"\" \n[parties]\nclient = \"x\" # {{vendor}} {{id}}\r\u{7f}\u{0}\t";
    let name = Text { ja: nasty.to_owned(), en: "O'Hara \\u0041 }}{{".to_owned() };
    let fill = Fill { title: name.clone(), client: name.clone(), vendor: name.clone(), ..fill() };
    for template in all() {
        let agreement = agreed(template, &fill);
        assert_eq!([&agreement.title, &agreement.client, &agreement.vendor], [&name; 3]);
        assert_eq!(agreement.id, format!("{}-7", template.id));
        assert_eq!((agreement.effective_from, agreement.version), (fill.from, 1));
    }
}

proptest! {
    #[test]
    fn any_name_comes_back_as_it_was_typed(ja in "\\PC*[^ \\s]\\PC*", en in ".*[a-z\"'{}\\\\].*") {
        let name = Text { ja, en };
        let fill = Fill { client: name.clone(), vendor: name.clone(), ..fill() };
        let template = find("data-entry").expect("a shipped template");
        let agreement = agreed(template, &fill);
        prop_assert_eq!(&agreement.client, &name);
        prop_assert_eq!(&agreement.vendor, &name);
    }
}
