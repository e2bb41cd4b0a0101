#pragma once
#include <sqlite3.h>

// Swift calls no variadic function of C.
static inline int gcmrepo_sqlite3_be_defensive(sqlite3 *database) {
    return sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
}
