//! How far one word is from another, for `check` to guess what was meant.

/// Returns how many letters have to be put in, taken out, changed, or exchanged with their
/// neighbour.
pub(super) fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let (mut before, mut above): (Vec<usize>, Vec<usize>) =
        (Vec::new(), (0..=other.len()).collect());
    let mut last = None;
    for (row, letter) in one.chars().enumerate() {
        let mut line = vec![row + 1];
        for (idx, target) in other.iter().enumerate() {
            let at = |line: &[usize], idx: usize| line.get(idx).copied().unwrap_or(0);
            let changed = at(&above, idx) + usize::from(letter != *target);
            let put_or_taken = at(&above, idx + 1).min(at(&line, idx)) + 1;
            let neighbour = idx.checked_sub(1);
            let exchanged = neighbour
                .filter(|it| other.get(*it) == Some(&letter) && last == Some(*target))
                .map_or(usize::MAX, |it| at(&before, it) + 1);
            line.push(changed.min(put_or_taken).min(exchanged));
        }
        last = Some(letter);
        before = std::mem::replace(&mut above, line);
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn counts_slips_of_the_pen() {
        for (one, other, far) in [
            ("opend", "opened", 1),
            ("langing", "landing", 1),
            ("artilce", "article", 1),
            ("", "kind", 4),
            ("period", "period", 0),
            ("weeks", "years", 3),
        ] {
            assert_eq!(distance(one, other), far, "{one} {other}");
            assert_eq!(distance(other, one), far, "{other} {one}");
        }
    }
}
