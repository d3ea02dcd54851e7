//! How an [`Inspection`] crosses from the module that makes it to the one that judges it.
//!
//! As postcard, not as JSON: what reads tagged JSON added 27 KB of brotli to the main module.

use super::Inspection;

/// The bytes of an inspection.
#[cfg(any(feature = "certificate-module", test))]
pub(crate) fn to_bytes(inspection: &Inspection) -> Option<Vec<u8>> {
    postcard::to_allocvec(&(crate::VERSION, inspection)).ok()
}

/// The inspection of these bytes; none where a module of another version wrote them.
#[cfg(any(not(feature = "certificate-module"), test))]
pub(crate) fn of_bytes(bytes: &[u8]) -> Option<Inspection> {
    let (version, rest) = postcard::take_from_bytes::<&str>(bytes).ok()?;
    if version != crate::VERSION {
        return None;
    }
    postcard::from_bytes(rest).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inspection_comes_out_as_it_went_in_and_of_its_own_version_only() {
        let inspection = Inspection { has_more: true, ..Inspection::default() };
        let mut bytes = to_bytes(&inspection).unwrap();
        assert_eq!(of_bytes(&bytes), Some(inspection));
        assert_eq!(of_bytes(&[]), None);
        assert_eq!(of_bytes(&bytes[..bytes.len() - 1]), None);
        bytes[1] += 1;
        assert_eq!(of_bytes(&bytes), None);
    }
}
