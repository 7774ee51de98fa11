//! Which codes name somebody, beyond the participants of a file.

/// Returns whether a code of two letters can name a State or territory.
///
/// # Source
/// ISO 3166-1: the codes AA, QM to QZ, XA to XZ and ZZ are left to users and name nobody.
/// `XK` is the exception that depositaries and this project make.
pub(super) fn known_id(code: &str) -> bool {
    let &[first, second] = code.as_bytes() else { return false };
    let letters = first.is_ascii_uppercase() && second.is_ascii_uppercase();
    let users_own = match (first, second) {
        (b'A', b'A') | (b'Z', b'Z') | (b'Q', b'M'..) => true,
        (b'X', second) => second != b'K',
        _ => false,
    };
    letters && !users_own
}

#[cfg(test)]
mod tests {
    use super::known_id;

    #[test]
    fn user_assigned_codes_name_nobody() {
        for code in ["AA", "QM", "QZ", "XA", "XJ", "XZ", "ZZ", "no", "N", "NOR", ""] {
            assert!(!known_id(code), "{code}");
        }
        for code in ["BR", "EU", "NO", "QA", "XK", "ZW"] {
            assert!(known_id(code), "{code}");
        }
    }
}
