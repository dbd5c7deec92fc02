"""Migrations stand in one line in each room, say all that the models say, and can be read alone."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from tests.house.house import HOUSE

OURS = [each.label for each in apps.get_app_configs() if each.name.startswith("goldenthread.")]
MIGRATIONS = [
    pytest.param(path, id=str(path.relative_to(HOUSE)))
    for path in sorted(HOUSE.glob("*/migrations/[0-9]*.py"))
]


@pytest.mark.parametrize("label", OURS)
def test_migrations_of_a_room_stand_in_one_line(label: str):
    assert len(MigrationLoader(None).graph.leaf_nodes(label)) <= 1


@pytest.mark.django_db
def test_no_model_says_what_no_migration_says():
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)


@pytest.mark.parametrize("path", MIGRATIONS)
def test_a_migration_leans_on_no_code_that_may_change(path: Path):
    tree = ast.parse(path.read_text())
    leans_on = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}

    assert {
        each for each in leans_on if each.startswith("goldenthread.") and not each.endswith(".models")
    } == set()


@pytest.mark.parametrize("path", MIGRATIONS)
def test_a_migration_is_named_for_what_it_does(path: Path):
    assert "_auto_" not in path.name
