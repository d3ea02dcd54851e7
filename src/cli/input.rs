//! Where specs come from: files, folders, lines of a file, standard input.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use aks_compute::document::{Format, MAXIMUM_SPEC_BYTES};

use zeroize::Zeroizing;

use super::failure::{Failure, too_large};
use super::named_files;

/// How standard input is named.
const STANDARD: &str = "-";

/// Whether a path stands for standard input.
pub(super) fn is_standard(path: &Path) -> bool {
    path.as_os_str() == STANDARD
}

/// One spec, not read as a document yet.
pub(super) struct Input {
    /// Its name in reports: the path, `path:line`, or `-`.
    pub(super) name: String,
    /// Its bytes. A spec that is too large is cut behind the limit, so that the check says so.
    pub(super) bytes: Vec<u8>,
    /// The notation that its name promises.
    pub(super) format: Format,
    /// Where the files are that it names.
    pub(super) folder: PathBuf,
}

/// A source of specs.
pub(super) enum Source {
    /// A file with one spec.
    Whole(PathBuf),
    /// A file with a spec a line.
    Lines(PathBuf),
    /// Standard input.
    Standard,
}

/// The sources that paths name; a folder stands for every spec below it, in the order of names.
pub(super) fn sources(paths: &[PathBuf]) -> Result<Vec<Source>, Failure> {
    let mut sources = Vec::new();
    for path in paths {
        if is_standard(path) {
            sources.push(Source::Standard);
        } else if path.is_dir() {
            let before = sources.len();
            folder(path, &mut sources)?;
            if sources.len() == before {
                return Err(Failure::NoSpec(path.clone()));
            }
        } else {
            sources.push(source(path));
        }
    }
    Ok(sources)
}

fn source(path: &Path) -> Source {
    match extension(path).as_deref() {
        Some("jsonl") => Source::Lines(path.to_owned()),
        _ => Source::Whole(path.to_owned()),
    }
}

/// What stands behind the last dot of the name, in lower case.
pub(super) fn extension(path: &Path) -> Option<String> {
    path.extension().and_then(|extension| extension.to_str()).map(str::to_ascii_lowercase)
}

fn folder(path: &Path, sources: &mut Vec<Source>) -> Result<(), Failure> {
    let fail = |error| Failure::Read(path.to_owned(), error);
    let mut entries =
        std::fs::read_dir(path).and_then(Iterator::collect::<io::Result<Vec<_>>>).map_err(fail)?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        // A link is not followed, so that a folder that holds itself ends.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            folder(&path, sources)?;
        } else if matches!(extension(&path).as_deref(), Some("yaml" | "yml" | "json" | "jsonl")) {
            sources.push(source(&path));
        }
    }
    Ok(())
}

impl Source {
    /// Reads the specs, and gives them to `take` in batches of at most `most`, so that memory stays flat.
    pub(super) fn batches(
        &self,
        most: usize,
        take: &mut dyn FnMut(Vec<Input>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        match self {
            Self::Whole(path) => take(vec![whole(path)?]),
            Self::Standard => take(vec![standard()?]),
            Self::Lines(path) => lines(path, most, take),
        }
    }
}

/// Reads a file with one spec.
pub(super) fn whole(path: &Path) -> Result<Input, Failure> {
    if is_standard(path) {
        return standard();
    }
    let fail = |error| Failure::Read(path.to_owned(), error);
    let file = File::open(path).map_err(fail)?;
    let name = path.display().to_string();
    let format = Format::of_file_name(&name);
    Ok(Input { bytes: limited(file).map_err(fail)?, name, format, folder: folder_of(path) })
}

fn standard() -> Result<Input, Failure> {
    let bytes = limited(io::stdin().lock()).map_err(|error| Failure::Read(PathBuf::from(STANDARD), error))?;
    Ok(Input { name: STANDARD.to_owned(), bytes, format: Format::Detect, folder: PathBuf::new() })
}

/// The folder in which a file is.
fn folder_of(path: &Path) -> PathBuf {
    path.parent().map(Path::to_owned).unwrap_or_default()
}

/// Reads a file, or standard input where it is `-`, of at most `most` bytes.
pub(super) fn read(path: &Path, most: usize) -> Result<Vec<u8>, Failure> {
    let fail = |error| Failure::Read(path.to_owned(), error);
    let mut bytes = Vec::new();
    let limit = most as u64 + 1;
    if is_standard(path) {
        io::stdin().lock().take(limit).read_to_end(&mut bytes).map_err(fail)?;
    } else {
        File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes)).map_err(fail)?;
    }
    if bytes.len() > most { Err(too_large(path)) } else { Ok(bytes) }
}

/// Reads a file that may hold a private key, or standard input where it is `-`. Of one that is too large as much as shows it.
pub(super) fn read_secret(path: &Path) -> Result<Zeroizing<Vec<u8>>, Failure> {
    let read = if is_standard(path) {
        named_files::limited(io::stdin().lock())
    } else {
        File::open(path).and_then(named_files::limited)
    };
    read.map_err(|error| Failure::Read(path.to_owned(), error))
}

/// At most one byte more than a spec may have.
fn limited(reader: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(MAXIMUM_SPEC_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn lines(
    path: &Path,
    most: usize,
    take: &mut dyn FnMut(Vec<Input>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let fail = |error| Failure::Read(path.to_owned(), error);
    let mut reader = BufReader::with_capacity(1 << 16, File::open(path).map_err(fail)?);
    let name = path.display();
    let mut batch = Vec::with_capacity(most);
    let mut number = 0_u64;
    loop {
        let mut bytes = Vec::new();
        let limit = MAXIMUM_SPEC_BYTES as u64 + 1;
        let read = reader.by_ref().take(limit).read_until(b'\n', &mut bytes).map_err(fail)?;
        if read == 0 {
            break;
        }
        number += 1;
        if read as u64 == limit && bytes.last() != Some(&b'\n') {
            // The rest of a line that is too long is passed over without keeping it.
            skip_line(&mut reader).map_err(fail)?;
        }
        while matches!(bytes.last(), Some(b'\n' | b'\r')) {
            bytes.pop();
        }
        if bytes.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let folder = folder_of(path);
        batch.push(Input { name: format!("{name}:{number}"), bytes, format: Format::Json, folder });
        if batch.len() == most {
            take(std::mem::replace(&mut batch, Vec::with_capacity(most)))?;
        }
    }
    if batch.is_empty() { Ok(()) } else { take(batch) }
}

fn skip_line(reader: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = reader.fill_buf()?;
        if buffer.is_empty() {
            return Ok(());
        }
        match buffer.iter().position(|byte| *byte == b'\n') {
            Some(end) => {
                reader.consume(end + 1);
                return Ok(());
            }
            None => {
                let length = buffer.len();
                reader.consume(length);
            }
        }
    }
}
