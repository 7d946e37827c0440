//! Requests to the vendor's manager.
