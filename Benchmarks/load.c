// An HTTP client with a steady rate, which says how long answers took.
//
// usage: load PORT CONNECTIONS RATE SECONDS TARGETS [HEADER...]
//
// TARGETS is a file with one path a line, asked for in turn; or with METHOD, path, headers of its own and
// body, set apart by tabs, the headers by vertical bars. Targets with a method are asked for once each, and
// the run ends with the last of them. Any 2xx is an answer, all others count as failed. With a RATE, requests are sent at fixed
// times whether the earlier ones were answered or not, and the time of an answer counts from when its
// request was due: a server that stands still for a moment is charged for all it kept waiting.
// With RATE 0 each connection asks again as soon as it was answered. One JSON line on standard output.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { ANSWER = 64 * 1024, MOST = 1024 };

struct client { int socket, busy; uint64_t due; size_t filled; char answer[ANSWER]; };

static struct client *clients;
static char **requests;
static size_t request_count, asked, failed, answered, room;
static int once;
static double *times;

static _Noreturn void fail(const char *what) {
  fprintf(stderr, "load: %s: %s\n", what, strerror(errno));
  exit(3);
}

static uint64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

// The headers of every request, each on a line of its own.
static char *joined(char **headers, int count) {
  char *text = strdup("");
  for (int index = 0; index < count && text != NULL; index++) {
    char *longer = NULL;
    if (asprintf(&longer, "%s%s\r\n", text, headers[index]) < 0) fail("memory");
    free(text);
    text = longer;
  }
  if (text == NULL) fail("memory");
  return text;
}

// A line of the targets as it is sent.
static char *request(char *line, const char *port, const char *headers) {
  char *text = NULL, *rest = line;
  if (*line == '/') {
    if (asprintf(&text, "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\n%s\r\n", line, port, headers) < 0) fail("memory");
    return text;
  }
  once = 1;
  char *parts[4];
  for (int index = 0; index < 4; index++)
    if ((parts[index] = strsep(&rest, "\t")) == NULL) fail("a target without its four parts");
  char *own[16], *each;
  int count = 0;
  while (count < 16 && (each = strsep(&parts[2], "|")) != NULL)
    if (*each) own[count++] = each;
  char *more = joined(own, count);
  if (asprintf(&text, "%s %s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\n%s%sContent-Length: %zu\r\n\r\n%s", parts[0],
               parts[1], port, headers, more, strlen(parts[3]), parts[3]) < 0)
    fail("memory");
  free(more);
  return text;
}

static void read_targets(const char *path, const char *port, const char *headers) {
  FILE *file = fopen(path, "r");
  if (file == NULL) fail(path);
  char *line = NULL;
  size_t size = 0;
  while (getline(&line, &size, file) > 0) {
    line[strcspn(line, "\n")] = 0;
    requests = realloc(requests, (request_count + 1) * sizeof *requests);
    if (requests == NULL) fail("memory");
    requests[request_count++] = request(line, port, headers);
  }
  free(line);
  fclose(file);
  if (request_count == 0) fail("no targets");
}

static int connected(int port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), yes = 1;
  if (descriptor < 0 || connect(descriptor, (struct sockaddr *)&address, sizeof address) != 0)
    fail("connect");
  setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  return descriptor;
}

static void ask(struct client *client, uint64_t due) {
  const char *request = requests[asked++ % request_count];
  size_t length = strlen(request);
  client->busy = 1;
  client->due = due;
  client->filled = 0;
  if (write(client->socket, request, length) != (ssize_t)length) fail("send");
}

// Whether the answer is complete; notes its time.
static int receive(struct client *client) {
  ssize_t count = recv(client->socket, client->answer + client->filled,
                       ANSWER - 1 - client->filled, MSG_DONTWAIT);
  if (count < 0 && errno == EAGAIN) return 0;
  if (count <= 0) fail("the server closed a connection");
  client->filled += (size_t)count;
  client->answer[client->filled] = 0;
  char *end = strstr(client->answer, "\r\n\r\n");
  if (end == NULL) return 0;
  char *length = strcasestr(client->answer, "\r\nContent-Length:");
  if (length == NULL || length > end) fail("an answer without its length");
  if (client->filled < (size_t)(end + 4 - client->answer) + strtoul(length + 17, NULL, 10)) return 0;
  if (strncmp(client->answer, "HTTP/1.1 2", 10) != 0) failed++;
  if (answered == room) {
    room = room ? room * 2 : 65536;
    times = realloc(times, room * sizeof *times);
    if (times == NULL) fail("memory");
  }
  times[answered++] = (double)(now() - client->due) / 1e6;
  client->busy = 0;
  return 1;
}

static int compare(const void *left, const void *right) {
  double a = *(const double *)left, b = *(const double *)right;
  return (a > b) - (a < b);
}

static double share(double part) {
  return answered == 0 ? 0 : times[(size_t)((double)(answered - 1) * part)];
}

// Gives how many seconds the requests were sent for.
static double run(int queue, size_t count, double rate, double seconds) {
  uint64_t start = now(), end = start + (uint64_t)(seconds * 1e9), due = start;
  double step = rate > 0 ? 1e9 / rate : 0;
  size_t sent = 0, busy = 0;
  struct epoll_event events[64];
  while (now() < end || busy > 0) {
    if (now() > end + 10000000000u) fail("answers are missing");
    if (once && asked == request_count) end = now();
    for (size_t index = 0; index < count && now() < end; index++) {
      due = rate > 0 ? start + (uint64_t)((double)sent * step) : now();
      if (due > now() || due >= end) break;
      if (clients[index].busy) continue;
      if (once && asked == request_count) break;
      ask(&clients[index], due);
      sent++, busy++;
    }
    // Busy waiting would take a processor from the server: half a millisecond is the finest step.
    struct timespec rest = {0, 0};
    int64_t left = (int64_t)(due - now());
    if (rate > 0 && busy < count && left > 0) rest.tv_nsec = left < 500000 ? left : 500000;
    else if (busy > 0) rest.tv_nsec = 500000;
    int ready = epoll_pwait2(queue, events, 64, &rest, NULL);
    for (int index = 0; index < ready; index++) {
      struct client *client = events[index].data.ptr;
      if (client->busy && receive(client)) busy--;
    }
  }
  return (double)(end - start) / 1e9;
}

int main(int argc, char **argv) {
  if (argc < 6) return fputs("usage: load PORT CONNECTIONS RATE SECONDS TARGETS [HEADER...]\n", stderr), 2;
  size_t count = strtoul(argv[2], NULL, 10);
  double rate = strtod(argv[3], NULL), seconds = strtod(argv[4], NULL);
  if (count == 0 || count > MOST || seconds <= 0) return fputs("load: what an order\n", stderr), 2;
  read_targets(argv[5], argv[1], joined(argv + 6, argc - 6));
  clients = calloc(count, sizeof *clients);
  int queue = epoll_create1(EPOLL_CLOEXEC);
  if (clients == NULL || queue < 0) fail("start");
  for (size_t index = 0; index < count; index++) {
    clients[index].socket = connected(atoi(argv[1]));
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = &clients[index]};
    if (epoll_ctl(queue, EPOLL_CTL_ADD, clients[index].socket, &event) != 0) fail("epoll");
  }
  double took = run(queue, count, rate, seconds);
  qsort(times, answered, sizeof *times, compare);
  printf("{\"answers\":%zu,\"failed\":%zu,\"per_second\":%.1f,\"p50_ms\":%.3f,\"p90_ms\":%.3f,"
         "\"p99_ms\":%.3f,\"most_ms\":%.3f}\n",
         answered, failed, (double)answered / took, share(0.5), share(0.9), share(0.99), share(1));
  return failed > 0;
}
