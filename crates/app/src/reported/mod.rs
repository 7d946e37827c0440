//! 申告値: what the vendor reported.
