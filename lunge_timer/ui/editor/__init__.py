"""The editor: everything that a routine's file can say, changed step by step and undone as well."""
