//! Runs bash scripts in a folder in which programs of ours stand in for others, and note how they are called.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Command, Output};

use tempfile::TempDir;

/// How every program notes its words: their number, its name, and each of them.
const NOTE: &str = r#"note() { printf '%s\0' "$#" "${0##*/}" "$@" >> "$FAKE/calls"; }
"#;

/// Bash reads the script, and shellcheck has nothing to say about it.
pub(crate) fn assert_clean(script: &str, about: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("script.sh");
    fs::write(&path, script).unwrap();
    for (program, option) in [("bash", "-n"), ("shellcheck", "--severity=style")] {
        let output = Command::new(program)
            .args([option, path.to_str().unwrap()])
            .env("LC_ALL", "C.UTF-8")
            .output()
            .unwrap_or_else(|error| panic!("{program} is needed (Debian has it): {error}"));
        assert!(output.status.success(), "{program} on {about}: {output:?}\n{script}");
    }
}

/// A folder with `bin` for the programs, `home` in which scripts run, and `tmp` for what they write beside.
pub(crate) struct Programs(TempDir);

impl Programs {
    pub(crate) fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for name in ["bin", "home", "tmp"] {
            fs::create_dir(folder.path(name)).unwrap();
        }
        folder
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    /// A script that can `note` its words, and reads what to answer in the folder `$FAKE`.
    pub(crate) fn program(&self, name: &str, text: &str) {
        let (first, rest) = text.split_once('\n').unwrap();
        self.write(&format!("bin/{name}"), &format!("{first}\n{NOTE}{rest}"));
        fs::set_permissions(self.path(&format!("bin/{name}")), fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// Runs a program in the folder `home`, with the programs of ours before all others.
    pub(crate) fn run(&self, program: &str, arguments: &[&str]) -> Output {
        let path = format!("{}:{}", self.path("bin").display(), std::env::var("PATH").unwrap());
        Command::new(program)
            .args(arguments)
            .current_dir(self.path("home"))
            .env("PATH", path)
            .env("FAKE", self.0.path())
            .env("TMPDIR", self.path("tmp"))
            .output()
            .unwrap()
    }

    /// Writes a file into `home` and runs it by bash.
    pub(crate) fn bash(&self, file: &str, text: &str, arguments: &[&str]) -> Output {
        self.write(&format!("home/{file}"), text);
        self.run("bash", &[&[file], arguments].concat())
    }

    /// The calls, the program's name first, but for those that only wait or ask who is there.
    pub(crate) fn calls(&self) -> Vec<Vec<String>> {
        let noted = fs::read_to_string(self.path("calls")).unwrap_or_default();
        let mut words = noted.split_terminator('\0').map(str::to_owned);
        let mut calls = Vec::new();
        while let Some(count) = words.next() {
            let call: Vec<String> = words.by_ref().take(count.parse::<usize>().unwrap() + 1).collect();
            if call.len() > 2 && !["cloud", "account"].contains(&call[1].as_str()) {
                calls.push(call);
            }
        }
        calls
    }
}
