// memfd_create, renameat2 and two parts of posix_spawn are extensions of GNU.
#define _GNU_SOURCE
#include "CProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

int onir_memory_file(void) { return memfd_create("onir", MFD_CLOEXEC); }

int onir_spawn_close_from(void *actions, int first) {
  return posix_spawn_file_actions_addclosefrom_np(actions, first);
}

short onir_spawn_new_session(void) { return POSIX_SPAWN_SETSID; }

int onir_sync_file_system(int descriptor) { return syncfs(descriptor); }

int onir_exchange(const char *one, const char *other) {
  return renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE);
}

// One name of a path; a link is told of as such.
static int open_name(int folder, const char *name) {
  int found = openat(folder, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
  char target;
  if (found < 0 && errno == ENOTDIR) errno = readlinkat(folder, name, &target, 1) < 0 ? ENOTDIR : ELOOP;
  return found;
}

// Older systems lack openat2, and some containers forbid it.
static int open_names(int root, const char *path) {
  char names[PATH_MAX];
  if (strlen(path) >= sizeof names) {
    errno = ENAMETOOLONG;
    return -1;
  }
  strcpy(names, path);
  int found = root;
  char *rest = names;
  for (char *name; (name = strsep(&rest, "/"));) {
    int next = open_name(found, name);
    int reason = errno;
    if (found != root) close(found);
    if (next < 0) {
      errno = reason;
      return -1;
    }
    found = next;
  }
  return found;
}

int onir_open_folder(int root, const char *path) {
  struct open_how how = {.flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC,
                         .resolve = RESOLVE_NO_SYMLINKS | RESOLVE_BENEATH};
  int found = syscall(SYS_openat2, root, path, &how, sizeof how);
  return found < 0 && (errno == ENOSYS || errno == EPERM) ? open_names(root, path) : found;
}
