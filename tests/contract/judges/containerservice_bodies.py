"""Holds bodies of managedClusters against the models of azure-mgmt-containerservice: a JSON line of `id` and `body`
in, a JSON line of `id` and `complaints` out, marked as an answer. The argument says which models there are.

`2025-04-01`: the models of that api-version. They drop what they do not know, so a body that comes back as another one
has a wrong name or a wrong type in it. `newest`: the types of the newest version, by the names on the wire.
"""

import importlib
import json
import re
import sys
import typing
from enum import Enum

import typing_extensions

PACKAGE = "azure.mgmt.containerservice"


class ModelsOfVersion:
    """The models of one api-version, which know names, types and bounds; the words of an enum are in their docs."""

    def __init__(self, version):
        self.models = importlib.import_module(f"{PACKAGE}.v{version.replace('-', '_')}.models")
        serialization = importlib.import_module(f"{PACKAGE}._serialization")
        classes = {name: member for name, member in vars(self.models).items() if isinstance(member, type)}
        self.deserialize = serialization.Deserializer(classes)
        self.serializer = serialization.Serializer(classes)

    def complaints(self, body):
        try:
            cluster = self.deserialize("ManagedCluster", body)
            again = self.serializer.body(cluster, "ManagedCluster")
        except Exception as error:
            return [f"{type(error).__name__}: {error}"]
        return [*lost(body, again), *self.broken(cluster, "")]

    def broken(self, model, pointer):
        """Members that are missing, out of bounds or not among the words of their enum."""
        for name, description in model._attribute_map.items():
            value = getattr(model, name)
            here = f"{pointer}/{description['key'].replace('.', '/')}"
            bounds = model._validation.get(name, {})
            if value is None:
                if bounds.get("required"):
                    yield f"{here} is required"
                continue
            yield from (f"{here} is {value!r}, against {rule}" for rule in broken_bounds(value, bounds))
            words = self.words_of(type(model), name)
            for item in value if isinstance(value, list) else [value]:
                if words and item not in words:
                    yield f"{here} is {item!r}, not one of {words}"
                if hasattr(item, "_attribute_map"):
                    yield from self.broken(item, here)

    def words_of(self, model, name):
        said = re.search(rf":vartype {name}: (?:list\[)?str or\s+~[\w.]+\.(\w+)", model.__doc__)
        return [word.value for word in getattr(self.models, said[1])] if said else []


def broken_bounds(value, bounds):
    checks = {
        "minimum": lambda bound: value >= bound,
        "maximum": lambda bound: value <= bound,
        "min_length": lambda bound: len(value) >= bound,
        "max_length": lambda bound: len(value) <= bound,
        "pattern": lambda bound: re.search(bound, value),
    }
    for rule, bound in bounds.items():
        if rule in checks and not checks[rule](bound):
            yield f"{rule} {bound}"


def lost(given, again, pointer=""):
    if isinstance(given, dict) and isinstance(again, dict):
        for key in sorted({*given, *again}):
            yield from lost(given.get(key), again.get(key), f"{pointer}/{key}")
    elif isinstance(given, list) and isinstance(again, list) and len(given) == len(again):
        for number, items in enumerate(zip(given, again)):
            yield from lost(*items, f"{pointer}/{number}")
    elif given != again or type(given) is not type(again):
        yield f"{pointer} is {given!r}, which comes back as {again!r}"


class NewestTypes:
    """The typed dictionaries of the newest version: names, types, enums and what is required."""

    def __init__(self):
        self.types = importlib.import_module(f"{PACKAGE}.types")
        self.names = {**vars(importlib.import_module(f"{PACKAGE}.models")), **vars(self.types)}

    def complaints(self, body):
        return list(self.wrong(body, self.types.ManagedCluster, ""))

    def wrong(self, value, expected, pointer):
        if typing_extensions.is_typeddict(expected):
            yield from self.wrong_members(value, expected, pointer)
            return
        kind, inner = typing.get_origin(expected) or expected, typing.get_args(expected)
        if kind is typing.Union:
            words = [word.value for choice in inner if issubclass(choice, Enum) for word in choice]
            if words and value not in words:
                yield f"{pointer} is {value!r}, not one of {words}"
        elif type(value) is not kind:
            yield f"{pointer} is {value!r}, not of the type {kind.__name__}"
        elif kind is list:
            for number, item in enumerate(value):
                yield from self.wrong(item, inner[0], f"{pointer}/{number}")
        elif kind is dict:
            for key, item in value.items():
                yield from self.wrong(item, inner[1], f"{pointer}/{key}")

    def wrong_members(self, value, expected, pointer):
        if not isinstance(value, dict):
            yield f"{pointer} is {value!r}, not a {expected.__name__}"
            return
        # The types mark what is required one by one; their `total` is left out by mistake where they inherit.
        marked = typing_extensions.get_type_hints(expected, self.names, include_extras=True)
        required = [key for key, hint in marked.items() if typing.get_origin(hint) is typing_extensions.Required]
        yield from (f"{pointer}/{key} is required" for key in required if key not in value)
        known = typing_extensions.get_type_hints(expected, self.names)
        for key, member in value.items():
            if key in known:
                yield from self.wrong(member, known[key], f"{pointer}/{key}")
            else:
                yield f"{pointer}/{key} is not a member of {expected.__name__}"


def main():
    judge = NewestTypes() if sys.argv[1] == "newest" else ModelsOfVersion(sys.argv[1])
    for line in sys.stdin:
        question = json.loads(line)
        answer = {"id": question["id"], "complaints": list(judge.complaints(question["body"]))}
        print("answer " + json.dumps(answer), flush=True)


main()
