//! The files that a spec names, beside it.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use aks_compute::document::{Document, decode_utf8};
use aks_compute::spec::decode;
use aks_compute::{Files, Unreadable};
use zeroize::Zeroizing;

use super::input::Input;

/// Reads the files that the spec of `input` names, as seen from the folder of the spec.
pub(super) fn read(input: &Input) -> Files {
    let mut files = Files::default();
    let Ok(text) = decode_utf8(&input.bytes) else { return files };
    // Of many specs few name files, and reading each twice would take its time.
    if !text.contains("PemFile") {
        return files;
    }
    let Ok(document) = Document::parse(text, input.format) else { return files };
    for name in decode(&document.root).named_files() {
        match bytes(&input.folder.join(name)) {
            Ok(bytes) => files.add(name, bytes),
            Err(why) => files.add_unreadable(name, why),
        }
    }
    files
}

/// Reads an ordinary file: a spec must not make the command wait for a pipe or a device.
fn bytes(path: &Path) -> Result<Zeroizing<Vec<u8>>, Unreadable> {
    if !path.metadata().map_err(|error| reason(&error))?.is_file() {
        return Err(Unreadable::NotAFile);
    }
    let file = File::open(path).map_err(|error| reason(&error))?;
    limited(file).map_err(|error| reason(&error))
}

/// At most one byte more than a file may have. The room is there from the start: what a growing buffer leaves behind would
/// not be wiped.
pub(super) fn limited(reader: impl Read) -> io::Result<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(Files::MAXIMUM_BYTES + 2));
    reader.take(Files::MAXIMUM_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn reason(error: &io::Error) -> Unreadable {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Unreadable::Missing,
        io::ErrorKind::PermissionDenied => Unreadable::Denied,
        _ => Unreadable::Failed,
    }
}
