//! Who Telegram says that somebody is: the launch data of a Mini App, and the cookie that remembers it.
//!
//! The rules are those of <https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app>.

use hmac::{Hmac, KeyInit, Mac};
use okoshko_domain::hex::hex;
use okoshko_domain::ids::AccountId;
use okoshko_domain::timestamp::Timestamp;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use url::form_urlencoded;

use crate::config::Token;

/// Launch data is good for so long, in seconds: a copy of it opens nothing tomorrow.
const LAUNCH_S: i64 = 60 * 60;
/// The clocks of others may be ahead by so much, in seconds.
const AHEAD_S: i64 = 60;
/// Whoever was let in stays so for so long, in seconds.
const STAY_S: i64 = 12 * 60 * 60;
/// Telegram's own is far below this, in bytes.
const LONGEST: usize = 8 << 10;

/// A person, by Telegram's word.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(super) struct User {
    pub(super) id: i64,
    #[serde(default)]
    first_name: String,
    #[serde(default)]
    last_name: String,
    pub(super) language_code: Option<String>,
}

impl User {
    /// As Telegram calls them.
    pub(super) fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_owned()
    }
}

/// Why somebody was not let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stranger {
    /// It is not Telegram's word.
    Forged,
    /// It was, some time ago.
    Old,
}

/// Whoever was let in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) account: AccountId,
    /// As Telegram calls them.
    pub(super) name: String,
}

/// What opens and closes.
pub(super) struct Keys {
    launch: [u8; 32],
    cookie: [u8; 32],
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(…)")
    }
}

impl Keys {
    pub(super) fn new(token: &Token) -> Self {
        Self {
            launch: sign(b"WebAppData", token.expose().as_bytes()),
            cookie: Sha256::new_with_prefix(b"okoshko app\0").chain_update(token.expose()).finalize().into(),
        }
    }

    /// Reads the launch data of a Mini App.
    ///
    /// # Errors
    /// [`Stranger::Forged`] when the bot's token did not sign it, [`Stranger::Old`] when it did an hour ago.
    pub(super) fn launch(&self, data: &str, now: Timestamp) -> Result<User, Stranger> {
        if data.len() > LONGEST {
            return Err(Stranger::Forged);
        }
        let mut fields: Vec<(String, String)> =
            form_urlencoded::parse(data.as_bytes()).into_owned().collect();
        fields.sort();
        let get =
            |name: &str| fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str());
        let lines: Vec<String> = fields
            .iter()
            .filter(|(name, _)| name != "hash")
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let signed = hex(&sign(&self.launch, lines.join("\n").as_bytes()));
        let hash = get("hash").ok_or(Stranger::Forged)?;
        if !bool::from(signed.as_bytes().ct_eq(hash.as_bytes())) {
            return Err(Stranger::Forged);
        }
        let at: i64 = get("auth_date").and_then(|at| at.parse().ok()).ok_or(Stranger::Forged)?;
        if at > now.0 + AHEAD_S || at < now.0 - LAUNCH_S {
            return Err(Stranger::Old);
        }
        get("user").and_then(|user| serde_json::from_str(user).ok()).ok_or(Stranger::Forged)
    }

    /// What a cookie remembers of somebody who was let in.
    pub(super) fn remember(&self, known: &Known, now: Timestamp) -> String {
        let name: String = form_urlencoded::byte_serialize(known.name.as_bytes()).collect();
        let words = format!("{}.{}.{name}", known.account, now.0 + STAY_S);
        let signed = hex(&sign(&self.cookie, words.as_bytes()));
        format!("{words}.{signed}")
    }

    /// Reads what [`Keys::remember`] wrote; nothing when it is not ours, or too old.
    pub(super) fn recall(&self, cookie: &str, now: Timestamp) -> Option<Known> {
        let (words, signed) = cookie.rsplit_once('.')?;
        let ours = hex(&sign(&self.cookie, words.as_bytes()));
        if !bool::from(ours.as_bytes().ct_eq(signed.as_bytes())) {
            return None;
        }
        let mut parts = words.splitn(3, '.');
        let account = AccountId(parts.next()?.parse().ok()?);
        let until: i64 = parts.next()?.parse().ok()?;
        let name = form_urlencoded::parse(format!("n={}", parts.next()?).as_bytes()).next()?.1.into_owned();
        (now.0 < until).then_some(Known { account, name })
    }
}

/// What only whoever has the key can say of these words: HMAC-SHA-256.
pub(super) fn sign(key: &[u8], words: &[u8]) -> [u8; 32] {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return [0; 32] };
    mac.update(words);
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_795_413_600);

    fn keys() -> Keys {
        Keys::new(&Token::parse("7:a-token-for-the-tests").unwrap())
    }

    /// As Telegram writes it.
    fn launched(user: &str, at: i64) -> String {
        let secret = sign(b"WebAppData", b"7:a-token-for-the-tests");
        let lines = format!("auth_date={at}\nquery_id=AAE\nuser={user}");
        let hash = hex(&sign(&secret, lines.as_bytes()));
        let mut data = form_urlencoded::Serializer::new(String::new());
        data.append_pair("query_id", "AAE").append_pair("user", user);
        data.append_pair("auth_date", &at.to_string()).append_pair("hash", &hash).finish()
    }

    const VERA: &str = r#"{"id":900,"first_name":"Вера","last_name":"К.","language_code":"ru"}"#;

    #[test]
    fn telegrams_word_is_taken() {
        let user = keys().launch(&launched(VERA, NOW.0 - 5), NOW).unwrap();
        assert_eq!(
            (user.id, user.name().as_str(), user.language_code.as_deref()),
            (900, "Вера К.", Some("ru"))
        );
    }

    #[test]
    fn nobody_elses_word_is() {
        let good = launched(VERA, NOW.0);
        for bad in [
            String::new(),
            "hash=".to_owned(),
            good.replace("900", "901"),
            good.replace("query_id=AAE", "query_id=AAF"),
            format!("{good}&chat_type=private"),
            good.replace("hash=", "hash=0"),
            "a".repeat(LONGEST + 1),
            launched("{}", NOW.0),
        ] {
            assert_eq!(keys().launch(&bad, NOW), Err(Stranger::Forged), "{bad}");
        }
        let other = Keys::new(&Token::parse("8:another-token-for-tests").unwrap());
        assert_eq!(other.launch(&good, NOW), Err(Stranger::Forged));
    }

    #[test]
    fn a_word_gets_old() {
        for at in [NOW.0 - LAUNCH_S - 1, NOW.0 + AHEAD_S + 1, i64::MAX - 5] {
            assert_eq!(keys().launch(&launched(VERA, at), NOW), Err(Stranger::Old), "{at}");
        }
    }

    #[test]
    fn a_cookie_is_ours_and_gets_old() {
        let known = Known { account: AccountId(7), name: "Вера; К.=\"".to_owned() };
        let cookie = keys().remember(&known, NOW);
        assert!(
            cookie.bytes().all(|byte| byte.is_ascii_graphic() && byte != b';' && byte != b','),
            "{cookie}"
        );
        assert_eq!(keys().recall(&cookie, NOW), Some(known));
        assert_eq!(keys().recall(&cookie, NOW.plus_min(12 * 60)), None);
        assert_eq!(keys().recall(&cookie.replacen('7', "8", 1), NOW), None);
        for noise in ["", ".", "7", "7.1.n.", "7.9999999999.n.00"] {
            assert_eq!(keys().recall(noise, NOW), None, "{noise}");
        }
    }
}
