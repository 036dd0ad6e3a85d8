#pragma once

// What glibc has and Swift's module of it leaves out. Includes nothing: a header of glibc that is
// read here would be missing there.

/// A nameless file in memory, closed when another program begins; -1 with errno when there is none.
int onir_memory_file(void);

/// Adds to a posix_spawn_file_actions_t that the program begins without this descriptor and all
/// above it; gives an error number, or 0.
int onir_spawn_close_from(void *actions, int first);

/// The flag by which a program begins in a session, and so in a group of processes, of its own.
short onir_spawn_new_session(void);

/// Waits until everything on the file system of an open file is on the disk; -1 with errno when it
/// is not.
int onir_sync_file_system(int descriptor);

/// Lets two names of one file system change places at once; -1 with errno when they cannot.
int onir_exchange(const char *one, const char *other);

/// Opens a folder below another one, unless some part of the path is a link (errno ELOOP) or leads out;
/// -1 with errno when it cannot be opened.
int onir_open_folder(int root, const char *path);
