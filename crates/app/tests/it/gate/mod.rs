//! Signing in, links, and one's own account.

mod account;
mod first;
mod limit;
mod sign_in;

use kajitori_app::gate::{Came, Joining, first_link, join, who};
use kajitori_app::{Call, Failure, House};
use kajitori_domain::access::Actor;
use kajitori_domain::secret::Secret;
use kajitori_testkit::db::Fresh;
use kajitori_testkit::house::{Hand, Ports};

pub(crate) const PASSWORD: &str = "朝焼けの港に船が三艘ならぶ";
pub(crate) const MAIL: &str = "yamada@minato.example";
pub(crate) const HERE: Came<'_> = Came { address: "203.0.113.7", agent: "Firefox" };

/// The code of the refusal that an outcome is; `hidden` where there is no such thing.
pub(crate) fn refused<T: std::fmt::Debug>(outcome: Result<T, Failure>) -> String {
    match outcome.expect_err("a failure") {
        Failure::Refused(refusal) => refusal.code.to_owned(),
        Failure::Hidden => "hidden".to_owned(),
        Failure::Fault(fault) => panic!("a fault: {}", fault.chain),
    }
}

pub(crate) fn secret(text: &str) -> Secret {
    Secret::new(text)
}

/// Whoever holds this session; nobody where it is none.
pub(crate) fn actor(house: &House, secret: &Secret) -> Actor {
    who(house, secret).expect("a record").map_or(Actor::Nobody, |who| who.actor)
}

pub(crate) fn by<'a>(actor: &'a Actor) -> Call<'a> {
    Call::web(actor, "r-1")
}

pub(crate) fn yamada() -> Joining {
    Joining {
        name: "山田 恵子".to_owned(),
        kana: "ヤマダ ケイコ".to_owned(),
        mail: " Yamada@Minato.example".to_owned(),
        company: "みなと暮らし株式会社".to_owned(),
        password: secret(PASSWORD),
    }
}

/// A house with its first person, and that person's session.
pub(crate) fn founded(fresh: &Fresh) -> (House, Hand, Secret) {
    let (house, hand) = kajitori_testkit::house::house(fresh, Ports::default());
    let link = first_link(&house).expect("a record").expect("a link for the first person");
    let nobody = Actor::Nobody;
    let pass = join(&house, &by(&nobody), HERE, (&link, &yamada())).expect("the first person");
    (house, hand, pass.secret)
}
