#include "server/http/io_thread.h"

#include <array>
#include <ctime>
#include <utility>

namespace affecta::http {

namespace {

constexpr std::size_t most_kept = 64;          // parsers and strings
constexpr std::size_t largest_kept = 131'072;  // a string's bytes

}  // namespace

std::unique_ptr<RequestParser> IoThread::lend_parser() {
  if (parsers_.empty()) return std::make_unique<RequestParser>();
  auto parser = std::move(parsers_.back());
  parsers_.pop_back();
  return parser;
}

void IoThread::take_back(std::unique_ptr<RequestParser> parser) {
  if (parsers_.size() < most_kept) parsers_.push_back(std::move(parser));
}

std::string IoThread::lend_bytes() {
  if (bytes_.empty()) return {};
  std::string bytes = std::move(bytes_.back());
  bytes_.pop_back();
  bytes.clear();
  return bytes;
}

void IoThread::take_back(std::string bytes) {
  if (bytes_.size() < most_kept && bytes.capacity() <= largest_kept) {
    bytes_.push_back(std::move(bytes));
  }
}

void IoThread::read_clocks() {
  now_ = std::chrono::steady_clock::now();
  const std::time_t seconds = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  std::array<char, 64> text;
  const std::size_t size =
      std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
  date_.assign(text.data(), size);
}

}  // namespace affecta::http
