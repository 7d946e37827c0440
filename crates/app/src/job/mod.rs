//! Jobs, and the workers who do them.
