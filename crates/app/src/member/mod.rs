//! Members of an engagement, on either side.
