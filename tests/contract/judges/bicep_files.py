"""Reads Bicep files from lines of JSON and answers with their statements, a line each."""

import json
import re
import sys

import pycep
import tree_sitter_bicep
from tree_sitter import Language, Parser

GRAMMAR = Parser(Language(tree_sitter_bicep.language()))
CHECKOVS_PARSER = pycep.BicepParser()
ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\", "'": "'", "$": "$"}


def text_of(node):
    return node.text.decode("utf-8")


def unescaped(node):
    """The text of a literal; it may neither be interpolated nor go on in a next line."""
    if any(child.type == "interpolation" for child in node.children):
        raise ValueError(f"an interpolation: {text_of(node)}")
    literal = text_of(node)
    if literal.startswith("'''") or not re.fullmatch(r"'(?:[^'\\\n\r]|\\.)*'", literal):
        raise ValueError(f"not a literal of one line: {literal!r}")

    def escape(match):
        if match[1].startswith("u{"):
            return chr(int(match[1][2:-1], 16))
        return ESCAPES[match[1]]

    return re.sub(r"\\(u\{[0-9a-fA-F]+\}|.)", escape, literal[1:-1])


def value(node):
    kind = node.type
    if kind == "string":
        return unescaped(node)
    if kind == "number":
        return int(text_of(node))
    if kind == "boolean":
        return text_of(node) == "true"
    if kind == "array":
        return [value(child) for child in node.named_children]
    if kind == "object":
        members = {}
        for member in node.named_children:
            if member.type != "object_property":
                raise ValueError(f"{member.type} in an object")
            key, content = member.named_children
            name = unescaped(key) if key.type == "string" else text_of(key)
            if name in members:
                raise ValueError(f"the key {name} twice")
            members[name] = value(content)
        return members
    if kind in ("identifier", "member_expression", "call_expression"):
        return {"$expression": text_of(node)}
    raise ValueError(f"{kind}: {text_of(node)}")


def statement(node):
    children = node.named_children
    kind = node.type
    if kind == "parameter_declaration":
        default = value(children[2]) if len(children) > 2 else None
        return {"kind": "param", "name": text_of(children[0]), "type": text_of(children[1]), "default": default}
    if kind in ("resource_declaration", "module_declaration"):
        condition, body = None, children[2]
        if body.type == "if_statement":
            condition, body = text_of(body.named_children[0]), body.named_children[1]
        existing = any(child.type == "existing" or text_of(child) == "existing" for child in node.children)
        return {
            "kind": kind.removesuffix("_declaration"), "name": text_of(children[0]), "of": unescaped(children[1]),
            "existing": existing, "condition": condition, "body": value(body),
        }
    if kind == "output_declaration":
        return {"kind": "output", "name": text_of(children[0]), "value": value(children[-1])}
    if kind == "metadata_declaration":
        return {"kind": "metadata", "name": text_of(children[0]), "value": value(children[1])}
    raise ValueError(f"{kind}: {text_of(node)}")


def statements(text):
    # The grammar takes a text that begins with two slashes for a comment; an escape says the same.
    text = text.replace("'//", "'\\u{2f}/")
    root = GRAMMAR.parse(text.encode("utf-8")).root_node
    if root.has_error:
        raise ValueError("a syntax error")
    found, decorators = [], []
    for node in root.named_children:
        if node.type == "comment":
            continue
        if node.type == "decorators":
            for decorator in node.named_children:
                function, arguments = decorator.named_children[0].named_children
                decorators.append([text_of(function), *[value(argument) for argument in arguments.named_children]])
            continue
        found.append({**statement(node), "decorators": decorators})
        decorators = []
    return found


for line in sys.stdin:
    call = json.loads(line)
    try:
        answer = {"statements": statements(call["text"])}
        if not call.get("grammarOnly"):
            CHECKOVS_PARSER.parse(text=call["text"])
    except Exception as error:  # Whatever it is, it is the answer.
        answer = {"error": f"{type(error).__name__}: {error}"[:600]}
    print("answer " + json.dumps({"id": call["id"], **answer}))
