//! The catalog behind the counter.
