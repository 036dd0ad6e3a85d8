// The write floor: how fast a plain program writes a tree that it already holds in memory.
//
// usage: floor SOURCE DESTINATION THREADS [TIMES]
//
// Reads every file of SOURCE (.onir left out), then makes the same folders and files in
// DESTINATION, which must not exist; with TIMES, that often, each in a folder of its own. Only the
// making is timed, on the clock (seconds) and on the processors (processor, user and system). One
// JSON line on standard output.
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct file { char *path, *bytes; size_t size; };
// Breadth first, so that the files of a folder, and the folders of a depth, stand side by side.
struct folder { char *path; size_t depth, first_file, file_count; };

// Neighbours share a parent, whose lock two threads would fight for: each takes a run of folders.
enum { RUN = 64, DEPTHS = 64 };

static struct file *files;
static struct folder *folders;
static size_t file_count, folder_count, depth_count, byte_count;
static size_t depth_end[DEPTHS];
static atomic_size_t depth_next[DEPTHS];
static pthread_barrier_t depth_done;
static int destination;

static _Noreturn void fail(const char *what) {
  fprintf(stderr, "floor: %s: %s\n", what, strerror(errno));
  exit(3);
}

static void *grown(void *items, size_t count, size_t size) {
  // Only at powers of two; the list is full then.
  if (count & (count - 1)) return items;
  items = realloc(items, (count ? count * 2 : 1) * size);
  if (!items) fail("memory");
  return items;
}

static void add_folder(char *path, size_t depth) {
  errno = ENAMETOOLONG;
  if (depth >= DEPTHS) fail(path);
  folders = grown(folders, folder_count, sizeof *folders);
  folders[folder_count++] = (struct folder){.path = path, .depth = depth};
  depth_end[depth] = folder_count;
  depth_count = depth + 1;
}

static void add_file(int source, char *path, size_t size) {
  struct file file = {.path = path, .bytes = malloc(size + 1), .size = size};
  if (!file.bytes) fail("memory");
  int handle = openat(source, path, O_RDONLY | O_CLOEXEC);
  if (handle < 0) fail(path);
  for (size_t done = 0; done < size;) {
    ssize_t count = read(handle, file.bytes + done, size - done);
    if (count <= 0) fail(path);
    done += (size_t)count;
  }
  close(handle);
  files = grown(files, file_count, sizeof *files);
  files[file_count++] = file;
  byte_count += size;
}

static void read_folder(int source, size_t index) {
  const char *parent = folders[index].path;
  int handle = openat(source, parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *listing = handle < 0 ? NULL : fdopendir(handle);
  if (!listing) fail(parent);
  folders[index].first_file = file_count;
  for (struct dirent *entry; (entry = readdir(listing));) {
    const char *name = entry->d_name;
    if (!strcmp(name, ".") || !strcmp(name, "..") || !strcmp(name, ".onir")) continue;
    char *path;
    if (asprintf(&path, "%s/%s", parent, name) < 0) fail("memory");
    struct stat status;
    if (fstatat(source, path, &status, AT_SYMLINK_NOFOLLOW)) fail(path);
    if (S_ISDIR(status.st_mode)) add_folder(path, folders[index].depth + 1);
    if (S_ISREG(status.st_mode)) add_file(source, path, (size_t)status.st_size);
  }
  folders[index].file_count = file_count - folders[index].first_file;
  closedir(listing);
}

static char *inside(size_t copy, const char *path) {
  char *joined;
  if (asprintf(&joined, strcmp(path, ".") ? "%zu/%s" : "%zu", copy, path) < 0) fail("memory");
  return joined;
}

static void add_copy(size_t copy, const struct folder *folder, const struct file *from) {
  add_folder(inside(copy, folder->path), folder->depth + 1);
  folders[folder_count - 1].first_file = file_count;
  folders[folder_count - 1].file_count = folder->file_count;
  for (size_t number = 0; number < folder->file_count; number++) {
    struct file file = from[folder->first_file + number];
    file.path = inside(copy, file.path);
    files = grown(files, file_count, sizeof *files);
    files[file_count++] = file;
  }
}

// Puts the tree into the folders 0 to times - 1 of the destination; the bytes are in memory once.
static void repeat(size_t times) {
  const struct folder *tree = folders;
  const struct file *tree_files = files;
  size_t end[DEPTHS], depths = depth_count;
  memcpy(end, depth_end, sizeof end);
  folders = NULL, files = NULL;
  folder_count = file_count = 0;
  byte_count *= times;
  add_folder(".", 0);
  for (size_t depth = 0; depth < depths; depth++)
    for (size_t copy = 0; copy < times; copy++)
      for (size_t index = depth ? end[depth - 1] : 0; index < end[depth]; index++)
        add_copy(copy, &tree[index], tree_files);
}

static void write_file(const struct file *file) {
  int handle = openat(destination, file->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (handle < 0) fail(file->path);
  for (size_t done = 0; done < file->size;) {
    ssize_t count = write(handle, file->bytes + done, file->size - done);
    if (count < 0) fail(file->path);
    done += (size_t)count;
  }
  if (close(handle)) fail(file->path);
}

static void *write_folders(void *unused) {
  for (size_t depth = 0; depth < depth_count; depth++) {
    for (;;) {
      size_t first = atomic_fetch_add(&depth_next[depth], RUN);
      if (first >= depth_end[depth]) break;
      for (size_t index = first; index < first + RUN && index < depth_end[depth]; index++) {
        const struct folder *folder = &folders[index];
        if (depth > 0 && mkdirat(destination, folder->path, 0755)) fail(folder->path);
        for (size_t file = 0; file < folder->file_count; file++)
          write_file(&files[folder->first_file + file]);
      }
    }
    // The next depth needs the folders of this one.
    pthread_barrier_wait(&depth_done);
  }
  return unused;
}

// Seconds of processor time of this process until now, all threads, user and system.
static double processor_time(void) {
  struct rusage usage;
  if (getrusage(RUSAGE_SELF, &usage)) fail("processor time");
  return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

int main(int count, char **arguments) {
  int threads = count == 4 || count == 5 ? atoi(arguments[3]) : 0;
  int times = count == 5 ? atoi(arguments[4]) : 1;
  if (threads < 1 || threads > 256 || times < 1 || times > 1000) {
    fprintf(stderr, "usage: floor SOURCE DESTINATION THREADS [TIMES]\n");
    return 2;
  }
  int source = open(arguments[1], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (source < 0) fail(arguments[1]);
  add_folder(".", 0);
  for (size_t index = 0; index < folder_count; index++) read_folder(source, index);
  if (times > 1) repeat((size_t)times);
  for (size_t depth = 1; depth < depth_count; depth++) depth_next[depth] = depth_end[depth - 1];

  struct timespec start, end;
  pthread_t workers[256];
  pthread_barrier_init(&depth_done, NULL, (unsigned)threads);
  double spent = processor_time();
  clock_gettime(CLOCK_MONOTONIC, &start);
  if (mkdir(arguments[2], 0755)) fail(arguments[2]);
  destination = open(arguments[2], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (destination < 0) fail(arguments[2]);
  for (int thread = 0; thread < threads; thread++)
    if (pthread_create(&workers[thread], NULL, write_folders, NULL)) fail("threads");
  for (int thread = 0; thread < threads; thread++) pthread_join(workers[thread], NULL);
  clock_gettime(CLOCK_MONOTONIC, &end);
  spent = processor_time() - spent;
  double seconds = (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9;
  printf("{\"files\":%zu,\"folders\":%zu,\"bytes\":%zu,\"threads\":%d,\"seconds\":%.4f,"
         "\"processor\":%.4f}\n",
         file_count, folder_count, byte_count, threads, seconds, spent);
}
