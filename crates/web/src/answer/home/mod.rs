//! Home, search and help.
