// How jemalloc, where it is linked, allocates for these programs; read when it is loaded.
//
// Large pages: a day reads columns of tens of megabytes, many of them at random. What is given back
// is kept: the next day needs as much, and the system clears pages slowly (docs/performance.md).
extern "C" {
extern const char* const malloc_conf;
const char* const malloc_conf = "thp:always,dirty_decay_ms:-1";
}
