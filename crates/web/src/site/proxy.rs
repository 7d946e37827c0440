//! Which address a request came from: the nearest one that is no proxy of ours.

use std::net::IpAddr;
use std::str::FromStr;

use http::{HeaderMap, HeaderName};

const FORWARDED: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The proxies whose word counts; none by default, so that nobody can name another address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proxies(Vec<Network>);

/// Addresses that begin alike: `10.0.0.0/8`, or a single one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Network {
    base: IpAddr,
    bits: u32,
}

/// What is neither an address nor a network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoNetwork(pub String);

impl FromStr for Network {
    type Err = NoNetwork;

    fn from_str(text: &str) -> Result<Self, NoNetwork> {
        let wrong = || NoNetwork(text.to_owned());
        let (base, bits) = text.split_once('/').map_or((text, None), |(a, b)| (a, Some(b)));
        let base: IpAddr = base.trim().parse().map_err(|_| wrong())?;
        let most = if base.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Ok(most), |bits| bits.trim().parse().map_err(|_| wrong()))?;
        (bits <= most).then_some(Self { base, bits }).ok_or_else(wrong)
    }
}

impl Network {
    fn holds(self, address: IpAddr) -> bool {
        let alike = |a: u128, b: u128, width: u32| {
            let rest = width.saturating_sub(self.bits);
            a.checked_shr(rest).unwrap_or(0) == b.checked_shr(rest).unwrap_or(0)
        };
        match (self.base, address) {
            (IpAddr::V4(a), IpAddr::V4(b)) => alike(a.to_bits().into(), b.to_bits().into(), 32),
            (IpAddr::V6(a), IpAddr::V6(b)) => alike(a.to_bits(), b.to_bits(), 128),
            _ => false,
        }
    }
}

impl Proxies {
    /// The proxies at these addresses or in these networks (`192.0.2.0/24`).
    ///
    /// # Errors
    /// The first that is neither.
    pub fn read<'a>(texts: impl IntoIterator<Item = &'a str>) -> Result<Self, NoNetwork> {
        texts.into_iter().map(|text| text.trim().parse()).collect::<Result<_, _>>().map(Self)
    }

    fn hold(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.holds(address))
    }

    /// Where a request came from that arrived from `peer`. Each proxy writes behind what it was
    /// told, so the last word that is no proxy's own address is the first that can be believed.
    pub(super) fn origin(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let peer = peer.to_canonical();
        if !self.hold(peer) {
            return peer;
        }
        let lines = headers.get_all(FORWARDED).iter().filter_map(|line| line.to_str().ok());
        let told: Vec<&str> = lines.flat_map(|line| line.split(',')).collect();
        let mut nearest = peer;
        for word in told.into_iter().rev() {
            let Some(address) = address(word) else { break };
            nearest = address;
            if !self.hold(address) {
                break;
            }
        }
        nearest
    }
}

/// An address as proxies write it, with or without a port.
fn address(word: &str) -> Option<IpAddr> {
    let word = word.trim();
    let bare = word.strip_prefix('[').and_then(|rest| rest.split(']').next()).unwrap_or(word);
    let parsed: Option<IpAddr> = bare.parse().ok();
    let parsed = parsed.or_else(|| Some(bare.parse::<std::net::SocketAddr>().ok()?.ip()));
    parsed.map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn origin(proxies: &[&str], peer: &str, told: &[&str]) -> String {
        let proxies = Proxies::read(proxies.iter().copied()).expect("networks");
        let mut headers = HeaderMap::new();
        for line in told {
            headers.append(FORWARDED, HeaderValue::from_str(line).expect("a line"));
        }
        proxies.origin(peer.parse().expect("an address"), &headers).to_string()
    }

    #[test]
    fn only_a_proxy_of_ours_is_believed_and_only_its_own_word() {
        for (proxies, peer, told, expected) in [
            // Whoever is no proxy may say what they like.
            (&[][..], "203.0.113.7", &["198.51.100.1"][..], "203.0.113.7"),
            (&["192.0.2.1"], "203.0.113.7", &["198.51.100.1"], "203.0.113.7"),
            // A proxy says who spoke to it; what the speaker said of itself stands before.
            (&["192.0.2.1"], "192.0.2.1", &["203.0.113.7"], "203.0.113.7"),
            (&["192.0.2.1"], "192.0.2.1", &["10.9.9.9, 203.0.113.7"], "203.0.113.7"),
            (&["192.0.2.1"], "192.0.2.1", &["10.9.9.9", "203.0.113.7"], "203.0.113.7"),
            (&["192.0.2.1"], "192.0.2.1", &["192.0.2.1, 203.0.113.7"], "203.0.113.7"),
            // Two proxies in a row.
            (&["192.0.2.0/24"], "192.0.2.1", &["203.0.113.7, 192.0.2.9"], "203.0.113.7"),
            // A proxy that says nothing, or nonsense, is where it came from.
            (&["192.0.2.1"], "192.0.2.1", &[], "192.0.2.1"),
            (&["192.0.2.1"], "192.0.2.1", &["203.0.113.7, unknown"], "192.0.2.1"),
            (&["192.0.2.0/24"], "192.0.2.1", &["192.0.2.7"], "192.0.2.7"),
            // Ports, brackets, and IPv4 inside IPv6.
            (&["::1"], "::1", &["[2001:db8::7]:4711"], "2001:db8::7"),
            (&["127.0.0.1"], "::ffff:127.0.0.1", &["203.0.113.7:80"], "203.0.113.7"),
            (&["::/0"], "2001:db8::1", &["203.0.113.7"], "203.0.113.7"),
            (&["0.0.0.0/0"], "192.0.2.1", &["203.0.113.7"], "203.0.113.7"),
        ] {
            assert_eq!(origin(proxies, peer, told), expected, "{proxies:?} {peer} {told:?}");
        }
    }

    #[test]
    fn what_is_no_network_is_named() {
        for text in ["", "proxy.example", "192.0.2.1/33", "::1/129", "192.0.2.1/x", "192.0.2/24"] {
            assert_eq!(Proxies::read([text]), Err(NoNetwork(text.to_owned())));
        }
    }
}
