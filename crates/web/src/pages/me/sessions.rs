//! Where I am signed in.

use askama::Template;

use crate::link;
use crate::part::Status;
use crate::shell::{Body, Crumb};
use crate::word::W;

/// My sessions.
#[derive(Debug, Template)]
#[template(path = "me/sessions.html")]
pub struct Sessions {
    /// The words.
    pub w: W,
    /// The sessions, this one first.
    pub lines: Vec<SessionLine>,
}

/// A session.
#[derive(Debug, Clone)]
pub struct SessionLine {
    /// What names it in the form; never the session's secret.
    pub id: String,
    /// Browser and system.
    pub agent: String,
    /// From where.
    pub address: String,
    /// When it began.
    pub since: String,
    /// When it was last used.
    pub seen: String,
    /// Whether it is the one that looks.
    pub own: bool,
    /// How it stands.
    pub state: Status,
}

impl Body for Sessions {
    fn title(&self) -> String {
        self.w.t("shell-sessions")
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::new(self.w.t("shell-me"), link::me())]
    }
}

/// Browser and system, as far as the browser says.
pub fn browser(w: W, agent: &str) -> String {
    let named = |list: &[(&str, &'static str)]| {
        list.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    // Later ones name earlier ones too, so the order decides.
    let browser = named(&[
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let system = named(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("CrOS", "ChromeOS"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => w.t("me-agent-unknown"),
    }
}

#[cfg(test)]
mod tests {
    use kajitori_domain::text::Lang;

    use super::*;

    #[test]
    fn a_browser_is_named_by_what_it_says() {
        for (agent, expected) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
                 Chrome/143.0.0.0 Safari/537.36",
                "Chrome, Windows",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
                 Chrome/143.0.0.0 Safari/537.36 Edg/143.0.0.0",
                "Edge, Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 \
                 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
                "Safari, iPhone",
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
                "Firefox, Linux",
            ),
            ("curl/8.5.0", "unknown device"),
        ] {
            assert_eq!(browser(W::of(Lang::En), agent), expected, "{agent}");
        }
    }
}
