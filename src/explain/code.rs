//! What an error code looks like, so that nothing else that stands after `code` is ever shown.

/// Whether `token` is written as error codes are: words that begin with a capital letter, or capitals with a number.
///
/// A key or a token, which may stand after `code` too, is not: its letters and digits are mixed.
pub(super) fn looks_like_code(token: &str) -> bool {
    if !(3..=64).contains(&token.len()) || !token.starts_with(|first: char| first.is_ascii_uppercase()) {
        return false;
    }
    let count = |is: fn(&u8) -> bool| token.bytes().filter(is).count();
    let (upper, lower) = (count(u8::is_ascii_uppercase), count(u8::is_ascii_lowercase));
    let digits = count(u8::is_ascii_digit);
    if lower == 0 {
        // E40001, AADSTS7000222, INVALID_SSL_SETTING.
        let letters = token.trim_end_matches(|last: char| last.is_ascii_digit());
        return token.len() <= 40 && (letters.len() <= 8 || digits == 0 && token.contains('_'));
    }
    digits <= 2 && upper * 3 <= lower * 2
}

/// Whether a code is made of several words, so that no prose has it by chance.
pub(super) fn is_distinctive(code: &str) -> bool {
    let marks = code.bytes().filter(|byte| byte.is_ascii_uppercase() || *byte == b'_').count();
    marks > 1
        || code.starts_with(|first: char| first.is_ascii_uppercase())
            && code.ends_with(|last: char| last.is_ascii_digit())
}

/// Whether `token` is an HTTP status that stands for an error.
pub(super) fn is_status(token: &str) -> bool {
    token.len() == 3 && token.starts_with(['4', '5']) && token.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_azure_look_like_codes_and_keys_do_not() {
        for code in [
            "QuotaExceeded",
            "K8sVersionNotSupported",
            "NetworkProfileCIDROverlapVNET",
            "Conflict",
            "E40001",
            "AADSTS7000222",
            "INVALID_SSL_SETTING",
            "ErrCode_InsufficientVCPUQuota",
            "OnlySupportedOnUserAssignedMSICluster",
        ] {
            assert!(looks_like_code(code), "{code}");
        }
        for other in [
            "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9",
            "q3Rz8Yc1Kp",
            "AKIAIOSFODNN7EXAMPLE",
            "3f2504e0",
            "Ab",
            "code",
            "null",
            "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj",
        ] {
            assert!(!looks_like_code(other), "{other}");
        }
    }
}
