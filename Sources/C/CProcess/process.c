// memfd_create, renameat2 and two parts of posix_spawn are extensions of GNU.
#define _GNU_SOURCE
#include "CProcess.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/mman.h>
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
