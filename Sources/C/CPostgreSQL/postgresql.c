#include "CPostgreSQL.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>

#define FUNCTIONS(X)                                                                               \
  X(PQconnectdbParams) X(PQconninfoParse) X(PQconninfoFree) X(PQfreemem) X(PQstatus) X(PQfinish)   \
  X(PQerrorMessage) X(PQserverVersion) X(PQtransactionStatus) X(PQexec) X(PQprepare)               \
  X(PQexecPrepared) X(PQresultStatus) X(PQresultErrorField) X(PQntuples) X(PQnfields) X(PQftype)   \
  X(PQgetvalue) X(PQgetlength) X(PQgetisnull) X(PQcmdTuples) X(PQclear) X(PQsetNoticeReceiver)     \
  X(PQenterPipelineMode) X(PQexitPipelineMode) X(PQpipelineSync) X(PQsendQuery)                    \
  X(PQsendQueryParams) X(PQsendQueryPrepared) X(PQgetResult)

// The header's own declarations give the types, so that a call cannot differ from them.
#define POINTER(name) static __typeof__(name) *p_##name;
FUNCTIONS(POINTER)

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int is_open = 0;

static void open_library(void) {
  void *library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return;
#define LOOK(name)                                                                                 \
  *(void **)(&p_##name) = dlsym(library, #name);                                                   \
  if (p_##name == NULL) return;
  FUNCTIONS(LOOK)
  is_open = 1;
}

int onir_pq_open(void) {
  pthread_once(&once, open_library);
  return is_open ? 0 : -1;
}

PGconn *onir_PQconnectdbParams(const char *const *keywords, const char *const *values, int expand) {
  return p_PQconnectdbParams(keywords, values, expand);
}

PQconninfoOption *onir_PQconninfoParse(const char *text, char **message) {
  return p_PQconninfoParse(text, message);
}

void onir_PQconninfoFree(PQconninfoOption *options) { p_PQconninfoFree(options); }

void onir_PQfreemem(void *pointer) { p_PQfreemem(pointer); }

ConnStatusType onir_PQstatus(const PGconn *connection) { return p_PQstatus(connection); }

void onir_PQfinish(PGconn *connection) { p_PQfinish(connection); }

char *onir_PQerrorMessage(const PGconn *connection) { return p_PQerrorMessage(connection); }

int onir_PQserverVersion(const PGconn *connection) { return p_PQserverVersion(connection); }

PGTransactionStatusType onir_PQtransactionStatus(const PGconn *connection) {
  return p_PQtransactionStatus(connection);
}

PGresult *onir_PQexec(PGconn *connection, const char *text) { return p_PQexec(connection, text); }

PGresult *onir_PQprepare(PGconn *connection, const char *name, const char *text, int count,
                         const Oid *types) {
  return p_PQprepare(connection, name, text, count, types);
}

PGresult *onir_PQexecPrepared(PGconn *connection, const char *name, int count,
                              const char *const *values, const int *lengths, const int *formats,
                              int result_format) {
  return p_PQexecPrepared(connection, name, count, values, lengths, formats, result_format);
}

ExecStatusType onir_PQresultStatus(const PGresult *result) { return p_PQresultStatus(result); }

int onir_PQntuples(const PGresult *result) { return p_PQntuples(result); }

int onir_PQnfields(const PGresult *result) { return p_PQnfields(result); }

Oid onir_PQftype(const PGresult *result, int column) { return p_PQftype(result, column); }

char *onir_PQgetvalue(const PGresult *result, int row, int column) {
  return p_PQgetvalue(result, row, column);
}

int onir_PQgetlength(const PGresult *result, int row, int column) {
  return p_PQgetlength(result, row, column);
}

int onir_PQgetisnull(const PGresult *result, int row, int column) {
  return p_PQgetisnull(result, row, column);
}

char *onir_PQcmdTuples(PGresult *result) { return p_PQcmdTuples(result); }

void onir_PQclear(PGresult *result) { p_PQclear(result); }

char *onir_pq_state(const PGresult *result) { return p_PQresultErrorField(result, PG_DIAG_SQLSTATE); }

char *onir_pq_message(const PGresult *result) {
  return p_PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
}

char *onir_pq_table(const PGresult *result) {
  return p_PQresultErrorField(result, PG_DIAG_TABLE_NAME);
}

char *onir_pq_constraint(const PGresult *result) {
  return p_PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME);
}

static void hush(void *argument, const PGresult *result) {
  (void)argument;
  (void)result;
}

void onir_pq_hush(PGconn *connection) { p_PQsetNoticeReceiver(connection, hush, NULL); }

// The results until the end of a pipeline: the first error, else the last of them.
static PGresult *last_of_pipeline(PGconn *connection) {
  PGresult *found = NULL, *next = NULL;
  int failed = 0, nothing = 0;
  // Each command ends with a null; two in a row mean that nothing more will come.
  while (nothing < 2) {
    next = p_PQgetResult(connection);
    if (next == NULL) {
      nothing++;
      continue;
    }
    nothing = 0;
    ExecStatusType status = p_PQresultStatus(next);
    if (status == PGRES_PIPELINE_SYNC) {
      p_PQclear(next);
      break;
    }
    if (failed) {
      p_PQclear(next);
      continue;
    }
    p_PQclear(found);
    found = next;
    failed = status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK;
  }
  return found;
}

PGresult *onir_pq_begin_and_run(PGconn *connection, const char *begin, const char *name, int count,
                                const char *const *values, const int *lengths, const int *formats) {
  if (!p_PQenterPipelineMode(connection)) return NULL;
  PGresult *found = NULL;
  if (p_PQsendQueryParams(connection, begin, 0, NULL, NULL, NULL, NULL, 0) &&
      p_PQsendQueryPrepared(connection, name, count, values, lengths, formats, 1) &&
      p_PQpipelineSync(connection))
    found = last_of_pipeline(connection);
  if (p_PQexitPipelineMode(connection)) return found;
  p_PQclear(found);
  return NULL;
}

int onir_pq_send(PGconn *connection, const char *text) { return p_PQsendQuery(connection, text); }

void onir_pq_drain(PGconn *connection) {
  for (PGresult *next; (next = p_PQgetResult(connection)) != NULL;) p_PQclear(next);
}
