//! Whose an address is.

use std::net::{IpAddr, Ipv6Addr};

/// Who is counted as one. A home has one network of IPv6, whatever address a program takes there.
pub(super) fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(six) => {
            let [a, b, c, d, ..] = six.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        four @ IpAddr::V4(_) => four,
    }
}

/// Whether it is of this machine or of the network around it, where a proxy of ours stands for everybody behind it.
pub(super) fn is_near(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(four) => four.is_loopback() || four.is_private() || four.is_link_local(),
        IpAddr::V6(six) => six.is_loopback() || six.is_unique_local() || six.is_unicast_link_local(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_home_is_one_asker() {
        for (address, network_of) in [
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
            ("::ffff:192.0.2.7", "192.0.2.7"),
            ("192.0.2.7", "192.0.2.7"),
        ] {
            assert_eq!(network(address.parse().unwrap()), network_of.parse::<IpAddr>().unwrap());
        }
    }

    #[test]
    fn proxies_stand_near() {
        for near in
            ["127.0.0.1", "::1", "::ffff:127.0.0.1", "10.0.0.2", "172.17.0.1", "192.168.1.1", "fd00::1"]
        {
            assert!(is_near(near.parse().unwrap()), "{near}");
        }
        for far in ["192.0.2.7", "172.32.0.1", "2001:db8::1", "::ffff:192.0.2.7"] {
            assert!(!is_near(far.parse().unwrap()), "{far}");
        }
    }
}
