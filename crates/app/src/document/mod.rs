//! Packs as documents that both sides keep.
