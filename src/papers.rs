//! Pictures and files that a chat can be handed: values and ready words go in, bytes come out.
//!
//! **Invariant:** no I/O, no clock, no look-ups of words: whoever calls brings them.

pub mod archive;
pub mod card;
pub mod chart;
pub mod csv;
pub mod ics;
pub mod qr;

mod canvas;

/// Why a paper could not be made: our fault, whatever was asked for.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// The picture could not be drawn or encoded.
    #[error("the picture cannot be made: {0}")]
    Picture(String),
    /// The link is too long for a QR picture.
    #[error("the link does not fit into a QR picture")]
    TooLong,
    /// The archive could not be written.
    #[error("the archive cannot be made: {0}")]
    Archive(String),
    /// The table could not be written.
    #[error("the table cannot be made: {0}")]
    Table(String),
    /// A time lies beyond what a calendar has.
    #[error("no calendar has such a time: {0}")]
    Time(i64),
}
