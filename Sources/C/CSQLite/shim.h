#include <sqlite3.h>

// What Swift cannot see of the library: macros and calls with a changing number of arguments.

static inline int onir_sqlite_bind_text(sqlite3_stmt *statement, int index, const char *text, int size) {
  return sqlite3_bind_text(statement, index, text, size, SQLITE_TRANSIENT);
}

static inline int onir_sqlite_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int size) {
  // A null pointer would be bound as NULL, and an empty blob is a value.
  return size == 0 ? sqlite3_bind_zeroblob(statement, index, 0)
                   : sqlite3_bind_blob(statement, index, bytes, size, SQLITE_TRANSIENT);
}

// No writing to the schema's own tables, no text in double quotes, no functions in a foreign schema.
static inline int onir_sqlite_harden(sqlite3 *database) {
  int result = sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
  if (result == SQLITE_OK) result = sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0);
  if (result == SQLITE_OK) result = sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DDL, 0, (int *)0);
  if (result == SQLITE_OK) result = sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, (int *)0);
  return result;
}

enum {
  onir_sqlite_unique = SQLITE_CONSTRAINT_UNIQUE,
  onir_sqlite_primary_key = SQLITE_CONSTRAINT_PRIMARYKEY,
  onir_sqlite_foreign_key = SQLITE_CONSTRAINT_FOREIGNKEY,
  onir_sqlite_not_null = SQLITE_CONSTRAINT_NOTNULL,
  onir_sqlite_check = SQLITE_CONSTRAINT_CHECK,
};
