//! How Kubernetes versions are written.

/// Two or three numbers with dots between them.
pub(in crate::rules) fn is_version(version: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = 0;
    version.split('.').all(|part| {
        parts += 1;
        is_number(part)
    }) && (2..=3).contains(&parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_has_two_or_three_numbers() {
        for right in ["1.34", "1.34.2", "10.0", "1.030"] {
            assert!(is_version(right), "{right}");
        }
        for wrong in
            ["", "1", "1.", ".34", "1..2", "1.34.", "1.34.2.1", "v1.34", "|1.34", "1.34-rc", "1.３", "1. 34"]
        {
            assert!(!is_version(wrong), "{wrong}");
        }
    }
}
