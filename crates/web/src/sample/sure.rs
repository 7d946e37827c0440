//! Samples: the last question before a month is fixed, or agreed to.

use crate::pages::close::Sure;
use crate::part::Named;
use crate::shell::{Crumb, Spot};
use crate::word::W;

use super::{Album, Eye, day, e, l, october, sato, trail};

pub(super) fn pages(album: &mut Album) {
    let w = album.w;
    album.add("close-sure", Eye::Client, Spot::Close, &sure(w));
    let mut agree = sure(w);
    agree.title = w.t1("close-confirm-sure", "month", october(w));
    agree.effects = vec![w.t("close-confirm-about")];
    agree.act = Named::new(w.t("close-confirm"), e().confirmation("2026-10"));
    agree.facts.remove(0);
    album.add("close-sure", Eye::Vendor, Spot::Close, &agree);
}

fn sure(w: W) -> Sure {
    Sure {
        w,
        trail: trail(
            w,
            vec![Crumb::new(w.t1("close-title", "month", october(w)), e().close("2026-10"))],
        ),
        title: w.t1("close-fix-title", "month", october(w)),
        effects: vec![
            w.t("close-fix-about"),
            l(
                w,
                "監査記録に署名し、その署名を月次パックに載せます。",
                "The audit record is signed, and the pack carries the signature.",
            ),
            l(
                w,
                "双方が同じ月次パックをダウンロードできます。",
                "Both sides can download the same pack.",
            ),
        ],
        facts: vec![
            (w.t("close-agreed"), format!("{}　{}", sato(w), day(w, "2026/11/26 15:12"))),
            (l(w, "未達", "Missed"), l(w, "5 項目中 2 項目", "2 of 5 levels")),
            (l(w, "実行", "Run"), "7f3a91c2".to_owned()),
        ],
        act: Named::new(w.t("close-fix"), e().fixing("2026-10")),
        version: 7,
        back: e().close("2026-10"),
    }
}
