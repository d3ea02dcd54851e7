//! The command `openssl`.

use std::io::Write;
use std::process::{Command, Output, Stdio};

/// What `openssl` did with these arguments and this standard input.
pub(crate) fn openssl(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new("openssl")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("openssl is installed");
    let mut stdin = child.stdin.take().unwrap();
    // It writes while it reads, and does not read what it has no use for.
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let _ = stdin.write_all(input);
        });
        child.wait_with_output().unwrap()
    })
}

/// The standard output of a call that succeeds.
pub(crate) fn printed(arguments: &[&str], input: &[u8]) -> Vec<u8> {
    let output = openssl(arguments, input);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// The same as text.
pub(crate) fn text(arguments: &[&str], input: &[u8]) -> String {
    String::from_utf8(printed(arguments, input)).unwrap()
}
