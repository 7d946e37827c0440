//! Members of an engagement.
