// What Swift cannot see of xxHash: that functions of one name are chosen by the processor. The
// library's own are for any processor of the kind, and take more than twice as long.
#include <xxhash.h>
#if defined(__x86_64__)
#include <xxh_x86dispatch.h>
#endif

static inline XXH128_hash_t onir_fingerprint(const void *bytes, size_t count) {
  return XXH3_128bits(bytes, count);
}

static inline XXH_errorcode onir_fingerprint_update(
    XXH3_state_t *state, const void *bytes, size_t count) {
  return XXH3_128bits_update(state, bytes, count);
}
