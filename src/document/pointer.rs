//! JSON pointers (RFC 6901).

/// `token` as a reference token: `~` becomes `~0` and `/` becomes `~1`.
pub fn escape_token(token: &str) -> String {
    token.replace('~', "~0").replace('/', "~1")
}

/// The pointer of the member `token` of what `parent` points to.
pub fn join(parent: &str, token: &str) -> String {
    if token.contains(['~', '/']) {
        format!("{parent}/{}", escape_token(token))
    } else {
        format!("{parent}/{token}")
    }
}
