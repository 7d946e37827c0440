//! What programs ask and send.
