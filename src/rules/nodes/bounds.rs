//! The numbers of a node pool that scales by itself, and what is wrong with them.

use super::pools::{MOST_NODES, Pool, listed_pointer};
use crate::report::PatchOperation;
use crate::rules::purpose::{PRODUCTION_NODES, PRODUCTION_VCPUS};
use crate::spec::Field;

/// The three numbers of a pool that scales by itself.
#[derive(Clone, Copy)]
pub(super) struct Bounds {
    pub(super) count: Field<i64>,
    pub(super) min: Field<i64>,
    pub(super) max: Field<i64>,
}

/// What is wrong with them.
#[derive(Clone, Copy)]
pub(super) enum Fault {
    Missing { key: &'static str },
    TooFew { min: i64 },
    Crossed { min: i64, max: i64 },
    Below { count: i64, min: i64 },
    Above { count: i64, max: i64 },
}

impl Bounds {
    /// The first thing that is wrong; what is unreadable has its finding already.
    pub(super) fn fault(self, pool: &Pool<'_>) -> Option<Fault> {
        for (key, bound) in [("minCount", self.min), ("maxCount", self.max)] {
            if bound.is_absent() {
                return Some(Fault::Missing { key });
            }
        }
        let (min, max) = (self.min.given()?, self.max.given()?);
        if min < pool.fewest() {
            return Some(Fault::TooFew { min });
        }
        if max < min {
            return Some(Fault::Crossed { min, max });
        }
        // A count that no pool may have is another rule's.
        let count = self.count.given().filter(|count| *count >= pool.fewest())?;
        if count < min {
            Some(Fault::Below { count, min })
        } else if count > max {
            Some(Fault::Above { count, max })
        } else {
            None
        }
    }

    /// Whether a pool may scale within them: no rule says a word, and the pool begins with as many nodes as
    /// production needs where nothing says with how many.
    pub(super) fn is_right(self, pool: &Pool<'_>) -> bool {
        let begins_with_enough = self
            .min
            .given()
            .and_then(|min| u64::try_from(min).ok())
            .is_some_and(|min| min >= PRODUCTION_NODES);
        self.fault(pool).is_none()
            && self.max.given().is_some_and(|max| max <= MOST_NODES)
            && (self.count.is_present() || begins_with_enough)
    }

    /// The numbers that were likely meant.
    pub(super) fn mended(self, pool: &Pool<'_>, fault: Fault) -> Option<Self> {
        let mended = match fault {
            Fault::Missing { .. } => return None,
            // The pool would begin with fewer nodes than now, and these might be too small for production.
            Fault::Crossed { max, .. }
                if self.count.is_absent() && !u64::try_from(max).is_ok_and(|max| max >= PRODUCTION_VCPUS) =>
            {
                return None;
            }
            Fault::TooFew { .. } => Self { min: Field::Given(pool.fewest()), ..self },
            Fault::Crossed { .. } => Self { min: self.max, max: self.min, ..self },
            Fault::Below { min, .. } => Self { count: Field::Given(min), ..self },
            Fault::Above { count, .. } => Self { max: Field::Given(count), ..self },
        };
        mended.is_right(pool).then_some(mended)
    }

    /// The patch that makes other numbers of these.
    pub(super) fn to(self, other: Self, number: usize) -> Vec<PatchOperation> {
        [
            ("count", self.count, other.count),
            ("minCount", self.min, other.min),
            ("maxCount", self.max, other.max),
        ]
        .into_iter()
        .filter(|(_, before, after)| before != after)
        .filter_map(|(key, _, after)| {
            Some(PatchOperation::replace(listed_pointer(number, key), after.given()?))
        })
        .collect()
    }
}
