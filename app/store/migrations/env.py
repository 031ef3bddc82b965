"""Runs the revisions on the connection that the store gives; the store owns the transaction."""

from alembic import context

connection = context.config.attributes["connection"]
connection.exec_driver_sql(
    "CREATE TABLE IF NOT EXISTS alembic_version (version_num TEXT NOT NULL PRIMARY KEY) STRICT"
)
context.configure(connection=connection, render_as_batch=True, transaction_per_migration=False)
context.run_migrations()
