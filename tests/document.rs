//! Documents: YAML and JSON give one tree, and everything that is not a document is a clear error.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails like the test"
)]

use aks_compute::document::{
    Document, Format, MAXIMUM_SPEC_BYTES, Number, Position, Problem, Target, Value, decode_utf8,
};

fn tree(text: &str, format: Format) -> Value {
    Document::parse(text, format).unwrap_or_else(|error| panic!("{text:?}: {error:?}")).root
}

fn problem(text: &str, format: Format) -> Problem {
    match Document::parse(text, format) {
        Ok(document) => panic!("{:?} is accepted", document.root),
        Err(error) => error.problem,
    }
}

fn position(text: &str, format: Format, target: Target<'_>) -> Position {
    Document::parse(text, format).unwrap().locate(target).unwrap()
}

fn place(position: Position) -> (u32, u32, u32, u32) {
    (position.line, position.column, position.end_line, position.end_column)
}

#[test]
fn yaml_has_the_types_of_its_core_schema() {
    let root = tree(
        "a: 3\nb: \"3\"\nc: 2.5\nd: true\ne: ~\nf:\ng: 0x10\nh: 0o17\ni: yes\nj: 1e3\nk: 2022-10-01\nl: -7\nm: .5\nn: 1.2.3\no: 'true'\n",
        Format::Yaml,
    );
    let number = |value| Value::Number(Number::Integer(value));
    assert_eq!(root.get("a"), Some(&number(3)));
    assert_eq!(root.get("b"), Some(&Value::from("3")));
    assert_eq!(root.get("c"), Some(&Value::Number(Number::Float(2.5))));
    assert_eq!(root.get("d"), Some(&Value::Bool(true)));
    assert_eq!(root.get("e"), Some(&Value::Null));
    assert_eq!(root.get("f"), Some(&Value::Null));
    assert_eq!(root.get("g"), Some(&number(16)));
    assert_eq!(root.get("h"), Some(&number(15)));
    assert_eq!(root.get("i"), Some(&Value::from("yes")), "YAML 1.2 has no yes");
    assert_eq!(root.get("j"), Some(&Value::Number(Number::Float(1000.0))));
    assert_eq!(root.get("k"), Some(&Value::from("2022-10-01")));
    assert_eq!(root.get("l"), Some(&number(-7)));
    assert_eq!(root.get("m"), Some(&Value::Number(Number::Float(0.5))));
    assert_eq!(root.get("n"), Some(&Value::from("1.2.3")));
    assert_eq!(root.get("o"), Some(&Value::from("true")));
}

#[test]
fn json_and_yaml_of_the_same_document_are_the_same_tree() {
    let json = "{\"name\": \"aks\", \"agentCount\": 3, \"tags\": {\"a\": \"b\"}, \"list\": [1, null, true, -2.5, \"\\u4e2d\"]}";
    assert_eq!(tree(json, Format::Json), tree(json, Format::Yaml));
}

#[test]
fn text_that_begins_like_json_may_still_be_yaml() {
    assert_eq!(tree("{ name: aks }", Format::Detect).get("name"), Some(&Value::from("aks")));
    let error = Document::parse("{ \"name\": aks", Format::Detect).unwrap_err();
    assert!(matches!(error.problem, Problem::Parser { notation: "JSON", .. }), "{error:?}");
}

#[test]
fn a_byte_order_mark_and_carriage_returns_change_nothing() {
    assert_eq!(
        tree("\u{feff}name: aks\r\ncount: 3\r\n", Format::Yaml),
        tree("name: aks\ncount: 3\n", Format::Yaml)
    );
    assert_eq!(tree("\u{feff}{\"name\": \"aks\"}\r\n", Format::Json), tree("name: aks", Format::Yaml));
}

#[test]
fn what_a_plain_document_does_not_have_is_refused_by_name() {
    assert_eq!(problem("", Format::Yaml), Problem::Empty);
    assert_eq!(problem("# only a comment\n", Format::Detect), Problem::Empty);
    assert_eq!(problem("  \n", Format::Json), Problem::Empty);
    assert_eq!(problem("a: &x 1\nb: *x\n", Format::Yaml), Problem::Anchor);
    assert_eq!(problem("a: { <<: { b: 1 } }\n", Format::Yaml), Problem::MergeKey);
    assert_eq!(problem("a: !!str 1\n", Format::Yaml), Problem::Tag);
    assert_eq!(problem("a: 1\n---\nb: 2\n", Format::Yaml), Problem::SeveralDocuments);
    assert_eq!(problem("? [a, b]\n: 1\n", Format::Yaml), Problem::KeyNotText);
    assert_eq!(problem("a: b\u{7}\n", Format::Yaml), Problem::ControlCharacter { code: 7 });
    assert!(matches!(
        problem("{\"a\": 1} {\"b\": 2}", Format::Json),
        Problem::Parser { notation: "JSON", .. }
    ));
    assert!(matches!(
        problem("{\"a\": \"\\ud800\"}", Format::Json),
        Problem::Parser { notation: "JSON", .. }
    ));
}

#[test]
fn size_depth_and_numbers_have_limits() {
    let large = format!("name: {}\n", "a".repeat(MAXIMUM_SPEC_BYTES));
    assert_eq!(problem(&large, Format::Yaml), Problem::TooLarge { limit: MAXIMUM_SPEC_BYTES });
    for brackets in [33_usize, 1000, 200_000] {
        let deep = "[".repeat(brackets);
        assert_eq!(problem(&deep, Format::Yaml), Problem::TooDeep, "{brackets} brackets of YAML");
        assert_eq!(problem(&deep, Format::Json), Problem::TooDeep, "{brackets} brackets of JSON");
        let deep = "{\"a\":".repeat(brackets);
        assert_eq!(problem(&deep, Format::Json), Problem::TooDeep, "{brackets} braces of JSON");
    }
    let digits = "9".repeat(400);
    assert_eq!(problem(&format!("agentCount: {digits}"), Format::Yaml), Problem::NumberTooLong);
    assert_eq!(problem(&format!("{{\"agentCount\": {digits}}}"), Format::Json), Problem::NumberTooLong);
    assert_eq!(problem("{\"agentCount\": 18446744073709551615}", Format::Json), Problem::NumberTooLong);
    assert_eq!(problem("agentCount: 18446744073709551615", Format::Yaml), Problem::NumberTooLong);
}

#[test]
fn other_encodings_are_told_apart() {
    let utf16: Vec<u8> = "name: aks".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(decode_utf8(&utf16).unwrap_err().problem, Problem::NotUtf8Encoding);
    let with_mark: Vec<u8> =
        [0xfe, 0xff].into_iter().chain("a".encode_utf16().flat_map(u16::to_be_bytes)).collect();
    assert_eq!(decode_utf8(&with_mark).unwrap_err().problem, Problem::NotUtf8Encoding);
    assert_eq!(decode_utf8(b"name: \xff").unwrap_err().problem, Problem::InvalidUtf8 { offset: 6 });
    assert_eq!(decode_utf8("名称".as_bytes()).unwrap(), "名称");
}

#[test]
fn a_pointer_is_found_in_yaml() {
    let text = "# 名称\nname: aks  # comment\nnetwork:\n  serviceCidr: 10.0.0.0/16\n  中文: \"值\"\nlist:\n  - a\n  - { b: c }\n";
    let at = |target| place(position(text, Format::Yaml, target));
    assert_eq!(at(Target::Value("/name")), (2, 7, 2, 10));
    assert_eq!(at(Target::Key("/name")), (2, 1, 2, 5));
    assert_eq!(at(Target::Value("/network/serviceCidr")), (4, 16, 4, 27));
    assert_eq!(at(Target::Value("/network/中文")), (5, 7, 5, 10));
    assert_eq!(at(Target::Value("/list/1/b")), (8, 10, 8, 11));
    assert_eq!(at(Target::Value("/network/missing")), (3, 1, 3, 8), "the key of the parent");
    assert_eq!(at(Target::Value("/missing")).0, 2, "the document itself");
}

#[test]
fn a_pointer_is_found_in_json() {
    let text = "{\n  \"name\": \"名\",\n  \"a/b\": { \"c~d\": [1, 22] },\n  \"name\": 3\n}";
    let at = |target| place(position(text, Format::Json, target));
    assert_eq!(at(Target::Value("/name")), (2, 11, 2, 14));
    assert_eq!(at(Target::RepeatedKey("/name")), (4, 3, 4, 9));
    assert_eq!(at(Target::Key("/a~1b")), (3, 3, 3, 8));
    assert_eq!(at(Target::Value("/a~1b/c~0d/1")), (3, 23, 3, 25));
}

#[test]
fn a_syntax_error_says_its_line_and_column() {
    let error = Document::parse("name: aks\nnetwork: {\n  a: [1,\n", Format::Yaml).unwrap_err();
    assert!(error.position.is_some(), "{error:?}");
    let error = Document::parse("{\n  \"name\": aks\n}", Format::Json).unwrap_err();
    assert_eq!(error.position.map(|position| (position.line, position.column)), Some((2, 11)));
}

#[test]
fn a_private_key_is_not_in_a_debug_print() {
    let root = tree("ssl: { keyPem: \"-----BEGIN PRIVATE KEY-----\\nCANARY\" }", Format::Yaml);
    assert!(!format!("{root:?}").contains("CANARY"));
}
