//! A visit entered by hand.
