"""The label scheme holds every label that the normaliser asks for too, and a pipeline without them is told apart."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from spacy.util import get_package_path

from newsledger.enrich.syntax.label_scheme import NOT_REQUIRED, RELATIONS, TAGS, find_missing_parts
from newsledger.resources import PACKAGE
from newsledger.settings import DEFAULT_MODEL

RULES = sorted((PACKAGE / "normalise").rglob("*.py"))
"""What stands below the syntax room and names labels itself."""


def strings_in(node: ast.AST) -> set[str]:
    return {one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def labels_asked_for(path: Path, attribute: str) -> Iterator[str]:
    """Yield the words that the attribute is compared with, also where a constant of the module names them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = {
        target.id: strings_in(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and any(
            isinstance(one, ast.Attribute) and one.attr == attribute for one in ast.walk(node)
        ):
            yield from strings_in(node)
            for one in ast.walk(node):
                yield from named.get(one.id, ()) if isinstance(one, ast.Name) else ()


@pytest.mark.parametrize(("attribute", "scheme"), [("dep_", RELATIONS | NOT_REQUIRED), ("tag_", TAGS)])
def test_every_label_that_the_normaliser_asks_for_is_in_the_scheme(attribute: str, scheme: frozenset[str]):
    asked = {label: path.name for path in RULES for label in labels_asked_for(path, attribute)}
    assert {label: name for label, name in asked.items() if label not in scheme} == {}


def test_every_relation_of_the_default_model_that_a_module_names_is_in_the_scheme():
    """Labels also stand in sets that a helper takes, where no comparison shows them."""
    meta = json.loads((get_package_path(DEFAULT_MODEL) / "meta.json").read_text(encoding="utf-8"))
    written = {word for path in RULES for word in strings_in(ast.parse(path.read_text(encoding="utf-8")))}
    assert written & set(meta["labels"]["parser"]) <= RELATIONS
    assert {word for word in written & set(meta["labels"]["tagger"]) if word.isalpha()} <= TAGS


def test_the_default_model_lacks_nothing():
    meta = json.loads((get_package_path(DEFAULT_MODEL) / "meta.json").read_text(encoding="utf-8"))
    assert list(find_missing_parts(meta)) == []


def test_a_blank_pipeline_lacks_its_components():
    assert list(find_missing_parts(spacy.blank("en").meta)) == ["it has no tagger, parser, attribute_ruler, lemmatizer"]


def test_a_pipeline_of_another_language_and_scheme_is_named_by_what_it_lacks():
    nlp = spacy.blank("de")
    nlp.add_pipe("tagger").add_label("NN")
    parser = nlp.add_pipe("parser")
    for label in RELATIONS - {"dobj", "attr"} | {"obj", "obl"}:
        parser.add_label(label)
    said = list(find_missing_parts(nlp.meta))
    assert said[0] == "it reads 'de', not 'en'"
    assert said[1] == "it has no attribute_ruler, lemmatizer"
    assert said[2] == "its parser lacks the relations attr, dobj"
    assert said[3].startswith("its tagger lacks the tags CD, DT, HYPH, IN and ")
