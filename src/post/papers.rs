//! Pictures, places and files that come with a screen: drawn in the reader's words, then handed over.

use okoshko_dialogues::screen::{self, Arg, Line, Paper, Standing};
use okoshko_domain::ids::ChatId;
use teloxide::payloads::{SendPhoto, SendVenue};
use teloxide::types::{FileId, InputFile};
use tokio::time::Instant;

use super::wire::{File, upload};
use super::{Post, PostError, patiently, recipient};
use crate::papers::{PaperError, archive, chart, csv, ics, qr};
use crate::texts::Voice;

impl Post {
    /// Hands papers over, in order. One that cannot be made or that Telegram refuses is left out: the screen after it
    /// says more.
    pub(super) async fn hand_over(
        &self,
        deadline: Instant,
        chat: ChatId,
        voice: Voice,
        papers: &[Paper],
    ) -> Result<(), PostError> {
        for paper in papers {
            match self.hand(deadline, chat, voice, paper).await {
                Ok(()) => {}
                Err(PostError::Refused(why)) => tracing::error!(why, "A paper was not handed over"),
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    async fn hand(
        &self,
        deadline: Instant,
        chat: ChatId,
        voice: Voice,
        paper: &Paper,
    ) -> Result<(), PostError> {
        match paper {
            Paper::Photo(id) => {
                let photo = InputFile::file_id(FileId(id.clone()));
                let send = SendPhoto::new(recipient(chat), photo);
                patiently(deadline, || self.call(chat, &send)).await.map(drop)
            }
            Paper::Pin { latitude, longitude, title, address } => {
                let (latitude, longitude) = (degrees(*latitude), degrees(*longitude));
                let venue =
                    SendVenue::new(recipient(chat), latitude, longitude, title.as_str(), address.as_str());
                patiently(deadline, || self.call(chat, &venue)).await.map(drop)
            }
            Paper::Archive { about, files } => {
                let name = voice.plain(&Arg::Word("profile-data-file"));
                let about = voice.plain(&said(about));
                let files = files.clone();
                let bytes = made(move || {
                    let readme = [("README.txt", about.as_str())];
                    let rest = files.iter().map(|(name, content)| (name.as_str(), content.as_str()));
                    archive::pack(readme.into_iter().chain(rest))
                });
                let caption = voice.plain(&Arg::Word("profile-data-caption"));
                self.document(deadline, chat, name, bytes.await?, caption).await
            }
            Paper::Qr { link, caption } => {
                let (link, caption) = (link.clone(), caption.clone());
                self.picture(deadline, chat, "link.png", move || qr::draw(&link, &caption)).await
            }
            Paper::Chart(chart) => {
                let chart = in_words(voice, chart);
                self.picture(deadline, chat, "chart.png", move || chart::draw(&chart)).await
            }
            Paper::Table(table) => {
                let name = format!("{}.csv", table.name);
                let table = table.clone();
                let bytes = made(move || {
                    let header = table.header.iter().map(|line| voice.cell(&said(line))).collect();
                    let rows = table.rows.iter().map(|row| row.iter().map(|cell| voice.cell(cell)).collect());
                    csv::table(voice.separator(), header, rows)
                });
                self.document(deadline, chat, name, bytes.await?, String::new()).await
            }
            Paper::Entry(entry) => {
                let bytes = ics::file(&spoken(voice, entry))
                    .map_err(|error| PostError::Refused(error.to_string()))?;
                let caption = if entry.standing == Standing::Off {
                    "keepsake-caption-cancelled"
                } else {
                    "keepsake-caption"
                };
                let caption = voice.plain(&Arg::Word(caption));
                self.document(deadline, chat, "visit.ics".to_owned(), bytes, caption).await
            }
        }
    }

    async fn document(
        &self,
        deadline: Instant,
        chat: ChatId,
        name: String,
        bytes: Vec<u8>,
        caption: String,
    ) -> Result<(), PostError> {
        let file = File { field: "document", name, bytes, caption };
        patiently(deadline, || upload(&self.bot, "sendDocument", chat.0, &file)).await.map(drop)
    }

    async fn picture(
        &self,
        deadline: Instant,
        chat: ChatId,
        name: &str,
        draw: impl FnOnce() -> Result<Vec<u8>, PaperError> + Send + 'static,
    ) -> Result<(), PostError> {
        let (name, bytes) = (name.to_owned(), made(draw).await?);
        let file = File { field: "photo", name, bytes, caption: String::new() };
        patiently(deadline, || upload(&self.bot, "sendPhoto", chat.0, &file)).await.map(drop)
    }
}

fn said(line: &Line) -> Arg {
    Arg::Line(Box::new(line.clone()))
}

/// Makes a paper beside the threads that talk: drawing is long work, and others wait for their answers.
async fn made(
    make: impl FnOnce() -> Result<Vec<u8>, PaperError> + Send + 'static,
) -> Result<Vec<u8>, PostError> {
    match tokio::task::spawn_blocking(make).await {
        Ok(made) => made.map_err(|error| PostError::Refused(error.to_string())),
        Err(stopped) => Err(PostError::Refused(stopped.to_string())),
    }
}

fn in_words(voice: Voice, chart: &screen::Chart) -> chart::Chart {
    let plain = |line: &Line| voice.plain(&said(line));
    let bar = |bar: &screen::Bar| chart::Bar {
        label: plain(&bar.label),
        value: bar.value,
        before: bar.before,
        says: voice.plain(&bar.says),
    };
    chart::Chart {
        title: plain(&chart.title),
        subtitle: plain(&chart.subtitle),
        now: plain(&chart.now),
        before: plain(&chart.before),
        bars: chart.bars.iter().map(bar).collect(),
        lying: chart.lying,
    }
}

/// A visit in the words of the language that it was booked in.
fn spoken(voice: Voice, entry: &screen::Entry) -> ics::Entry {
    let voice = Voice { lang: entry.lang, ..voice };
    ics::Entry::told(entry, |line| voice.plain(&said(line)))
}

#[expect(clippy::cast_precision_loss, reason = "nine digits at most")]
fn degrees(millionths: i64) -> f64 {
    millionths as f64 / 1e6
}
