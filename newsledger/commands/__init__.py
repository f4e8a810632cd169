"""The work of each command once its arguments are parsed: one module per command."""
