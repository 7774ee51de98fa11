//! Reads JSON text into a value, and notices keys that stand twice in one object.

use super::{Json, step};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;

/// A document that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What it says; of a key that stands twice, the last value.
    pub value: Json,
    /// The keys that stand twice.
    pub twice: Vec<Twice>,
}

/// A key that stands twice in one object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twice {
    /// A JSON pointer to it (RFC 6901).
    pub pointer: String,
    /// The key.
    pub key: String,
}

/// Reads a document.
///
/// # Errors
/// What is not JSON, with line and column.
pub fn parse(json: &str) -> Result<Document, serde_json::Error> {
    let mut place = Place::default();
    let mut text = serde_json::Deserializer::from_str(json);
    let value = Reader(&mut place).deserialize(&mut text)?;
    text.end()?;
    Ok(Document { value, twice: place.twice })
}

#[derive(Default)]
struct Place {
    pointer: String,
    twice: Vec<Twice>,
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
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, text: D) -> Result<Json, D::Error> {
        text.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: Error>(self, it: bool) -> Result<Json, E> {
        Ok(Json::Bool(it))
    }

    fn visit_i64<E: Error>(self, it: i64) -> Result<Json, E> {
        Ok(Json::Number(it.to_string()))
    }

    fn visit_u64<E: Error>(self, it: u64) -> Result<Json, E> {
        Ok(Json::Number(it.to_string()))
    }

    /// A whole number is one however it is written (`3.0`, `1e2`), as in a browser.
    fn visit_f64<E: Error>(self, it: f64) -> Result<Json, E> {
        if it.fract() == 0.0 && it.abs() < 1e15 {
            return Ok(Json::Number((it as i64).to_string()));
        }
        Ok(Json::Number(serde_json::Value::from(it).to_string()))
    }

    fn visit_str<E: Error>(self, it: &str) -> Result<Json, E> {
        Ok(Json::Text(it.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<Json, A::Error> {
        let mut all = Vec::new();
        loop {
            let at = format!("/{}", all.len());
            match self.within(&at, |inner| items.next_element_seed(inner))? {
                Some(item) => all.push(item),
                None => return Ok(Json::Array(all)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<Json, A::Error> {
        let mut all: Vec<(String, Json)> = Vec::new();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        while let Some(key) = members.next_key::<String>()? {
            let at = step(&key);
            let value = self.within(&at, |inner| members.next_value_seed(inner))?;
            let earlier = places.get(&key).and_then(|&place| all.get_mut(place));
            match earlier {
                Some(earlier) => {
                    let pointer = format!("{}{at}", self.0.pointer);
                    self.0.twice.push(Twice { pointer, key });
                    earlier.1 = value;
                }
                None => {
                    places.insert(key.clone(), all.len());
                    all.push((key, value));
                }
            }
        }
        Ok(Json::Object(all))
    }
}
