//! Requests to the vendor's manager, and what the law forbids.
