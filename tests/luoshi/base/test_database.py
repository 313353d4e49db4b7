"""The tests run on the engine that was asked for, set as in earnest."""

import os

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


def test_the_engine_is_the_one_that_was_asked_for() -> None:
    assert connection.vendor == ("postgresql" if os.environ.get("DATABASE_URL") else "sqlite")


def test_transactions_begin_so_that_writers_wait_for_each_other() -> None:
    asked = {"sqlite": "PRAGMA journal_mode", "postgresql": "SHOW default_transaction_isolation"}
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor])
        told = cursor.fetchone()

    assert told == {"sqlite": ("wal",), "postgresql": ("read committed",)}[connection.vendor]
    assert connection.vendor != "sqlite" or connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
