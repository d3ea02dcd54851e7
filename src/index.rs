//! Finding what stands in a list by its name.

/// Positions in a list by the hashes of the names that stand there.
///
/// One table for every list, because it knows neither names nor rows: each sort or `HashMap` in its place would be 3 KB
/// of the module.
#[derive(Clone, Debug, Default)]
pub(crate) struct Index {
    /// For each position the hash of its name and the position before it in the same bucket.
    entries: Vec<(u32, Option<u32>)>,
    /// The last position in each bucket; as many as a power of two.
    buckets: Vec<Option<u32>>,
}

impl Index {
    /// Adds the name at the next position; the first is 0.
    pub(crate) fn push(&mut self, name: &str) {
        if self.entries.len() >= self.buckets.len() {
            let entries = std::mem::take(&mut self.entries);
            self.buckets = vec![None; (entries.len() * 2).max(16)];
            for (hash, _) in entries {
                self.link(hash);
            }
        }
        self.link(hash(name));
    }

    fn link(&mut self, hash: u32) {
        let Ok(position) = u32::try_from(self.entries.len()) else { return };
        let bucket = self.bucket(hash);
        if let Some(last) = self.buckets.get_mut(bucket) {
            self.entries.push((hash, last.replace(position)));
        }
    }

    fn bucket(&self, hash: u32) -> usize {
        hash as usize & self.buckets.len().wrapping_sub(1)
    }

    /// The position of which `is_it` says that the name stands there, in any ASCII letter case.
    pub(crate) fn find(&self, name: &str, is_it: impl Fn(usize) -> bool) -> Option<usize> {
        let wanted = hash(name);
        let mut position = self.buckets.get(self.bucket(wanted)).copied().flatten();
        while let Some(at) = position {
            let (hash, before) = *self.entries.get(at as usize)?;
            if hash == wanted && is_it(at as usize) {
                return Some(at as usize);
            }
            position = before;
        }
        None
    }
}

/// FNV-1a of the name in ASCII lower case.
fn hash(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_at_its_position() {
        let names: Vec<_> = (0..100).map(|number| format!("Name{number}")).collect();
        let mut index = Index::default();
        let find = |index: &Index, name: &str| index.find(name, |at| names[at].eq_ignore_ascii_case(name));
        assert_eq!(find(&index, "Name0"), None);
        for (position, name) in names.iter().enumerate() {
            assert_eq!(find(&index, name), None);
            index.push(name);
            assert_eq!(find(&index, &name.to_uppercase()), Some(position));
        }
        assert!(names.iter().enumerate().all(|(position, name)| find(&index, name) == Some(position)));
    }
}
