//! When a specialist works.
