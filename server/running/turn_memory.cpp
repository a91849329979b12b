#include "server/running/turn_memory.h"

#include <memory>
#include <vector>

#include "server/running/give_way.h"

namespace affecta::running {

namespace {

constexpr std::size_t bytes_a_wish = 90;
constexpr std::size_t block_bytes = std::size_t{32} << 20U;
constexpr std::size_t page_bytes = 4096;

}  // namespace

TurnMemory::TurnMemory(std::size_t wishes, int niceness)
    : touching_(std::async(std::launch::async, [this, wishes, niceness] {
        give_way(niceness);
        touch(wishes * bytes_a_wish);
      })) {}

void TurnMemory::touch(std::size_t bytes) const {
  std::vector<std::unique_ptr<volatile char[]>> blocks;
  for (std::size_t had = 0; had + block_bytes <= bytes && !is_ending_; had += block_bytes) {
    auto& block = blocks.emplace_back(new char[block_bytes]);
    for (std::size_t at = 0; at < block_bytes; at += page_bytes) block[at] = 0;
  }
}

}  // namespace affecta::running
