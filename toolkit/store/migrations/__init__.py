"""Brings a database's tables up to date by numbered migrations."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine


def bring_up_to_date(engine: Engine) -> None:
    """Run every migration that the database has not had yet; safe to run again."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
