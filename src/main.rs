//! The command line; nothing but conversion.

fn main() {}
