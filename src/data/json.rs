//! Reads JSON text into a value, and notices keys that stand twice in one object.

use super::problem::{Problem, ProblemKind};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;

/// Reads a document. Of a key that stands twice the last value is kept, and a problem.
pub(super) fn parse(json: &str) -> Result<(Value, Vec<Problem>), serde_json::Error> {
    let mut place = Place::default();
    let mut text = serde_json::Deserializer::from_str(json);
    let value = Reader(&mut place).deserialize(&mut text)?;
    text.end()?;
    Ok((value, place.twice))
}

/// Returns a key or index as one step of a JSON pointer (RFC 6901).
pub(super) fn step(key: &str) -> String {
    format!("/{}", key.replace('~', "~0").replace('/', "~1"))
}

#[derive(Default)]
struct Place {
    pointer: String,
    twice: Vec<Problem>,
}

struct Reader<'a>(&'a mut Place);

impl Reader<'_> {
    fn within<T>(&mut self, step: &str, read: impl FnOnce(Reader<'_>) -> T) -> T {
        let len = self.0.pointer.len();
        self.0.pointer.push_str(step);
        let read = read(Reader(self.0));
        self.0.pointer.truncate(len);
        read
    }
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, text: D) -> Result<Value, D::Error> {
        text.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, it: bool) -> Result<Value, E> {
        Ok(it.into())
    }

    fn visit_i64<E: Error>(self, it: i64) -> Result<Value, E> {
        Ok(it.into())
    }

    fn visit_u64<E: Error>(self, it: u64) -> Result<Value, E> {
        Ok(it.into())
    }

    fn visit_f64<E: Error>(self, it: f64) -> Result<Value, E> {
        Ok(it.into())
    }

    fn visit_str<E: Error>(self, it: &str) -> Result<Value, E> {
        Ok(it.into())
    }

    fn visit_string<E: Error>(self, it: String) -> Result<Value, E> {
        Ok(it.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<Value, A::Error> {
        let mut all = Vec::new();
        loop {
            let at = format!("/{}", all.len());
            match self.within(&at, |inner| items.next_element_seed(inner))? {
                Some(item) => all.push(item),
                None => return Ok(Value::Array(all)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<Value, A::Error> {
        let mut all = Map::new();
        while let Some(key) = members.next_key::<String>()? {
            let at = step(&key);
            let value = self.within(&at, |inner| members.next_value_seed(inner))?;
            if all.contains_key(&key) {
                let pointer = format!("{}{at}", self.0.pointer);
                let kind = ProblemKind::Twice(key.clone());
                self.0.twice.push(Problem { pointer, kind });
            }
            all.insert(key, value);
        }
        Ok(Value::Object(all))
    }
}
