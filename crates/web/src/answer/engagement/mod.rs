//! Engagements: the list, a new one, the hub.
