//! The command as a process: exit codes, streams, bad input.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test"
)]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use predicates::prelude::*;

mod catalog;
mod cert;
mod explain;
mod facts;
mod help;
mod hostile;
mod import;
mod inputs;
mod plan;
mod verdicts;
mod versions;

const NOW: &str = "2026-11-23T12:00:00Z";

fn command() -> Command {
    let mut command = Command::cargo_bin("aks-compute").unwrap();
    command.env_remove("LANG").env_remove("LC_ALL").env_remove("LC_MESSAGES").env("NO_COLOR", "1");
    command
}

fn check() -> Command {
    let mut command = command();
    command.args(["check", "--now", NOW]);
    command
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn file(folder: &Path, name: &str, contents: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    fs::write(&path, contents).unwrap();
    path.to_str().unwrap().to_owned()
}

const GOOD: &str = "operation: detach
workspace: { subscriptionId: 11111111-2222-3333-4444-555555555555, resourceGroup: ml-rg, name: ml-ws }
name: myaks
";
