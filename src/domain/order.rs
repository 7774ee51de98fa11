//! Sorting, once for all types.

use std::cmp::Ordering;

/// Returns items in order; equal ones keep their places.
///
/// Every type that the standard sort is used on adds some 4 kB to what a page downloads.
/// This one sorts indices, once for all types.
///
/// # Examples
/// ```
/// use treaty_map::domain::sorted_by;
/// let deposits = [("NO", 2), ("IS", 1), ("GB", 1)].to_vec();
/// let by_day = sorted_by(deposits, |a, b| a.1.cmp(&b.1));
/// assert_eq!(by_day, [("IS", 1), ("GB", 1), ("NO", 2)]);
/// ```
pub fn sorted_by<T>(mut items: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    if items.is_sorted_by(|a, b| compare(a, b).is_le()) {
        return items;
    }
    let order = order(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    arrange(&order, &mut |a, b| items.swap(a, b));
    items
}

/// Swaps until each place has what the order names for it.
fn arrange(order: &[usize], swap: &mut dyn FnMut(usize, usize)) {
    let mut goals = vec![0; order.len()];
    for (goal, &at) in order.iter().enumerate() {
        if let Some(it) = goals.get_mut(at) {
            *it = goal;
        }
    }
    for at in 0..goals.len() {
        while let Some(&goal) = goals.get(at).filter(|it| **it != at) {
            swap(at, goal);
            goals.swap(at, goal);
        }
    }
}

/// Merges runs that are in order, two by two: acts mostly are, and the standard sort would be
/// 2 kB more to download.
fn order(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    // each time, there are half as many runs
    for _ in 0..len {
        let mut merged = Vec::with_capacity(len);
        while merged.len() < len {
            let from = merged.len();
            // one run ends in the middle, the next at the end
            let mut ends = [from, from];
            let mut end = from;
            for cut in &mut ends {
                end += 1;
                while let Some([a, b]) = order.get(end - 1..=end)
                    && compare(*a, *b).is_le()
                {
                    end += 1;
                }
                end = end.min(len);
                *cut = end;
            }
            let [middle, end] = ends;
            if middle == len && from == 0 {
                return order;
            }
            let mut left = order.get(from..middle).unwrap_or_default();
            let mut right = order.get(middle..end).unwrap_or_default();
            while let ([a, after_a @ ..], [b, after_b @ ..]) = (left, right) {
                if compare(*a, *b).is_le() {
                    merged.push(*a);
                    left = after_a;
                } else {
                    merged.push(*b);
                    right = after_b;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        order = merged;
    }
    order
}
