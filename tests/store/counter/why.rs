//! Why a time cannot be booked.
