//! A small map.

use super::sorted_by;
use std::borrow::Borrow;

/// Values by key, in the order of the keys.
///
/// One sorted list: a standard map adds some 3 kB to what a page downloads for every type
/// that it is used with, and nothing here has more than a few hundred entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<K, V>(Vec<(K, V)>);

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> Table<K, V> {
    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.0.binary_search_by(|it| it.0.borrow().cmp(key))
    }

    /// Returns the value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let place = self.place(key).ok()?;
        self.0.get(place).map(|it| &it.1)
    }

    /// Returns whether there is a value for a key.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key).is_ok()
    }

    /// Puts a value in place of what the key had, which is returned.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.place(&key) {
            Ok(place) => {
                let slot = self.0.get_mut(place)?;
                Some(std::mem::replace(&mut slot.1, value))
            }
            Err(place) => {
                self.0.insert(place, (key, value));
                None
            }
        }
    }

    /// Takes a key out, and returns its value.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let place = self.place(key).ok()?;
        Some(self.0.remove(place).1)
    }

    /// Returns the value of a key, after putting the default one where there was none.
    pub fn or_default(&mut self, key: K) -> Option<&mut V>
    where
        V: Default,
    {
        let place = self.place(&key);
        let place = place.unwrap_or_else(|place| {
            self.0.insert(place, (key, V::default()));
            place
        });
        self.0.get_mut(place).map(|it| &mut it.1)
    }
}

impl<K, V> Table<K, V> {
    /// Returns keys and values, in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.0.iter().map(|it| (&it.0, &it.1))
    }

    /// Returns the keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.iter().map(|it| &it.0)
    }

    /// Returns the values, in the order of their keys.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|it| &it.1)
    }

    /// Returns the values for changing, in the order of their keys.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.0.iter_mut().map(|it| &mut it.1)
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Table<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let sorted = sorted_by(entries.into_iter().collect(), |a, b| a.0.cmp(&b.0));
        let mut table = Self(Vec::with_capacity(sorted.len()));
        // of a key that comes twice, the last value stays, as it does with `insert`
        for entry in sorted {
            match table.0.last_mut().filter(|it| it.0 == entry.0) {
                Some(last) => *last = entry,
                None => table.0.push(entry),
            }
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn a_table_keeps_its_keys_in_order() {
        let mut table: Table<String, u32> = [("b", 2), ("a", 1), ("c", 0)]
            .map(|(key, it)| (key.to_owned(), it))
            .into_iter()
            .collect();
        assert_eq!(table.insert("c".to_owned(), 3), Some(0));
        assert_eq!(table.or_default("d".to_owned()), Some(&mut 0));
        assert_eq!(table.or_default("a".to_owned()), Some(&mut 1));
        assert_eq!(table.keys().map(String::as_str).collect::<String>(), "abcd");
        assert_eq!(table.values().copied().collect::<Vec<_>>(), [1, 2, 3, 0]);
        assert_eq!((table.get("b"), table.get("e")), (Some(&2), None));
        assert_eq!((table.remove("a"), table.remove("a")), (Some(1), None));
        assert!(table.contains_key("d") && !table.contains_key(""));
    }
}
