//! Any two files are inspected without a panic, and what is found comes back from its JSON.

#![no_main]

use aks_compute::certificate::{Inspection, covers, inspect};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|files: (&[u8], &[u8])| {
    let (certificate, key) = files;
    let inspection = inspect(Some(certificate), Some(key));
    for certificate in &inspection.certificates {
        let _ = covers(certificate, "www.contoso.com");
    }
    let json = serde_json::to_string(&inspection).expect("plain values");
    assert_eq!(serde_json::from_str::<Inspection>(&json).expect("our own JSON"), inspection);
});
