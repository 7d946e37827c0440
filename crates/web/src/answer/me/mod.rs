//! My account.
