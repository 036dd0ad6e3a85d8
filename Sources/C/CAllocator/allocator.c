#include "CAllocator.h"

#include <jemalloc/jemalloc.h>

// One arena for each processor, whatever the number of threads: workers come and go, and each
// client of the cabinet has a thread. jemalloc reads this name; MALLOC_CONF adds to it.
const char *malloc_conf = "percpu_arena:percpu";
