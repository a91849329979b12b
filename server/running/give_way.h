// Priority of threads: what computes for long gives way to whoever answers people.
#pragma once

#include <sys/resource.h>

namespace affecta::running {

// The calling thread, from now on; 0: as it is. Niceness (0 to 19) is a thread's own on Linux, and
// cannot be taken back without a privilege: for threads that do nothing else.
inline void give_way(int niceness) {
  if (niceness > 0) setpriority(PRIO_PROCESS, 0, niceness);
}

}  // namespace affecta::running
