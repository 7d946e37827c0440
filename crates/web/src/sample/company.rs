//! Samples: people and vendors of the company, inviting somebody.

use crate::form::{Answer, Form};
use crate::link;
use crate::pages::member::{MemberActs, NewMember, ShowMember};
use crate::pages::people::{
    Acts, Company, Filter, Handed, Line, NewOrganisation, NewPerson, Organisation,
    OrganisationLine, People, Person, Role,
};
use crate::part::{Chosen, Named, Notice, Status, Tone, role_name, role_note};
use crate::shell::{Crumb, Spot};
use crate::word::W;
use kajitori_domain::access::Role as R;

use super::gate::form;
use super::{Album, Eye, day, e, l, minato, sato, shinonome, trail, yamada};

const SOMEBODY: &str = "01kc5m0q8r7v3x2ycz9d4hn6tc";

pub(super) fn pages(album: &mut Album) {
    let w = album.w;
    let mut list = people(w);
    album.add("people", Eye::Client, Spot::People, &list);
    list.lines.clear();
    list.filter.text = l(w, "鈴木", "Suzuki");
    let chosen = Chosen { name: list.filter.text.clone(), without: link::people() };
    (list.chosen, list.count) = (vec![chosen], "0".to_owned());
    album.add("people-no-hit", Eye::Client, Spot::People, &list);
    album.add("person", Eye::Client, Spot::People, &person(w));
    let typed = form(&[("from", "2026/11/22")], &[("mail", "gate-mail", "person-mail-taken")]);
    let page = NewPerson { w, form: typed, langs: langs(w), roles: roles(w, &[R::ClientStaff]) };
    album.add("person-new", Eye::Client, Spot::People, &page);
    let page = NewOrganisation { w, form: Form::default() };
    album.add("organisation-new", Eye::Client, Spot::People, &page);
    album.add("organisation", Eye::Client, Spot::People, &organisation(w));
    album.add("handed", Eye::Client, Spot::People, &handed(w));
    for eye in [Eye::Client, Eye::Vendor] {
        album.add("member-new", eye, Spot::Members, &new_member(w, eye));
    }
    album.add("member", Eye::Vendor, Spot::Members, &member(w));
}

fn langs(w: W) -> Vec<Answer> {
    vec![Answer::new("ja", w.t("me-ja"), ""), Answer::new("en", w.t("me-en"), "")]
}

fn roles(w: W, all: &[R]) -> Vec<Answer> {
    all.iter().map(|r| Answer::new(r.word(), role_name(*r, w), role_note(*r, w))).collect()
}

fn line(name: String, mail: &str, role: String, state: Status) -> Line {
    Line {
        person: Named::new(name, link::person(SOMEBODY)),
        mail: mail.to_owned(),
        organisation: String::new(),
        company: role,
        engagements: "2".to_owned(),
        state,
    }
}

fn people(w: W) -> People {
    let plain = || Status::new(Tone::Plain, w.t("member-active"));
    let both = format!("{}、{}", w.t("role-client-owner"), w.t("role-system-admin"));
    let of = |organisation: String, line: Line| Line { organisation, ..line };
    let vendor = |name: String, people: &str, state| OrganisationLine {
        organisation: Named::new(name, link::organisation(SOMEBODY)),
        side: w.t("people-vendor"),
        people: people.to_owned(),
        state,
    };
    let own = OrganisationLine { side: w.t("people-client"), ..vendor(minato(w), "14", plain()) };
    People {
        w,
        notice: None,
        filter: Filter {
            text: String::new(),
            organisation: String::new(),
            organisations: vec![Answer::new("", w.t("people-any"), "")],
            state: String::new(),
            states: vec![Answer::new("", w.t("people-any"), "")],
        },
        chosen: Vec::new(),
        lines: vec![
            of(minato(w), line(yamada(w), "yamada@minato.example", both, plain())),
            of(
                minato(w),
                line(
                    l(w, "高橋 美咲", "Misaki Takahashi"),
                    "takahashi@minato.example",
                    w.t("role-auditor"),
                    Status::new(Tone::Wait, w.t("member-invited")),
                ),
            ),
            of(shinonome(w), line(sato(w), "sato@shinonome.example", String::new(), plain())),
        ],
        count: "23".to_owned(),
        pager: None,
        files: (link::people_csv(), link::people_xlsx()),
        workers: w.t1("people-workers", "n", 31),
        organisations: vec![
            own,
            vendor(shinonome(w), "4", plain()),
            vendor(
                l(w, "北斗コンタクト株式会社", "Hokuto Contact"),
                "3",
                Status::new(Tone::Watch, w.t("member-suspended")),
            ),
        ],
        new: Some((link::new_person(), link::new_person().query("kind", "organisation"))),
    }
}

fn person(w: W) -> Person {
    let role = |name: String, state, suspend, revoke| Role {
        id: SOMEBODY.to_owned(),
        version: "1".to_owned(),
        name,
        period: w.t1("member-from", "from", day(w, "2024/04/01")),
        state,
        suspend,
        revoke,
    };
    let plain = || Status::new(Tone::Plain, w.t("member-active"));
    let inside = |name: &str, id: &str| w.t2("people-in", "engagement", name, "role", w.t(id));
    let quiet = Status::new(Tone::Quiet, w.t("member-revoked"));
    let payables = super::payables(w);
    Person {
        w,
        notice: Some(Notice { tone: Tone::Good, title: w.t("people-given"), text: String::new() }),
        name: l(w, "鈴木 一郎", "Ichiro Suzuki"),
        state: plain(),
        facts: vec![
            (w.t("people-organisation"), minato(w)),
            (w.t("gate-kana"), "スズキ イチロウ".to_owned()),
            (w.t("gate-mail"), "suzuki@minato.example".to_owned()),
        ],
        company: Some(Company {
            roles: vec![
                role(w.t("role-client-deputy"), plain(), Some(true), true),
                role(w.t("role-client-staff"), quiet, None, false),
            ],
            form: form(&[("from", "2026/11/22")], &[]),
            givable: roles(w, &[R::ClientStaff, R::Auditor]),
        }),
        engagements: vec![role(inside(&payables, "role-client-deputy"), plain(), None, false)],
        version: "3".to_owned(),
        action: link::person(SOMEBODY),
        acts: Acts { invite: false, reset: true, suspend: Some(true) },
    }
}

fn organisation(w: W) -> Organisation {
    let plain = || Status::new(Tone::Plain, w.t("member-active"));
    Organisation {
        w,
        notice: None,
        name: shinonome(w),
        side: w.t("people-vendor"),
        state: plain(),
        lines: vec![line(sato(w), "sato@shinonome.example", String::new(), plain())],
        workers: w.t1("people-workers", "n", 6),
        form: Some(form(&[("ja", "しののめ業務サービス株式会社")], &[])),
        version: "2".to_owned(),
        action: link::organisation(SOMEBODY),
        suspend: Some(true),
    }
}

fn handed(w: W) -> Handed {
    let name = l(w, "高橋 美咲", "Misaki Takahashi");
    let expires = day(w, "2026/11/25 09:00");
    let link = "https://kajitori.minato.example/links/Vf3kQz0y1h5cTn8wJ2bRr6uXeGm4aLpSdK9oEiY7vCs";
    let args = [("name", name.clone()), ("link", link.to_owned()), ("day", expires.clone())];
    Handed {
        w,
        trail: vec![Crumb::new(w.t("shell-people"), link::people())],
        title: w.t1("people-invite-made", "name", &name),
        about: w.t("people-handed-about"),
        message: w.with("people-invite-message", &args),
        expires,
        next: Named::new(w.t1("people-to-person", "name", &name), link::person(SOMEBODY)),
    }
}

fn new_member(w: W, eye: Eye) -> NewMember {
    let client = eye == Eye::Client;
    let given: &[R] = if client {
        &[R::ClientDeputy, R::ClientStaff, R::ProcessOwner, R::Auditor, R::VendorManager]
    } else {
        &[R::VendorDeputy, R::VendorStaff, R::VendorExecutive]
    };
    NewMember {
        w,
        trail: trail(w, vec![Crumb::new(w.t("shell-members"), e().members())]),
        form: form(&[("from", "2026/11/22"), ("who", "new")], &[]),
        roles: roles(w, given),
        people: vec![Answer::new("new", w.t("member-new-person"), "")],
        langs: langs(w),
        about: match client {
            true => w.t1("member-new-client", "vendor", shinonome(w)),
            false => w.t("member-new-vendor"),
        },
        action: e().members(),
    }
}

fn member(w: W) -> ShowMember {
    ShowMember {
        w,
        trail: trail(w, vec![Crumb::new(w.t("shell-members"), e().members())]),
        notice: None,
        name: l(w, "伊藤 直子", "Naoko Ito"),
        state: Status::new(Tone::Plain, w.t("member-active")),
        facts: vec![
            (w.t("member-role"), w.t("role-vendor-staff")),
            (w.t("member-period"), w.t1("member-from", "from", day(w, "2024/04/01"))),
            (w.t("gate-mail"), "ito@shinonome.example".to_owned()),
        ],
        form: Some(form(&[("from", "2024/04/01"), ("until", "")], &[])),
        version: "1".to_owned(),
        action: e().member("4"),
        acts: MemberActs { invite: false, reset: true, suspend: Some(true), revoke: true },
    }
}
