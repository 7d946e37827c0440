//! The pieces of an OCEL file in JSON.

use std::fmt;

use kajitori_domain::case::ColumnKind;
use kajitori_domain::refusal::Stop;
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::kind;
use super::model::Model;

/// A value where the standard has a text, a number, a truth value or nothing.
#[derive(Default)]
pub(super) enum Scalar {
    #[default]
    Missing,
    Text(String),
    /// A list or an object, which no attribute can be.
    Nested,
}

impl Scalar {
    /// The text, unless it is missing or empty.
    fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor)
    }
}

struct ScalarVisitor;

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Scalar, E> {
        Ok(Scalar::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Scalar, E> {
        Ok(Scalar::Text(text))
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Scalar, E> {
        Ok(Scalar::Text(truth.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Scalar, E> {
        Ok(Scalar::Text(number.to_string()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Scalar, E> {
        Ok(Scalar::Text(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Scalar, E> {
        Ok(Scalar::Text(number.to_string()))
    }

    fn visit_unit<E>(self) -> Result<Scalar, E> {
        Ok(Scalar::Missing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Scalar, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Scalar::Nested)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scalar, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Scalar::Nested)
    }
}

/// Keys with their values, in the file's order.
#[derive(Default)]
pub(super) struct Pairs(Vec<(String, Scalar)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PairsVisitor)
    }
}

struct PairsVisitor;

impl<'de> Visitor<'de> for PairsVisitor {
    type Value = Pairs;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("attributes")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Pairs(pairs))
    }
}

#[derive(Deserialize)]
pub(super) struct TypeRecord {
    #[serde(default)]
    name: Scalar,
    #[serde(default)]
    attributes: Option<Vec<AttributeType>>,
}

#[derive(Deserialize)]
struct AttributeType {
    #[serde(default)]
    name: Scalar,
    #[serde(default, rename = "type")]
    kind: Scalar,
}

impl TypeRecord {
    pub(super) fn put(&self, of_objects: bool, model: &mut Model) -> Result<(), Stop> {
        let Some(owner) = self.name.text() else { return Ok(()) };
        for attribute in self.attributes.iter().flatten() {
            if let Some(name) = attribute.name.text() {
                let kind = attribute.kind.text().map_or(ColumnKind::Text, kind);
                model.declare(of_objects.then_some(owner), name, kind)?;
            }
        }
        Ok(())
    }
}

#[derive(Deserialize)]
struct Value {
    #[serde(default)]
    name: Scalar,
    #[serde(default)]
    time: Scalar,
    #[serde(default)]
    value: Scalar,
}

impl Value {
    /// Name and value; notes one that cannot be used.
    fn parts(&self, model: &mut Model) -> Option<(&str, Option<&str>)> {
        let name = self.name.text();
        if name.is_none() || matches!(self.value, Scalar::Nested) {
            model.note("log-ocel-value-unusable", name, "");
            return None;
        }
        name.map(|name| (name, self.value.text()))
    }
}

#[derive(Deserialize)]
pub(super) struct ObjectRecord {
    #[serde(default)]
    id: Scalar,
    #[serde(default, rename = "type")]
    kind: Scalar,
    #[serde(default)]
    attributes: Option<Vec<Value>>,
}

impl ObjectRecord {
    pub(super) fn put(&self, model: &mut Model) -> Result<(), Stop> {
        let Some(object) = model.object(self.id.text(), self.kind.text())? else { return Ok(()) };
        for attribute in self.attributes.iter().flatten() {
            if let Some((name, value)) = attribute.parts(model) {
                model.object_value(object, name, attribute.time.text(), value)?;
            }
        }
        Ok(())
    }
}

#[derive(Deserialize)]
struct RelationRecord {
    #[serde(default, rename = "objectId")]
    object: Scalar,
    #[serde(default)]
    qualifier: Scalar,
}

#[derive(Deserialize)]
pub(super) struct EventRecord {
    #[serde(default)]
    id: Scalar,
    #[serde(default, rename = "type")]
    kind: Scalar,
    #[serde(default)]
    time: Scalar,
    #[serde(default)]
    attributes: Option<Vec<Value>>,
    #[serde(default)]
    relationships: Option<Vec<RelationRecord>>,
}

impl EventRecord {
    pub(super) fn put(&self, model: &mut Model) -> Result<(), Stop> {
        let event = model.event(self.id.text(), self.kind.text(), self.time.text())?;
        for attribute in self.attributes.iter().flatten() {
            if let Some((name, Some(value))) = attribute.parts(model) {
                model.event_value(event, name, value)?;
            }
        }
        for relation in self.relationships.iter().flatten() {
            // A relation to nothing shows as one to an object that nobody knows.
            let object = relation.object.text().unwrap_or_default();
            model.relate(event, object, relation.qualifier.text())?;
        }
        Ok(())
    }
}

/// An object of version 1.0, whose attributes have one value.
#[derive(Deserialize)]
pub(super) struct OldObject {
    #[serde(default, rename = "ocel:type")]
    kind: Scalar,
    #[serde(default, rename = "ocel:ovmap")]
    values: Pairs,
}

impl OldObject {
    pub(super) fn put(&self, id: &str, model: &mut Model) -> Result<(), Stop> {
        let id = Some(id.trim()).filter(|id| !id.is_empty());
        let Some(object) = model.object(id, self.kind.text())? else { return Ok(()) };
        for (name, value) in &self.values.0 {
            match value {
                Scalar::Nested => model.note("log-ocel-value-unusable", Some(name), ""),
                _ => model.object_value(object, name, None, value.text())?,
            }
        }
        Ok(())
    }
}

/// An event of version 1.0.
#[derive(Deserialize)]
pub(super) struct OldEvent {
    #[serde(default, rename = "ocel:activity")]
    kind: Scalar,
    #[serde(default, rename = "ocel:timestamp")]
    time: Scalar,
    #[serde(default, rename = "ocel:omap")]
    objects: Option<Vec<Scalar>>,
    #[serde(default, rename = "ocel:vmap")]
    values: Pairs,
}

impl OldEvent {
    pub(super) fn put(&self, id: &str, model: &mut Model) -> Result<(), Stop> {
        let id = Some(id.trim()).filter(|id| !id.is_empty());
        let event = model.event(id, self.kind.text(), self.time.text())?;
        for (name, value) in &self.values.0 {
            match (value, value.text()) {
                (Scalar::Nested, _) => model.note("log-ocel-value-unusable", Some(name), ""),
                (_, Some(value)) => model.event_value(event, name, value)?,
                _ => {}
            }
        }
        for object in self.objects.iter().flatten() {
            model.relate(event, object.text().unwrap_or_default(), None)?;
        }
        Ok(())
    }
}
