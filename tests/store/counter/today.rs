//! A working day.
