"""Reads {"tables": {table: {column: type}}, "rows": {table: [{column: value}]}, "queries": [{"query", "hours"}]} from
standard input; writes for each query {"rows": [[value as text]]}, or {"error": text} when it cannot be run. A query sees
the rows of its last hours alone, as with the option --offset of "az monitor app-insights query"."""
import datetime
import json
import sys

import duckdb_kql

TYPES = {"datetime": "TIMESTAMPTZ", "string": "VARCHAR", "int": "INTEGER", "real": "DOUBLE", "dynamic": "JSON"}


def load(connection, tables, rows, hours):
    since = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(hours=hours)
    for table, columns in tables.items():
        described = ", ".join(f'"{name}" {TYPES[kind]}' for name, kind in columns.items())
        connection.execute(f'CREATE OR REPLACE TABLE "{table}" ({described})')
        for row in rows.get(table, []):
            unknown = row.keys() - columns.keys()
            if unknown:
                raise ValueError(f"{table} has no columns {unknown}")
            if datetime.datetime.fromisoformat(row["timestamp"]) >= since:
                names = ", ".join(f'"{name}"' for name in row)
                marks = ", ".join("?" for _ in row)
                connection.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', list(row.values()))


def answer(connection, query):
    try:
        return {"rows": [[str(value) for value in row] for row in duckdb_kql.query(connection, query).fetchall()]}
    except Exception as failure:  # what cannot be translated, and what cannot be run
        return {"error": f"{type(failure).__name__}: {failure}"}


request = json.load(sys.stdin)
answers = []
for each in request["queries"]:
    connection = duckdb_kql.connect()
    load(connection, request["tables"], request["rows"], each["hours"])
    answers.append(answer(connection, each["query"]))
json.dump(answers, sys.stdout)
