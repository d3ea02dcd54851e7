//! What is there today: raw outputs of commands and requests, recognised by their shape.

/// The facts that a check may use.
#[derive(Debug, Default)]
pub struct Facts {}
