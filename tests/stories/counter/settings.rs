//! Rules and facts of a studio.
