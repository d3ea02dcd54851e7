//! Writing to standard output, and files that are written whole or not at all.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use aks_compute::report::TextStyle;

use super::failure::Failure;

/// Writes bytes to standard output, as they are.
pub(super) fn bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(Failure::output)
}

/// Writes text to standard output, without its colours where they are not wanted.
pub(super) fn text(text: &str) -> Result<(), Failure> {
    let mut out = anstream::AutoStream::auto(io::stdout().lock());
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(Failure::output)
}

/// Whether text on standard output keeps its colours.
pub(super) fn is_colored() -> bool {
    anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
}

/// How a report is styled that goes to standard error, beside what standard output is for.
pub(super) fn style_beside() -> TextStyle {
    match anstream::AutoStream::choice(&io::stderr()) {
        anstream::ColorChoice::Never => TextStyle::Plain,
        _ => TextStyle::Colored,
    }
}

/// Writes files into a folder: first all under temporary names, then all under their own.
pub(super) fn files(folder: &Path, files: &[(&str, &str)]) -> Result<Vec<PathBuf>, Failure> {
    let fail = |path: &Path| {
        let path = path.to_owned();
        move |error| Failure::Write(path, error)
    };
    std::fs::create_dir_all(folder).map_err(fail(folder))?;
    let mut written = Vec::new();
    for (name, text) in files {
        let path = folder.join(name);
        let mut file =
            tempfile::Builder::new().prefix(".aks-compute-").tempfile_in(folder).map_err(fail(&path))?;
        file.write_all(text.as_bytes()).and_then(|()| file.as_file().sync_all()).map_err(fail(&path))?;
        written.push((path, file));
    }
    let mut paths = Vec::new();
    for (path, file) in written {
        file.persist(&path).map_err(|error| Failure::Write(path.clone(), error.error))?;
        paths.push(path);
    }
    Ok(paths)
}
