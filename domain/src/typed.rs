//! What people type.
/// A typed answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// As it was written.
    pub text: String,
}
