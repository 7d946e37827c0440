//! 標本: drawn, handed over, inspected.
