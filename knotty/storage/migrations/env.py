"""Runs the migrations in the connection that migrate.py gives; nothing else starts them."""

from alembic import context

from knotty.storage.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
