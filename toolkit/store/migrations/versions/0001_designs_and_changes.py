"""The first tables: designs and their changes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "designs",
        sa.Column("id", sa.String(120), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("purpose", sa.String(40), nullable=False),
        sa.Column("area_name", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_designs"),
    )
    op.create_table(
        "changes",
        sa.Column("design_id", sa.String(120), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.Text, nullable=False),
        sa.Column("patch", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("design_id", "version", name="pk_changes"),
        sa.ForeignKeyConstraint(["design_id"], ["designs.id"], name="fk_changes_design_id", ondelete="CASCADE"),
    )


def downgrade() -> None:
    """Remove the tables."""
    op.drop_table("changes")
    op.drop_table("designs")
