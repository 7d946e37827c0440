//! The binary `kajitori`.

fn main() {}
