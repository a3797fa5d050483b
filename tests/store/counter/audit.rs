//! Who changed what.
