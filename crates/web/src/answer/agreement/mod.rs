//! Versions of the agreement.
