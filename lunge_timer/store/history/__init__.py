"""The workouts that are over: a database in one file, its backups, and files for export and import."""
