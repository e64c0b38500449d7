"""The literal list of the tables of the open data.

Facts stand in them as entries have them; what follows from others, such as totals, is left to the pages.
Retracted battles are in none of them but the corrections. Other retracted records have a row in the table
of their kind, with their status: entries may still name them.
"""

from __future__ import annotations

from chronicle.output.data.battle_tables import BATTLE_TABLES
from chronicle.output.data.columns import Table
from chronicle.output.data.record_tables import RECORD_TABLES

TABLES: tuple[Table, ...] = (*BATTLE_TABLES, *RECORD_TABLES)
