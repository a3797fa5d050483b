//! shim
pub mod qr {
    //! shim
    /// shim
    pub fn card(_: &str, _: &str) -> Result<Vec<u8>, std::fmt::Error> {
        Ok(vec![1])
    }
}
