//! A form's fields with what was typed and what is wrong.

use jiff::civil::Date;
use kajitori_domain::refusal::Refusal;
use kajitori_domain::time::Month;

use super::day::read_day;
use super::kind::{Kind, tidied};
use crate::word::W;

/// One thing wrong with one field. Its words are `field-<code>`, or those of the refusal of that
/// code: what is wrong and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldProblem {
    /// Name of the field.
    pub field: &'static str,
    /// Its label, as the id of a word; argument `label` of the words.
    pub label: &'static str,
    /// Which kind.
    pub code: &'static str,
    /// Arguments of the words.
    pub args: Vec<(&'static str, String)>,
}

impl FieldProblem {
    /// What is wrong and what to do.
    pub fn words(&self, w: &W) -> String {
        let mut args = self.args.clone();
        args.push(("label", w.t(self.label)));
        let own = format!("field-{}", self.code);
        if w.has(&own) {
            return w.with(&own, &args);
        }
        let refusal = format!("refusal-{}", self.code);
        let gap = if w.code() == "ja" { "" } else { " " };
        let hint = w.with(&format!("{refusal}-hint"), &args);
        format!("{}{gap}{hint}", w.with(&refusal, &args))
    }
}

/// A field as it is shown.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name in the form, and its id on the page.
    pub name: &'static str,
    /// Its label.
    pub label: String,
    /// What helps to fill it in; empty where the label says it all.
    pub hint: String,
    /// The text as it was typed.
    pub value: String,
    /// What is wrong with it.
    pub problem: Option<String>,
}

impl Field {
    /// The ids of what describes the field, for `aria-describedby`.
    pub fn described(&self) -> String {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.name));
        let problem = self.problem.is_some().then(|| format!("{}-problem", self.name));
        [hint, problem].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// One answer of a choice.
#[derive(Debug, Clone)]
pub struct Answer {
    /// What the form sends.
    pub value: String,
    /// What the person reads.
    pub label: String,
    /// What choosing it means; may be empty.
    pub note: String,
}

impl Answer {
    /// An answer.
    pub fn new(
        value: impl Into<String>,
        label: impl Into<String>,
        note: impl Into<String>,
    ) -> Self {
        Self { value: value.into(), label: label.into(), note: note.into() }
    }
}

/// Whether a field has to be filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It has to be.
    Must,
    /// It may stay empty.
    May,
}

/// What was typed into a form, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Form {
    values: Vec<(String, String)>,
    problems: Vec<FieldProblem>,
}

impl Form {
    /// A form with these texts.
    pub fn new(values: Vec<(String, String)>) -> Self {
        Self { values, problems: Vec::new() }
    }

    /// The same over `values`, which stand for fields that were not sent.
    #[must_use]
    pub fn over(mut self, values: Vec<(String, String)>) -> Self {
        for (name, value) in values {
            if !self.values.iter().any(|(own, _)| *own == name) {
                self.values.push((name, value));
            }
        }
        self
    }

    /// The text of a field as it was typed; empty where nothing was.
    pub fn raw(&self, name: &str) -> &str {
        self.values.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Every name with its text, in their order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.values.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Every text of a field that may be chosen more than once.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.values.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Notes that a field is wrong.
    pub fn wrong(&mut self, problem: FieldProblem) {
        self.problems.push(problem);
    }

    /// Notes that what was refused is this field's.
    pub fn refused(&mut self, field: &'static str, label: &'static str, refusal: &Refusal) {
        let args = refusal.args.clone();
        self.wrong(FieldProblem { field, label, code: refusal.code, args });
    }

    /// The day in a field; notes the problem where it is none, and where it is empty unless it may
    /// be.
    pub fn day(&mut self, name: &'static str, label: &'static str, least: Need) -> Option<Date> {
        let text = self.raw(name).trim().to_owned();
        let code = match (text.is_empty(), least) {
            (true, Need::May) => return None,
            (true, Need::Must) => "empty",
            (false, _) => "day",
        };
        let day = read_day(&text);
        if day.is_none() {
            self.wrong(FieldProblem { field: name, label, code, args: Vec::new() });
        }
        day
    }

    /// The month in a field that may stay empty, as `2026-10` in any width; notes the problem where
    /// it is none.
    pub fn month(&mut self, name: &'static str, label: &'static str) -> Option<Month> {
        let text = tidied(self.raw(name), Kind::Code);
        if text.is_empty() {
            return None;
        }
        let month = Month::parse(&text);
        if month.is_none() {
            self.wrong(FieldProblem { field: name, label, code: "month", args: Vec::new() });
        }
        month
    }

    /// The text of a field that must not be empty, trimmed; notes the problem where it is.
    pub fn required(&mut self, name: &'static str, label: &'static str) -> Option<String> {
        let text = self.raw(name).trim().to_owned();
        if text.is_empty() {
            self.wrong(FieldProblem { field: name, label, code: "empty", args: Vec::new() });
            return None;
        }
        Some(text)
    }

    /// What is wrong, in the order in which it was found.
    pub fn problems(&self) -> &[FieldProblem] {
        &self.problems
    }

    /// Whether nothing is wrong.
    pub fn sound(&self) -> bool {
        self.problems.is_empty()
    }

    /// The field as it is shown.
    pub fn field(&self, w: &W, name: &'static str, label: &str, hint: &str) -> Field {
        let problem = self.problems.iter().find(|p| p.field == name).map(|p| p.words(w));
        let hint = if hint.is_empty() { String::new() } else { w.t(hint) };
        Field { name, label: w.t(label), hint, value: self.raw(name).to_owned(), problem }
    }

    /// The summary above the form: the id of each field with what is wrong.
    pub fn summary(&self, w: &W) -> Vec<(&'static str, String)> {
        self.problems.iter().map(|p| (p.field, p.words(w))).collect()
    }
}

#[cfg(test)]
mod tests {
    use kajitori_domain::text::Lang;

    use super::*;

    #[test]
    fn a_month_is_year_and_month_or_nothing() {
        for (text, month, sound) in [
            ("", None, true),
            (" 2026-10 ", Month::parse("2026-10"), true),
            ("２０２６－１０", Month::parse("2026-10"), true),
            ("2026-13", None, false),
            ("2026-1", None, false),
            ("10月", None, false),
        ] {
            let mut form = Form::new(vec![("month".to_owned(), text.to_owned())]);
            assert_eq!(form.month("month", "request-month"), month, "{text}");
            assert_eq!(form.sound(), sound, "{text}");
        }
    }

    #[test]
    fn what_was_typed_comes_back_with_what_is_wrong() {
        let typed = [("mail", "  ｔａｎａｋａ＠"), ("password", " ")];
        let typed = typed.map(|(key, value)| (key.to_owned(), value.to_owned()));
        let mut form = Form::new(typed.to_vec());
        assert_eq!(form.required("mail", "gate-mail").as_deref(), Some("ｔａｎａｋａ＠"));
        assert_eq!(form.required("password", "gate-password"), None);
        assert!(!form.sound());
        let w = W::of(Lang::Ja);
        assert_eq!(form.field(&w, "mail", "gate-mail", "").value, "  ｔａｎａｋａ＠");
        let field = form.field(&w, "password", "gate-password", "gate-password-hint");
        assert_eq!(field.described(), "password-hint password-problem");
        assert_eq!(form.summary(&w), [("password", "パスワードを入力してください。".to_owned())]);
    }
}
