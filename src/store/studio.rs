//! A studio's own facts and rules, changed one at a time, and the group that hears of it.

use okoshko_domain::ids::{BookingId, ChatId, StudioId};
use okoshko_domain::money::Currency;
use okoshko_domain::people::Lang;
use okoshko_domain::policy::{AskPhone, Buffers};
use okoshko_domain::quiet::Quiet;
use okoshko_domain::setting::Setting;
use okoshko_domain::site::Site;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::LocalDay;

use super::catalog::{cancel_column, move_column};
use super::{Result, Tx};

/// What a studio has besides its catalog: nothing that a client sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backroom {
    /// The group that hears what the owner hears.
    pub group: Option<ChatId>,
    /// The civil minute of the agenda; nothing for never.
    pub agenda: Option<i16>,
    /// The civil minute of the digest; nothing for never.
    pub digest: Option<i16>,
}

/// The daily moment of a cron line that we wrote, in minutes since midnight.
fn minute_of(cron: &str) -> Option<i16> {
    let mut fields = cron.split(' ').skip(1).map(str::parse::<i16>);
    match (fields.next(), fields.next()) {
        (Some(Ok(minute)), Some(Ok(hour))) => Some(hour * 60 + minute),
        _ => None,
    }
}

/// `0 30 8 * * *` for half past eight; empty for never.
fn cron_of(minute: Option<i16>) -> String {
    minute.map_or_else(String::new, |minute| format!("0 {} {} * * *", minute % 60, minute / 60))
}

impl Tx {
    /// What only staff know of a studio.
    pub async fn backroom(&mut self, studio: StudioId) -> Result<Option<Backroom>> {
        let row: Option<(Option<i64>, String, String)> = self
            .row(
                "select staff_group_id, agenda_cron, digest_cron from studio where studio_id = $1",
                values![studio.0],
            )
            .await?;
        Ok(row.map(|(group, agenda, digest)| Backroom {
            group: group.map(ChatId),
            agenda: minute_of(&agenda),
            digest: minute_of(&digest),
        }))
    }

    /// A studio's fact or rule from now on.
    pub async fn set_studio(&mut self, studio: StudioId, setting: &Setting) -> Result<()> {
        match setting {
            Setting::Name(name) => self.set_studio_name(studio, name).await?,
            Setting::Zone(zone) => self.set_studio_zone(studio, zone.name()).await?,
            Setting::Currency(currency) => self.set_studio_currency(studio, *currency).await?,
            Setting::Address(text, pin) => self.set_studio_address(studio, text, *pin).await?,
            Setting::Phone(phone) => self.set_studio_phone(studio, phone).await?,
            Setting::Privacy(url) => self.set_studio_privacy(studio, url).await?,
            Setting::Langs(langs) => self.set_studio_langs(studio, langs).await?,
            Setting::Agenda(minute) => self.set_studio_agenda(studio, &cron_of(*minute)).await?,
            Setting::Digest(minute) => self.set_studio_digest(studio, &cron_of(*minute)).await?,
            Setting::Quiet(quiet) => self.set_studio_quiet(studio, *quiet).await?,
            Setting::AskPhone(ask) => self.set_studio_ask_phone(studio, *ask).await?,
            Setting::Slug(slug) => self.set_studio_slug(studio, slug).await?,
            Setting::Approve(rule) => self.set_studio_approves(studio, rule.word()).await?,
            Setting::Sites(sites) => self.set_studio_sites(studio, sites).await?,
            Setting::About(html) => self.set_studio_about(studio, html).await?,
            Setting::Photo(photo) => self.set_studio_photo(studio, photo).await?,
            rule => self.set_studio_rule(studio, rule).await?,
        }
        self.touch_studio(studio).await
    }

    async fn set_studio_name(&mut self, studio: StudioId, name: &str) -> Result<()> {
        self.write("update studio set name = $2 where studio_id = $1", values![studio.0, name]).await
    }

    async fn set_studio_zone(&mut self, studio: StudioId, zone: &str) -> Result<()> {
        self.write("update studio set zone = $2 where studio_id = $1", values![studio.0, zone]).await
    }

    /// 1 500 of the old currency are 1 500 of the new one, however many minor units either has. What is booked keeps
    /// its price.
    async fn set_studio_currency(&mut self, studio: StudioId, to: Currency) -> Result<()> {
        // A write, so that the currency is nobody else's to change until we are done.
        let was: Option<(String,)> = self
            .row(
                "update studio set currency = currency where studio_id = $1 returning currency",
                values![studio.0],
            )
            .await?;
        let was = was.and_then(|(code,)| Currency::parse(&code)).unwrap_or(to);
        if was.minor_units() != to.minor_units() {
            let values = || values![studio.0, to.minor_units(), was.minor_units()];
            self.write(
                "update service set price_minor = (price_minor * $2 + $3 / 2) / $3 where studio_id = $1",
                values(),
            )
            .await?;
            self.write(
                "update offer set price_minor = (price_minor * $2 + $3 / 2) / $3 where studio_id = $1",
                values(),
            )
            .await?;
        }
        self.write("update studio set currency = $2 where studio_id = $1", values![studio.0, to.code()]).await
    }

    async fn set_studio_address(
        &mut self,
        studio: StudioId,
        text: &str,
        pin: Option<(i64, i64)>,
    ) -> Result<()> {
        let (latitude, longitude) = pin.unzip();
        self.write(
            "update studio set address = $2, latitude = $3, longitude = $4 where studio_id = $1",
            values![studio.0, text, latitude, longitude],
        )
        .await
    }

    async fn set_studio_phone(&mut self, studio: StudioId, phone: &str) -> Result<()> {
        self.write("update studio set phone = $2 where studio_id = $1", values![studio.0, phone]).await
    }

    async fn set_studio_privacy(&mut self, studio: StudioId, url: &str) -> Result<()> {
        self.write("update studio set privacy_url = $2 where studio_id = $1", values![studio.0, url]).await
    }

    async fn set_studio_langs(&mut self, studio: StudioId, langs: &[Lang]) -> Result<()> {
        let list = langs.iter().map(|lang| lang.code()).collect::<Vec<_>>().join(",");
        self.write("update studio set langs = $2 where studio_id = $1", values![studio.0, list]).await
    }

    async fn set_studio_quiet(&mut self, studio: StudioId, quiet: Option<Quiet>) -> Result<()> {
        let minutes = quiet.map(|quiet| (i64::from(quiet.from_min()), i64::from(quiet.to_min()))).unzip();
        self.write(
            "update studio set quiet_from_min = $2, quiet_to_min = $3 where studio_id = $1",
            values![studio.0, minutes.0, minutes.1],
        )
        .await
    }

    async fn set_studio_agenda(&mut self, studio: StudioId, cron: &str) -> Result<()> {
        self.write("update studio set agenda_cron = $2 where studio_id = $1", values![studio.0, cron]).await
    }

    async fn set_studio_digest(&mut self, studio: StudioId, cron: &str) -> Result<()> {
        self.write("update studio set digest_cron = $2 where studio_id = $1", values![studio.0, cron]).await
    }

    async fn set_studio_ask_phone(&mut self, studio: StudioId, ask: AskPhone) -> Result<()> {
        self.write("update studio set ask_phone = $2 where studio_id = $1", values![studio.0, ask.word()])
            .await
    }

    async fn set_studio_approves(&mut self, studio: StudioId, rule: &str) -> Result<()> {
        self.write("update studio set approves = $2 where studio_id = $1", values![studio.0, rule]).await
    }

    async fn set_studio_sites(&mut self, studio: StudioId, sites: &[Site]) -> Result<()> {
        let sites = sites.iter().map(Site::as_str).collect::<Vec<_>>().join(" ");
        self.write("update studio set widget_sites = $2 where studio_id = $1", values![studio.0, sites]).await
    }

    async fn set_studio_about(&mut self, studio: StudioId, html: &str) -> Result<()> {
        self.write("update studio set about = $2 where studio_id = $1", values![studio.0, html]).await
    }

    async fn set_studio_photo(&mut self, studio: StudioId, photo: &str) -> Result<()> {
        self.write("update studio set photo = $2 where studio_id = $1", values![studio.0, photo]).await
    }

    async fn set_studio_rule(&mut self, studio: StudioId, rule: &Setting) -> Result<()> {
        let (sql, value) = match rule {
            Setting::Notice(minutes) => {
                ("update studio set notice_min = $2 where studio_id = $1", Some((*minutes).into()))
            }
            Setting::Window(days) => {
                ("update studio set window_days = $2 where studio_id = $1", Some((*days).into()))
            }
            Setting::Cap(visits) => {
                ("update studio set client_cap = $2 where studio_id = $1", Some((*visits).into()))
            }
            Setting::Hold(minutes) => {
                ("update studio set hold_min = $2 where studio_id = $1", Some((*minutes).into()))
            }
            Setting::Step(minutes) => {
                ("update studio set step_min = $2 where studio_id = $1", Some((*minutes).into()))
            }
            Setting::Cancel(until) => {
                ("update studio set cancel_before_min = $2 where studio_id = $1", cancel_column(*until))
            }
            Setting::Move(until) => {
                ("update studio set move_before_min = $2 where studio_id = $1", move_column(*until))
            }
            Setting::Buffers(Buffers::Add) => {
                ("update studio set buffers = 'add' where studio_id = $1 or studio_id = $2", None)
            }
            Setting::Buffers(Buffers::Overlap) => {
                ("update studio set buffers = 'overlap' where studio_id = $1 or studio_id = $2", None)
            }
            _ => return Ok(()), // The others have statements of their own.
        };
        self.write(sql, values![studio.0, value]).await
    }

    /// Whether the studio is one specialist, who is the owner.
    pub async fn set_solo(&mut self, studio: StudioId, solo: bool) -> Result<()> {
        self.write("update studio set solo = $2 where studio_id = $1", values![studio.0, solo]).await?;
        self.touch_studio(studio).await
    }

    /// Whether the studio takes no bookings just now, and what clients read meanwhile.
    pub async fn set_paused(&mut self, studio: StudioId, paused: bool, note: &str) -> Result<()> {
        self.write(
            "update studio set paused = $2, paused_note = $3 where studio_id = $1",
            values![studio.0, paused, note],
        )
        .await?;
        self.touch_studio(studio).await
    }

    /// Starts of the visits to come that stand.
    pub async fn starts_to_come(
        &mut self,
        studio: StudioId,
        now: Timestamp,
    ) -> Result<Vec<(BookingId, Timestamp)>> {
        let rows: Vec<(i64, i64)> = self
            .rows(
                "select booking_id, starts_at
                   from booking
                  where studio_id = $1
                    and starts_at > $2
                    and status in ('held', 'pending', 'booked', 'came')
                    and status <> 'came'
                  order by booking_id",
                values![studio.0, now.0],
            )
            .await?;
        Ok(rows.into_iter().map(|(id, start)| (BookingId(id), Timestamp(start))).collect())
    }

    /// On which of the studio's civil days a visit is.
    pub async fn set_local_day(&mut self, booking: BookingId, day: LocalDay) -> Result<()> {
        self.write(
            "update booking set local_day = $2 where booking_id = $1",
            values![booking.0, i64::from(day.0)],
        )
        .await
    }

    /// Whoever shows this secret's hash in a group until `until` names the group for the studio's staff.
    pub async fn offer_group(&mut self, studio: StudioId, hash: &str, until: Timestamp) -> Result<()> {
        self.write(
            "update studio set group_hash = $2, group_until = $3 where studio_id = $1",
            values![studio.0, hash, until.0],
        )
        .await
    }

    /// The studio that offered this hash, and its name, as long as it is good.
    pub async fn group_offer(&mut self, hash: &str, now: Timestamp) -> Result<Option<(StudioId, String)>> {
        let row: Option<(i64, String)> = self
            .row(
                "select studio_id, name
                   from studio
                  where group_hash = $1
                    and group_hash <> ''
                    and group_until > $2",
                values![hash, now.0],
            )
            .await?;
        Ok(row.map(|(id, name)| (StudioId(id), name)))
    }

    /// This group hears what the studio's owner hears; the link that named it is good no more.
    pub async fn adopt_group(&mut self, studio: StudioId, group: ChatId) -> Result<()> {
        self.write(
            "update studio
                set staff_group_id = $2, group_hash = '', group_until = 0
              where studio_id = $1",
            values![studio.0, group.0],
        )
        .await
    }

    /// The studio tells no group any more; what waits for one goes nowhere.
    pub async fn drop_group(&mut self, studio: StudioId) -> Result<()> {
        self.write(
            "update studio
                set staff_group_id = null, group_hash = '', group_until = 0
              where studio_id = $1",
            values![studio.0],
        )
        .await
    }

    /// A group has another number from now on: those who tell it, and what waits for it, go there.
    pub async fn move_group(&mut self, from: ChatId, to: ChatId) -> Result<()> {
        self.write("update studio set staff_group_id = $2 where staff_group_id = $1", values![from.0, to.0])
            .await?;
        self.write(
            "update outbox
                set group_id = $2
              where group_id = $1
                and sent_at is null
                and failed is null",
            values![from.0, to.0],
        )
        .await
    }

    /// No studio tells this group any more: we were thrown out of it.
    pub async fn forget_group(&mut self, group: ChatId) -> Result<()> {
        self.write("update studio set staff_group_id = null where staff_group_id = $1", values![group.0])
            .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_daily_moment_is_a_cron_line_and_back() {
        for (minute, cron) in
            [(Some(510), "0 30 8 * * *"), (Some(0), "0 0 0 * * *"), (Some(1439), "0 59 23 * * *"), (None, "")]
        {
            assert_eq!(cron_of(minute), cron);
            assert_eq!(minute_of(cron), minute);
        }
        assert_eq!(minute_of("0 */5 x * * *"), None);
    }
}
