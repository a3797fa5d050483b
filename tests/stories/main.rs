//! Stories: the real application, driven through the emulator as people drive Telegram.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on fails")]

mod salon;

mod booking;
