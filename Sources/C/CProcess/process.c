// memfd_create, renameat2 and two parts of posix_spawn are extensions of GNU.
#define _GNU_SOURCE
#include "CProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <spawn.h>
#include <stdio.h>
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

int onir_open_folder(int root, const char *path) {
  struct open_how how = {.flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC,
                         .resolve = RESOLVE_NO_SYMLINKS | RESOLVE_BENEATH};
  int found = syscall(SYS_openat2, root, path, &how, sizeof how);
  // Older systems lack the call, and some containers forbid it: then the last name alone is looked at.
  if (found < 0 && (errno == ENOSYS || errno == EPERM))
    found = openat(root, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
  return found;
}
