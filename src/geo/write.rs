//! Writes SVG path text.

use std::fmt::Write;

/// Appends a line of grid points as `M12 34l5-6…`, closed with `z` if it is a ring.
///
/// Steps are relative, and a minus sign stands for the space before it.
pub(super) fn line(path: &mut String, points: &[[i16; 2]], is_ring: bool) {
    let Some((&[x, y], rest)) = points.split_first() else { return };
    path.push('M');
    number(path, i32::from(x), true);
    number(path, i32::from(y), false);
    let mut from = [x, y];
    for (idx, &to) in rest.iter().enumerate() {
        if idx == 0 {
            path.push('l');
        }
        let ([from_x, from_y], [to_x, to_y]) = (from, to);
        number(path, i32::from(to_x) - i32::from(from_x), idx == 0);
        number(path, i32::from(to_y) - i32::from(from_y), false);
        from = to;
    }
    if is_ring {
        path.push('z');
    }
}

fn number(path: &mut String, value: i32, is_first: bool) {
    if !is_first && value >= 0 {
        path.push(' ');
    }
    // Writing to a `String` cannot fail.
    let _ = write!(path, "{value}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_relative_and_signs_separate() {
        let mut path = String::new();
        line(&mut path, &[[12, 34], [17, 28], [17, 29], [10, 20]], true);
        assert_eq!(path, "M12 34l5-6 0 1-7-9z");
    }
}
