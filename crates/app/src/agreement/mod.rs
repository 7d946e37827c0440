//! Versions of the agreement, and the contract.
