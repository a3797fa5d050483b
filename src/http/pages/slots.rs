//! Free times for machines: a script that keeps a page fresh, somebody else's site.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::{ServiceId, SpecialistId};
use okoshko_domain::zone::{LocalDay, Zone};
use serde::{Deserialize, Serialize};

use super::kept::Made;
use super::{House, Manner, Trouble};
use crate::desk::pages::Found;

/// Days of one answer.
const MOST_DAYS: u16 = 62;
const USUAL_DAYS: u16 = 7;

/// What is asked.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    service: i64,
    with: Option<i64>,
    from: Option<NaiveDate>,
    days: Option<u16>,
}

/// A day with its free starts.
#[derive(Serialize)]
struct Day {
    day: NaiveDate,
    starts: Vec<Start>,
}

#[derive(Serialize)]
struct Start {
    /// Unix seconds.
    at: i64,
    /// What the wall shows.
    time: String,
}

/// `GET /{studio}/slots?service=&with=&from=&days=`: free days in order, at most 62 of them. 400 for what cannot be
/// read, 404 for what is not this studio's, 410 for a service that is not offered any more.
pub(super) async fn slots(
    State(house): State<House>,
    Path(studio): Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Response {
    let Ok(Query(asked)) = asked else { return bare(StatusCode::BAD_REQUEST) };
    let days = asked.days.unwrap_or(USUAL_DAYS).clamp(1, MOST_DAYS);
    let key = format!("slots {studio} {} {:?} {:?} {days}", asked.service, asked.with, asked.from);
    match house.kept(key, read(&house, &studio, &asked, days)).await {
        Ok(made) => made.into_response(),
        Err(trouble) => bare(trouble.status),
    }
}

async fn read(house: &House, studio: &str, asked: &Asked, days: u16) -> Result<Made, Trouble> {
    let Found::Studio(shelf) = house.desk().page_at(studio, None).await? else {
        return Err(Trouble::NOT_FOUND);
    };
    let service = ServiceId(asked.service);
    let who = asked.with.map_or(Who::Any, |id| Who::One(SpecialistId(id)));
    if shelf.catalog.service(service).is_none() {
        let was = house.desk().was_offered(shelf.catalog.studio.id, service).await?;
        return Err(if was { Trouble::GONE } else { Trouble::NOT_FOUND });
    }
    let free = if shelf.paused {
        Vec::new()
    } else {
        let free = house.desk().free_days(service, who, asked.from.map(LocalDay::from_date), days).await?;
        free.ok_or(Trouble::NOT_FOUND)?
    };
    let zone = shelf.catalog.studio.zone;
    let all: Vec<Day> = free
        .into_iter()
        .map(|free| Day {
            day: free.day.date(),
            starts: free
                .starts
                .iter()
                .map(|start| Start { at: start.0, time: clock(zone, start.0) })
                .collect(),
        })
        .collect();
    Ok(Made::json(serde_json::to_vec(&all)?))
}

fn clock(zone: Zone, moment: i64) -> String {
    let minute = zone.minute_of(okoshko_domain::timestamp::Timestamp(moment));
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn bare(status: StatusCode) -> Response {
    let mut answer = status.into_response();
    answer.extensions_mut().insert(Manner { bare: true, ..Manner::default() });
    answer
}
