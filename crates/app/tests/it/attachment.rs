//! Files beside contests and credits.

use std::io::Read;

use kajitori_app::Failure;
use kajitori_app::attachment::{self, BYTES_MOST, New};
use kajitori_domain::access::Role;
use kajitori_domain::audit::ObjectKind;
use kajitori_domain::id::AttachmentId;
use kajitori_testkit::db::both;

use crate::desk::{Desk, refused};

fn add(
    desk: &Desk,
    (role, internal): (Role, bool),
    from: &mut dyn Read,
) -> Result<AttachmentId, Failure> {
    let owner = (ObjectKind::Contest, "c1".to_owned());
    let new = New { owner, internal, file: "承認記録".to_owned(), from };
    desk.by(role, |house, call| attachment::add(house, call, desk.engagement, new))
}

#[test]
fn files_are_kept_by_what_they_are_and_the_clients_own_stay_its_own() {
    both(|fresh| {
        let desk = Desk::new(fresh);
        let manager = (Role::VendorManager, false);
        let shared = add(&desk, manager, &mut b"%PDF-1.7 x".as_slice()).expect("a PDF");
        let own = add(&desk, (Role::ClientStaff, true), &mut b"note\n".as_slice()).expect("a note");
        let long = &mut std::io::repeat(b'a').take(BYTES_MOST + 1);
        assert_eq!(refused(add(&desk, manager, long)), "attachment-too-large");
        assert_eq!(refused(add(&desk, manager, &mut b"".as_slice())), "attachment-empty");
        assert_eq!(refused(add(&desk, manager, &mut b"MZ\0".as_slice())), "attachment-kind");
        let internal = add(&desk, (Role::VendorManager, true), &mut b"x".as_slice());
        assert_eq!(refused(internal), "attachment-internal");
        assert_eq!(
            refused(add(&desk, (Role::Auditor, false), &mut b"x".as_slice())),
            "access-role"
        );
        let names = |role| {
            let owner = (ObjectKind::Contest, "c1");
            let files = desk.by(role, |house, call| {
                attachment::list(house, call, desk.engagement, owner).expect("files")
            });
            files.into_iter().map(|file| file.file).collect::<Vec<_>>()
        };
        assert_eq!(names(Role::ClientOwner), ["承認記録.pdf", "承認記録.txt"]);
        assert_eq!(names(Role::VendorExecutive), ["承認記録.pdf"]);
        let fetch = |role, engagement, id| {
            desk.in_engagement(role, engagement, |house, call| {
                attachment::fetch(house, call, (engagement, id))
            })
        };
        let mut bytes = Vec::new();
        let mut fetched = fetch(Role::ClientOwner, desk.engagement, shared).expect("a file");
        fetched.bytes.read_to_end(&mut bytes).expect("bytes");
        assert_eq!(bytes, b"%PDF-1.7 x");
        for (role, engagement, id) in [
            (Role::VendorManager, desk.engagement, own),
            (Role::VendorManager, desk.other, shared),
            (Role::VendorStaff, desk.engagement, shared),
        ] {
            let hidden = fetch(role, engagement, id).map(|_| ());
            assert_eq!(hidden, Err(Failure::Hidden), "{role:?}");
        }
    });
}
