//! People and organisations of the house.
