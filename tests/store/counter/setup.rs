//! An owner sets a studio up.
