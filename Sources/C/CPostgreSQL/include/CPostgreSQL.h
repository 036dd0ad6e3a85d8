#pragma once

#include <postgresql/libpq-fe.h>

// libpq, opened when it is first needed: whoever builds pages never loads it. The functions have the
// names and the meaning of PostgreSQL 15's manual, chapter 34, behind a prefix.

/// Opens the library; 0 when it is there, and -1 when it, or one of its functions, is missing.
int onir_pq_open(void);

PGconn *onir_PQconnectdbParams(const char *const *keywords, const char *const *values, int expand);
PQconninfoOption *onir_PQconninfoParse(const char *text, char **message);
void onir_PQconninfoFree(PQconninfoOption *options);
void onir_PQfreemem(void *pointer);
ConnStatusType onir_PQstatus(const PGconn *connection);
void onir_PQfinish(PGconn *connection);
char *onir_PQerrorMessage(const PGconn *connection);
int onir_PQserverVersion(const PGconn *connection);
PGTransactionStatusType onir_PQtransactionStatus(const PGconn *connection);
PGresult *onir_PQexec(PGconn *connection, const char *text);
PGresult *onir_PQprepare(PGconn *connection, const char *name, const char *text, int count,
                         const Oid *types);
PGresult *onir_PQexecPrepared(PGconn *connection, const char *name, int count,
                              const char *const *values, const int *lengths, const int *formats,
                              int result_format);
ExecStatusType onir_PQresultStatus(const PGresult *result);
int onir_PQntuples(const PGresult *result);
int onir_PQnfields(const PGresult *result);
Oid onir_PQftype(const PGresult *result, int column);
char *onir_PQgetvalue(const PGresult *result, int row, int column);
int onir_PQgetlength(const PGresult *result, int row, int column);
int onir_PQgetisnull(const PGresult *result, int row, int column);
char *onir_PQcmdTuples(PGresult *result);
void onir_PQclear(PGresult *result);

/// Begins a transaction and runs a prepared statement in it by one message, so that both cost one journey to
/// the server. Gives what the statement gave, or the first error; null when the connection broke.
PGresult *onir_pq_begin_and_run(PGconn *connection, const char *begin, const char *name, int count,
                                const char *const *values, const int *lengths, const int *formats);
/// Sends a command whose answer nobody waits for; 0 when it could not be sent.
int onir_pq_send(PGconn *connection, const char *text);
/// Takes what the server answered to commands that were sent.
void onir_pq_drain(PGconn *connection);

/// The five letters of SQLSTATE; null when the library itself found the error.
char *onir_pq_state(const PGresult *result);
/// The server's first line about an error; it may hold values.
char *onir_pq_message(const PGresult *result);
/// The table and the rule of the schema an error is about; null when it is about none.
char *onir_pq_table(const PGresult *result);
char *onir_pq_constraint(const PGresult *result);
/// Sees to it that the server's notices are not written to standard error.
void onir_pq_hush(PGconn *connection);
