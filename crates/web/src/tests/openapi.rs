//! The document for programs says what is answered, and nothing else.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::answer::api::OPENAPI;
use crate::routes::{Needs, Route, routes};
use crate::site::Takes;

fn document() -> Value {
    serde_json::from_str(OPENAPI).expect("JSON")
}

fn operation<'a>(document: &'a Value, route: &Route) -> &'a Value {
    let method = route.method.as_str().to_lowercase();
    let found = &document["paths"][route.path][&method];
    assert!(found.is_object(), "{} {} is not said", route.method, route.path);
    found
}

/// What `reference` names in the document.
fn resolved<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    match value["$ref"].as_str() {
        Some(reference) => {
            let path = reference.strip_prefix('#').expect("a place in the document");
            document.pointer(path).unwrap_or_else(|| panic!("{reference} leads nowhere"))
        }
        None => value,
    }
}

fn ours() -> impl Iterator<Item = &'static Route> {
    routes().filter(|route| route.path.starts_with("/api/"))
}

#[test]
fn every_route_is_said_and_only_those() {
    let document = document();
    let said: BTreeSet<(String, String)> = document["paths"]
        .as_object()
        .expect("paths")
        .iter()
        .flat_map(|(path, methods)| {
            let methods = methods.as_object().expect("methods").keys();
            methods.map(|method| (path.clone(), method.to_uppercase())).collect::<Vec<_>>()
        })
        .collect();
    let answered = ours().map(|route| (route.path.to_owned(), route.method.to_string())).collect();
    assert_eq!(said, answered);
}

#[test]
fn an_operation_says_who_may_what_comes_with_it_and_what_comes_back() {
    let document = document();
    for route in ours() {
        let said = operation(&document, route);
        let here = format!("{} {}", route.method, route.path);
        assert_eq!(said["x-permission"], route.needs.word(), "{here}");
        let open = said["security"].as_array().expect("a list").is_empty();
        assert_eq!(open, route.needs == Needs::Public, "{here}");
        assert_eq!(said["requestBody"].is_object(), route.takes != Takes::Nothing, "{here}");
        let parameters = said["parameters"].as_array().cloned().unwrap_or_default();
        let named: BTreeSet<String> = parameters
            .iter()
            .map(|parameter| resolved(&document, parameter))
            .filter(|parameter| parameter["in"] == "path")
            .map(|parameter| parameter["name"].as_str().expect("a name").to_owned())
            .collect();
        let wanted: BTreeSet<String> = route
            .path
            .split('/')
            .filter_map(|part| Some(part.strip_prefix('{')?.strip_suffix('}')?.to_owned()))
            .collect();
        assert_eq!(named, wanted, "{here}");
        let responses = said["responses"].as_object().expect("responses");
        assert!(open || responses.contains_key("404"), "{here}");
        responses.values().for_each(|response| {
            assert!(resolved(&document, response)["description"].is_string(), "{here}");
        });
    }
}

#[test]
fn every_reference_leads_somewhere_and_every_name_stands_once() {
    let document = document();
    let mut names = BTreeSet::new();
    for route in ours() {
        let name = operation(&document, route)["operationId"].as_str().expect("a name");
        assert!(names.insert(name.to_owned()), "{name} stands twice");
    }
    let mut open = vec![&document];
    while let Some(value) = open.pop() {
        resolved(&document, value);
        match value {
            Value::Object(map) => open.extend(map.values()),
            Value::Array(list) => open.extend(list),
            _ => {}
        }
    }
}
