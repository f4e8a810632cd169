"""Keep rows: stores, the journal, locks, the lake and the comparison of two lakes."""
