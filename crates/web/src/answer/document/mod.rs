//! Packs and attachments.
