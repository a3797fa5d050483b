//! Who works here.
