"""Triggers in the database that move an application's revision with every edit, by whatever path.

Signals miss `update()`, bulk edits and raw SQL; a PostgreSQL sequence moves before the edit is
visible. A row that is moved inside the edit's own transaction has neither fault. Beside the number
each edit may be written down, so that a server reads again only what was edited; large ones are
not, and then it reads everything.
"""

import secrets
from collections import defaultdict
from collections.abc import Mapping

from django.db import connections, transaction

# table → (kind, column that tells whom an edit concerns); None where edits are not written down
Watched = Mapping[str, tuple[str, str] | None]
Edits = dict[str, list[str]]  # kind → keys

KEPT = 10_000  # numbers back for which edits are kept
MOST_EDITS = 2_000  # more at a time are not worth reading one by one
EDITS = ("INSERT", "UPDATE", "DELETE")


def install(
    using: str,
    *,
    app_label: str,
    watched: Watched,
) -> None:
    """Make the revision's row and its triggers; doing it again changes nothing."""
    connection = connections[using]
    existing = connection.introspection.table_names()
    if f"{app_label}_revision" not in existing:
        return  # migrated back to before the table
    triggers = {
        "sqlite": sqlite_triggers,
        "postgresql": postgresql_triggers,
    }[connection.vendor]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        # A random first number: a flushed database does not come back to a number seen before.
        cursor.execute(
            f"INSERT INTO {app_label}_revision (id, number) VALUES (1, %s) ON CONFLICT (id) DO "
            "NOTHING",
            [secrets.randbits(48)],
        )
        for table, concerned in watched.items():
            if table in existing:
                for statement in triggers(app_label, table, concerned):
                    cursor.execute(statement)


def sqlite_triggers(app: str, table: str, concerned: tuple[str, str] | None) -> list[str]:
    """A trigger for each kind of edit, row by row: SQLite has no others."""
    statements = []
    for edit in EDITS:
        name = f"{table}_{edit.lower()}_moves_revision"
        body = move(app)
        if concerned:
            kind, column = concerned
            body = move_and_note(app, kind, f"{'OLD' if edit == 'DELETE' else 'NEW'}.{column}")
            if edit == "UPDATE":  # who lost something is concerned as well
                lost = f"WHERE OLD.{column} <> NEW.{column}"
                body += move_and_note(app, kind, f"OLD.{column}", lost)
        statements += [
            # SQLite has no CREATE OR REPLACE TRIGGER.
            f"DROP TRIGGER IF EXISTS {name}",
            f"CREATE TRIGGER {name} AFTER {edit} ON {table} BEGIN {body} END",
        ]
    return statements


def move(app: str, condition: str = "") -> str:
    return f"UPDATE {app}_revision SET number = number + 1 {condition}; "


def move_and_note(
    app: str,
    kind: str,
    key: str,
    condition: str = "",
) -> str:
    return (
        f"{move(app, condition)}"
        f"INSERT INTO {app}_edit (number, kind, key) SELECT number, '{kind}', {key} "
        f"FROM {app}_revision {condition}; "
        f"DELETE FROM {app}_edit WHERE number < (SELECT number - {KEPT} FROM {app}_revision); "
    )


def postgresql_triggers(app: str, table: str, concerned: tuple[str, str] | None) -> list[str]:
    """A trigger for each kind of edit, once a statement.

    Thousands of moves of one row would take very long.
    """
    rows = {"INSERT": "NEW TABLE AS new_rows", "DELETE": "OLD TABLE AS old_rows"}
    rows["UPDATE"] = f"{rows['DELETE']} {rows['INSERT']}"
    statements = [
        f"CREATE OR REPLACE FUNCTION {table}_moves_revision() RETURNS trigger "
        f"LANGUAGE plpgsql AS $$ {function_body(app, concerned)} $$"
    ]
    for edit in (*EDITS, "TRUNCATE"):
        referencing = f"REFERENCING {rows[edit]}" if edit in rows else ""
        statements.append(
            f"CREATE OR REPLACE TRIGGER {table}_{edit.lower()}_moves_revision AFTER {edit} "
            f"ON {table} {referencing} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_moves_revision()"
        )
    return statements


def function_body(app: str, concerned: tuple[str, str] | None) -> str:
    """Moves the number if any row was touched, and notes the rows where they are few."""
    note = forget = ""
    if concerned:
        kind, column = concerned
        insert = f"INSERT INTO {app}_edit (number, kind, key) SELECT moved, '{kind}', {column} FROM"
        note = (
            f"IF touched <= {MOST_EDITS} THEN "
            f"IF TG_OP IN ('INSERT', 'UPDATE') THEN {insert} new_rows; END IF; "
            f"IF TG_OP IN ('UPDATE', 'DELETE') THEN {insert} old_rows; END IF; END IF; "
        )
        forget = f"DELETE FROM {app}_edit WHERE number < moved - {KEPT}; "
    # TRUNCATE has no transition tables: it starts as too large, so that everything is read again.
    # A statement that touched no row fires as well, and must not move the number.
    return (
        f"DECLARE moved bigint; touched bigint := {MOST_EDITS} + 1; BEGIN "
        "IF TG_OP IN ('INSERT', 'UPDATE') THEN "
        "SELECT count(*) INTO touched FROM new_rows; END IF; "
        "IF TG_OP = 'DELETE' THEN SELECT count(*) INTO touched FROM old_rows; END IF; "
        "IF touched = 0 THEN RETURN NULL; END IF; "
        f"UPDATE {app}_revision SET number = number + 1 RETURNING number INTO moved; "
        f"{note}{forget}RETURN NULL; END"
    )


def current_revision(using: str, *, app_label: str) -> int:
    """The revision's number now; 0 before the first migration has made the row."""
    with connections[using].cursor() as cursor:
        cursor.execute(f"SELECT number FROM {app_label}_revision WHERE id = 1")
        row = cursor.fetchone()
    return row[0] if row else 0


def edits_between(
    using: str,
    before: int,
    now: int,
    *,
    app_label: str,
) -> Edits | None:
    """What was edited after `before` until `now`, by kind;

    None where too much was, or not all is written down.
    """
    if not 0 < now - before <= KEPT:
        return None
    with connections[using].cursor() as cursor:
        cursor.execute(
            f"SELECT number, kind, key FROM {app_label}_edit WHERE number > %s ORDER BY number "
            "LIMIT %s",
            [before, MOST_EDITS + 1],
        )
        found = cursor.fetchall()
    # A number without a note was a large statement: who skips it serves old rows for ever.
    if len(found) > MOST_EDITS or len({number for number, _, _ in found}) != now - before:
        return None
    edits: Edits = defaultdict(list)
    for _, kind, key in found:
        edits[kind].append(key)
    return edits
