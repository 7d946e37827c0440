//! The members of an engagement, side by side.

use askama::Template;

use crate::link::Link;
use crate::part::{Notice, Status};
use crate::shell::{Body, Crumb};
use crate::word::W;

/// The members of both sides.
#[derive(Debug, Template)]
#[template(path = "member/list.html")]
pub struct Members {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// The client's name and members.
    pub client: (String, Vec<Member>),
    /// The vendor's name and members. Workers appear only to their own side.
    pub vendor: (String, Vec<Member>),
    /// That the vendor's workers are not listed, with their number; empty where there are none or
    /// they are.
    pub workers: String,
    /// What has just been done.
    pub notice: Option<Notice>,
    /// A new member, for those who may invite one to their own side.
    pub new: Option<Link>,
}

/// A member.
#[derive(Debug, Clone)]
pub struct Member {
    /// The name.
    pub name: String,
    /// Where the membership is changed, for those who may.
    pub link: Option<Link>,
    /// The role.
    pub role: String,
    /// From when until when.
    pub period: String,
    /// How it stands.
    pub state: Status,
}

impl Members {
    /// Both sides, the client first: id on the page, heading, members.
    pub fn sides(&self) -> [(&'static str, String, &[Member]); 2] {
        let (client, vendor) = (&self.client, &self.vendor);
        [
            ("client", self.w.t1("member-client", "name", &client.0), &client.1),
            ("vendor", self.w.t1("member-vendor", "name", &vendor.0), &vendor.1),
        ]
    }
}

impl Body for Members {
    fn title(&self) -> String {
        self.w.t("shell-members")
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }
}
