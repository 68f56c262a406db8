"""Counters, the marks that keep them honest, and published letters."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "action_counts",
        sa.Column("campaign", sa.String(64), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("division", sa.String(120), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("campaign", "day", "division", name="pk_action_counts"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "letter_counts",
        sa.Column("campaign", sa.String(64), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("official_id", sa.String(80), nullable=False),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("campaign", "day", "official_id", "channel", "outcome", name="pk_letter_counts"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "trait_counts",
        sa.Column("campaign", sa.String(64), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("trait", sa.String(16), nullable=False),
        sa.Column("value", sa.String(40), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("campaign", "day", "trait", "value", name="pk_trait_counts"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "action_digests",
        sa.Column("digest", sa.LargeBinary(32), nullable=False),
        sa.Column("expires", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_action_digests"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_action_digests_expires", "action_digests", ["expires"])
    op.create_table(
        "campaign_versions",
        sa.Column("slug", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("slug", "number", name="pk_campaign_versions"),
    )


def downgrade() -> None:
    for table in ("campaign_versions", "action_digests", "trait_counts", "letter_counts", "action_counts"):
        op.drop_table(table)
