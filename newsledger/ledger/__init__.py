"""Where rows are kept: stores, the journal, locks, the lake and the comparison of two lakes."""
