// What Swift cannot see of libmicrohttpd: variadic functions, unions, and socket addresses as text.
#ifndef ONIR_MICROHTTPD_SHIM_H
#define ONIR_MICROHTTPD_SHIM_H

#include <arpa/inet.h>
#include <linux/filter.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>

typedef void *(*onir_http_target_callback)(void *, const char *, struct MHD_Connection *);

struct onir_http_options {
  unsigned int flags;
  int listener;
  size_t connection_memory;
  unsigned int connections;
  unsigned int connections_per_address;
  unsigned int timeout_seconds;
  unsigned int threads;
  void *context;
  MHD_AccessHandlerCallback answer;
  onir_http_target_callback target;
  MHD_RequestCompletedCallback completed;
  MHD_NotifyConnectionCallback connection;
};

// Leaves percent escapes as they came: the Swift side decodes, and refuses what does not decode.
static inline size_t onir_http_keep_escapes(void *context, struct MHD_Connection *connection,
                                            char *text) {
  (void)context;
  (void)connection;
  return strlen(text);
}

// Starts a daemon on a socket that listens already. NULL when the library refuses.
static inline struct MHD_Daemon *onir_http_start(const struct onir_http_options *options) {
  struct MHD_OptionItem pool[] = {{MHD_OPTION_THREAD_POOL_SIZE, options->threads, NULL},
                                  {MHD_OPTION_END, 0, NULL}};
  if (options->threads < 2) pool[0].option = MHD_OPTION_END;
  return MHD_start_daemon(
      options->flags, 0, NULL, NULL, options->answer, options->context,
      MHD_OPTION_LISTEN_SOCKET, options->listener,
      MHD_OPTION_CONNECTION_MEMORY_LIMIT, options->connection_memory,
      MHD_OPTION_CONNECTION_LIMIT, options->connections,
      MHD_OPTION_PER_IP_CONNECTION_LIMIT, options->connections_per_address,
      MHD_OPTION_CONNECTION_TIMEOUT, options->timeout_seconds,
      MHD_OPTION_UNESCAPE_CALLBACK, onir_http_keep_escapes, NULL,
      MHD_OPTION_URI_LOG_CALLBACK, options->target, options->context,
      MHD_OPTION_NOTIFY_COMPLETED, options->completed, options->context,
      MHD_OPTION_NOTIFY_CONNECTION, options->connection, options->context,
      MHD_OPTION_ARRAY, pool, MHD_OPTION_END);
}

// Writes the client's address as text into a buffer of INET6_ADDRSTRLEN bytes. 0 when unknown.
static inline int onir_http_address(struct MHD_Connection *connection, char *buffer,
                                    socklen_t size) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  const struct sockaddr *address = info == NULL ? NULL : info->client_addr;
  if (address == NULL) return 0;
  if (address->sa_family == AF_INET)
    return inet_ntop(AF_INET, &((const struct sockaddr_in *)address)->sin_addr, buffer, size) !=
           NULL;
  if (address->sa_family == AF_INET6)
    return inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)address)->sin6_addr, buffer, size) !=
           NULL;
  return 0;
}

// The connection's socket, or -1.
static inline int onir_http_socket(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info == NULL ? -1 : info->connect_fd;
}

// What the connection callback left for this connection, or NULL.
static inline void *onir_http_connection_context(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  return info == NULL ? NULL : info->socket_context;
}

// The bytes of the request line and the headers.
static inline size_t onir_http_header_size(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
  return info == NULL ? 0 : info->header_size;
}

// Sets the seconds of silence after which the connection is closed, and starts them anew.
static inline void onir_http_restart_timeout(struct MHD_Connection *connection,
                                             unsigned int seconds) {
  MHD_set_connection_option(connection, MHD_CONNECTION_OPTION_TIMEOUT, 0u);
  MHD_set_connection_option(connection, MHD_CONNECTION_OPTION_TIMEOUT, seconds);
}

// From now on no client can begin to connect to a listening socket: its first packet, SYN without
// ACK, is dropped, and it tries again. Those that have begun still get in.
static inline void onir_http_drop_new_clients(int listener) {
  struct sock_filter code[] = {
      BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 13),
      BPF_STMT(BPF_ALU | BPF_AND | BPF_K, 0x12),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0x02, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, 0),
      BPF_STMT(BPF_RET | BPF_K, 0xffffffff),
  };
  struct sock_fprog program = {.len = sizeof code / sizeof *code, .filter = code};
  setsockopt(listener, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program);
}

// How many clients have connected to a listening socket and were not taken from it yet.
static inline unsigned int onir_http_waiting_clients(int listener) {
  struct tcp_info info = {0};
  socklen_t size = sizeof info;
  // Of a socket that listens, this member tells the length of its queue.
  return getsockopt(listener, IPPROTO_TCP, TCP_INFO, &info, &size) == 0 ? info.tcpi_unacked : 0;
}

// Ignores SIGPIPE for the whole process, unless somebody handles it already.
static inline void onir_http_ignore_broken_pipes(void) {
  struct sigaction action;
  if (sigaction(SIGPIPE, NULL, &action) == 0 && action.sa_handler == SIG_DFL)
    signal(SIGPIPE, SIG_IGN);
}

#endif
