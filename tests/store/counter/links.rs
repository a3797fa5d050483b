//! Links and QR pictures.
