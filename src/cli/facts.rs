//! Where facts come from: files, folders, standard input, each perhaps with its kind and scope.

use std::io;
use std::path::{Path, PathBuf};

use aks_compute::facts::{Facts, MAXIMUM_FACT_BYTES, Stated};

use super::failure::Failure;
use super::input::{extension, is_standard, read};

/// Reads what the arguments of `--facts` name, in their order.
pub(super) fn read_all(arguments: &[PathBuf], specs: &[PathBuf]) -> Result<Facts, Failure> {
    let mut facts = Facts::default();
    let mut is_taken = specs.iter().any(|spec| is_standard(spec));
    for argument in arguments {
        // A path that is no text says no kind.
        let stated = match argument.to_str() {
            Some(argument) => Stated::from_argument(argument),
            None => Stated { name: argument.display().to_string(), ..Stated::default() },
        };
        let path = if stated.kind.is_some() { PathBuf::from(&stated.name) } else { argument.clone() };
        if is_standard(&path) && std::mem::replace(&mut is_taken, true) {
            return Err(Failure::StandardInputTaken);
        }
        if path.is_dir() {
            for path in files(&path)? {
                add(&mut facts, &path, Stated { name: path.display().to_string(), ..stated.clone() })?;
            }
        } else {
            add(&mut facts, &path, stated)?;
        }
    }
    Ok(facts)
}

fn add(facts: &mut Facts, path: &Path, stated: Stated) -> Result<(), Failure> {
    let bytes = read(path, MAXIMUM_FACT_BYTES).map_err(|failure| match (failure, stated.unknown_kind()) {
        (Failure::Read(path, error), Some(unknown)) if error.kind() == io::ErrorKind::NotFound => {
            Failure::Facts(path, unknown)
        }
        (failure, _) => failure,
    })?;
    facts.add_file(&bytes, &stated).map_err(|error| Failure::Facts(path.to_owned(), error))
}

/// The files of facts that lie in a folder itself, in the order of names.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = std::fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut entries = entries.map_err(|error| Failure::Read(folder.to_owned(), error))?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    let files: Vec<PathBuf> = entries
        .into_iter()
        .map(|entry| entry.path())
        .filter(|path| matches!(extension(path).as_deref(), Some("json" | "txt" | "yaml")) && !path.is_dir())
        .collect();
    if files.is_empty() { Err(Failure::NoFact(folder.to_owned())) } else { Ok(files) }
}
