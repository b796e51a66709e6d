"""Triggers in the database that move an application's revision with every edit, by whatever path.

Signals miss `update()`, bulk edits and raw SQL; a PostgreSQL sequence moves before the edit is visible.
A row that is moved inside the edit's own transaction has neither fault.
"""

import secrets

from django.apps import apps
from django.db import connections, transaction

EDITS = ("INSERT", "UPDATE", "DELETE")


def watched_tables(app_label: str) -> list[str]:
    """All tables of the application but the revision's own."""
    models = apps.get_app_config(app_label).get_models()
    return sorted(model._meta.db_table for model in models if model._meta.model_name != "revision")


def install(using: str, *, app_label: str) -> None:
    """Make the revision's row and its triggers; doing it again changes nothing."""
    connection = connections[using]
    table = f"{app_label}_revision"
    existing = connection.introspection.table_names()
    if table not in existing:
        return  # migrated back to before the table
    makers = {"sqlite": sqlite_triggers, "postgresql": postgresql_triggers}
    statements = [
        statement
        for watched in watched_tables(app_label)
        if watched in existing
        for statement in makers[connection.vendor](watched, table)
    ]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        # A random first number: a flushed database does not come back to a number seen before.
        cursor.execute(
            f"INSERT INTO {table} (id, number) VALUES (1, %s) ON CONFLICT (id) DO NOTHING", [secrets.randbits(48)]
        )
        for statement in statements:
            cursor.execute(statement)


def sqlite_triggers(watched: str, table: str) -> list[str]:
    return [
        line
        for edit in EDITS
        for line in (
            f"DROP TRIGGER IF EXISTS {watched}_{edit.lower()}_moves_revision",
            f"CREATE TRIGGER {watched}_{edit.lower()}_moves_revision AFTER {edit} ON {watched} "
            f"BEGIN UPDATE {table} SET number = number + 1; END",
        )
    ]


def postgresql_triggers(watched: str, table: str) -> list[str]:
    return [
        f"CREATE OR REPLACE FUNCTION {table}_moves() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN UPDATE {table} SET number = number + 1; RETURN NULL; END $$",
        f"CREATE OR REPLACE TRIGGER {watched}_moves_revision "
        f"AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {watched} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_moves()",
    ]


def current(using: str, *, app_label: str) -> int:
    """The revision's number now; 0 before the first migration has made the row."""
    with connections[using].cursor() as cursor:
        cursor.execute(f"SELECT number FROM {app_label}_revision WHERE id = 1")
        row = cursor.fetchone()
    return row[0] if row else 0
