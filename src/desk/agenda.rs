//! What staff hear by themselves: in the morning what the day holds, in the evening how it went and what is next.
//!
//! When is a cron expression of six fields, read on the studio's own wall. It becomes an instant as every civil time
//! does, so that a night with a changed clock is one morning and one evening too.

use std::str::FromStr;

use chrono::{DateTime, Timelike, Utc};
use cron::Schedule;
use okoshko_domain::ids::{AccountId, StudioId};
use okoshko_domain::notice::Word;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Zone};

use super::{Desk, end};
use crate::store::{Error, Tx};

/// Later than this, in minutes, nobody wants to hear it any more.
const LATE_MIN: i64 = 180;

impl Desk {
    /// Writes the agendas and digests whose time has come; each person hears of each local date once. Returns how
    /// many were written. Looks before it writes, since only one may write at a time.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn write_agendas(&self) -> Result<usize, Error> {
        let now = self.now();
        let mut due = Vec::new();
        let mut tx = self.store.read().await?;
        for times in tx.agenda_times().await? {
            let on = |cron: &str| latest(cron, times.zone, now);
            let words = [on(&times.agenda_cron).map(Word::Agenda), on(&times.digest_cron).map(Word::Digest)];
            for word in words.into_iter().flatten() {
                let unheard = tx.agenda_unheard(times.studio, &key(times.studio, &word)).await?;
                due.extend(unheard.into_iter().map(|to| (times.studio, to, word.clone())));
            }
        }
        drop(tx);
        if due.is_empty() {
            return Ok(0);
        }
        let mut tx = self.store.begin().await?;
        let written = write(&mut tx, &due, now).await;
        end(tx, written).await?;
        self.ring();
        Ok(due.len())
    }
}

/// How many days ahead the next word is looked for.
const AHEAD: usize = 14;

impl Desk {
    /// When staff next hear of a day that has visits: within two weeks, if at all.
    pub(super) async fn next_agenda(&self, tx: &mut Tx) -> Result<Option<Timestamp>, Error> {
        let now = self.now();
        let mut soonest: Option<Timestamp> = None;
        for times in tx.agenda_times().await? {
            // A digest speaks of its own day and of the next one.
            for (cron, days) in [(&times.agenda_cron, 0), (&times.digest_cron, 1)] {
                for (day, at) in coming(cron, times.zone, now) {
                    if soonest.is_some_and(|soonest| soonest <= at) {
                        break;
                    }
                    if !tx.visits_on(times.studio, None, day, day.plus(days)).await?.is_empty() {
                        soonest = Some(at);
                        break;
                    }
                }
            }
        }
        Ok(soonest)
    }
}

/// The coming moments of a cron expression, with their local dates.
fn coming(cron: &str, zone: Zone, now: Timestamp) -> Vec<(LocalDay, Timestamp)> {
    let moments = schedule(cron).into_iter().flat_map(|schedule| {
        let from = zone.local(now).and_utc();
        schedule.after(&from).take(AHEAD).map(|wall| moment(wall, zone)).collect::<Vec<_>>()
    });
    moments.filter(|(_, at)| *at > now).collect()
}

/// Under this key, with the reader after it, somebody hears of one local date once.
fn key(studio: StudioId, word: &Word) -> String {
    format!("{}:{studio}:{}:", word.word(), word.args())
}

async fn write(tx: &mut Tx, due: &[(StudioId, AccountId, Word)], now: Timestamp) -> Result<(), Error> {
    for (studio, to, word) in due {
        let key = format!("{}{to}", key(*studio, word));
        tx.tell(*to, *studio, word, now, &key, now).await?;
    }
    Ok(())
}

/// The local date of the latest moment of a cron expression that is not over for too long; nothing for one that is
/// empty or broken.
fn latest(cron: &str, zone: Zone, now: Timestamp) -> Option<LocalDay> {
    let schedule = schedule(cron)?;
    // On the wall: as if it were UTC, so that no date of the wall is skipped or comes twice.
    let from = zone.local(now.plus_min(-2 * LATE_MIN)).and_utc();
    let moments = schedule.after(&from).take_while(|wall| wall.naive_utc() <= zone.local(now));
    let late = |at: Timestamp| now.plus_min(-LATE_MIN) <= at && at <= now;
    moments.map(|wall| moment(wall, zone)).filter(|(_, at)| late(*at)).last().map(|(day, _)| day)
}

fn schedule(cron: &str) -> Option<Schedule> {
    if cron.is_empty() {
        return None;
    }
    Schedule::from_str(cron)
        .inspect_err(|error| tracing::warn!(cron, %error, "A studio's hours for its agenda are broken"))
        .ok()
}

/// A moment on the wall: its date, and when it is.
fn moment(wall: DateTime<Utc>, zone: Zone) -> (LocalDay, Timestamp) {
    let minute = i32::try_from(wall.hour() * 60 + wall.minute()).unwrap_or_default();
    let day = LocalDay::from_date(wall.date_naive());
    (day, zone.at(day, minute))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(zone: Zone, date: &str, hour: i32, minute: i32) -> Timestamp {
        zone.at(LocalDay::from_date(date.parse().unwrap()), hour * 60 + minute)
    }

    #[test]
    fn a_morning_comes_once_a_local_date_and_not_for_ever() {
        let zone = Zone::parse("Europe/Moscow").unwrap();
        for (cron, hour, minute, due) in [
            ("0 0 8 * * *", 7, 59, false),
            ("0 0 8 * * *", 8, 0, true),
            ("0 0 8 * * *", 10, 59, true),
            ("0 0 8 * * *", 11, 1, false),
            ("0 30 8 * * Mon-Fri", 8, 30, true),
            ("0 30 8 * * Sat,Sun", 8, 30, false),
            ("", 8, 0, false),
            ("every morning", 8, 0, false),
        ] {
            let now = at(zone, "2026-11-26", hour, minute); // A Thursday.
            let found = latest(cron, zone, now);
            assert_eq!(found.is_some(), due, "{cron} at {hour}:{minute}");
            assert!(found.is_none_or(|day| day.date().to_string() == "2026-11-26"), "{found:?}");
        }
    }

    #[test]
    fn a_night_with_a_changed_clock_has_one_moment() {
        let zone = Zone::parse("Europe/Berlin").unwrap();
        // 29 March 2026: 02:30 is skipped and opens at 03:00. 25 October: 02:30 comes twice, the first counts.
        assert_eq!(latest("0 30 2 * * *", zone, at(zone, "2026-03-29", 1, 59)), None);
        let spring = latest("0 30 2 * * *", zone, at(zone, "2026-03-29", 3, 0)).unwrap();
        assert_eq!(spring.date().to_string(), "2026-03-29");
        let first = at(zone, "2026-10-25", 2, 30);
        assert!(latest("0 30 2 * * *", zone, first).is_some());
        assert_eq!(latest("0 30 2 * * *", zone, first), latest("0 30 2 * * *", zone, first.plus_min(60)));
    }
}
