#include "tests/support/random_day.h"

namespace affecta::naive {

std::uint64_t Random::next() {
  state_ += 0x9e3779b97f4a7c15U;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31U);
}

Int Random::below(Int bound) {
  return bound <= 1 ? 0 : static_cast<Int>(next() % static_cast<std::uint64_t>(bound));
}

Int Random::between(Int first, Int last) { return first + below(last - first + 1); }

bool Random::percent(Int chance) { return below(100) < chance; }

}  // namespace affecta::naive
