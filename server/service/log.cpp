#include "server/service/log.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <cmath>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <span>
#include <thread>
#include <utility>

#include <fmt/format.h>
#include <spdlog/logger.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/base_sink.h>

#include "server/views/json.h"

namespace affecta::service {

namespace {

// Collects what spdlog formats; a thread writes it.
class CollectingSink final : public spdlog::sinks::base_sink<std::mutex> {
 public:
  static constexpr std::size_t most = std::size_t{64} << 20U;  // bytes in memory

  explicit CollectingSink(std::FILE* file) : file_(file), thread_([this] { work(); }) {}
  ~CollectingSink() override {
    {
      const std::lock_guard guard(mutex_);
      closing_ = true;
    }
    wake_.notify_one();
    thread_.join();
    if (file_ != stderr) std::fclose(file_);
  }
  std::uint64_t dropped() const { return dropped_; }

 protected:
  void sink_it_(const spdlog::details::log_msg& message) override {
    if (lines_.size() > most) {
      ++dropped_;
      return;
    }
    spdlog::memory_buf_t line;
    formatter_->format(message, line);
    lines_.append(line.data(), line.size());
  }
  void flush_() override {}

 private:
  void work() {
    constexpr auto pause = std::chrono::milliseconds(50);
    std::string lines;
    for (bool closing = false; !closing;) {
      {
        std::unique_lock guard(mutex_);
        wake_.wait_for(guard, pause, [this] { return closing_; });
        closing = closing_;
        std::swap(lines, lines_);
      }
      std::fwrite(lines.data(), 1, lines.size(), file_);
      std::fflush(file_);
      lines.clear();
    }
  }

  std::FILE* const file_;
  std::string lines_;
  std::atomic<std::uint64_t> dropped_ = 0;
  bool closing_ = false;
  std::condition_variable wake_;
  std::thread thread_;  // the last: it uses all of them
};

constexpr std::size_t usual_line = 512;

spdlog::level::level_enum level_of(const std::string& name) {
  return name == "warning" ? spdlog::level::warn : spdlog::level::from_str(name);
}

// "candidate 17", written into `room`.
std::string_view who(const RequestLine& line, std::span<char> room) {
  if (line.role.empty()) return {};
  char* end = std::ranges::copy(line.role, room.data()).out;
  *end++ = ' ';
  end = std::to_chars(end, room.data() + room.size(), line.owner).ptr;
  return {room.data(), end};
}

std::string text_member(std::string_view text) {
  views::Json json;
  json.value(text);
  return std::move(json).take();
}

}  // namespace

struct Log::Sinks {
  bool requests;
  std::shared_ptr<CollectingSink> sink;
  spdlog::logger logger;
};

Result<Log> Log::open(const settings::Log& settings) {
  std::FILE* const file = settings.file == "-" ? stderr : std::fopen(settings.file.c_str(), "ae");
  if (file == nullptr) {
    return refuse(RefusalCode::file_not_writable, settings.file, "the log cannot be written");
  }
  auto sink = std::make_shared<CollectingSink>(file);
  auto sinks =
      std::make_unique<Sinks>(Sinks{settings.requests, sink, spdlog::logger("affecta", sink)});
  sinks->logger.set_formatter(std::make_unique<spdlog::pattern_formatter>(
      R"({"time":"%Y-%m-%dT%H:%M:%S.%fZ","level":"%l",%v})", spdlog::pattern_time_type::utc));
  sinks->logger.set_level(level_of(settings.level));
  return Log(std::move(sinks));
}

Log::Log(std::unique_ptr<Sinks> sinks) : sinks_(std::move(sinks)) {}
Log::Log(Log&&) noexcept = default;
Log& Log::operator=(Log&&) noexcept = default;
Log::~Log() = default;

void Log::request(const RequestLine& line) {
  if (!sinks_->requests || !sinks_->logger.should_log(spdlog::level::info)) return;
  std::array<char, 64> text;
  views::Json json;
  json.reserve(usual_line);
  json.object([&] {
    json.member("request", line.id);
    json.name("method").word(line.method);
    json.member("path", line.path);
    json.name("operation").word(line.operation);
    json.name("who").word(who(line, std::span(text)));
    json.member("status", line.status);
    json.name("refusal").word(line.refusal);
    json.member("ms", std::round(line.milliseconds * 1000) / 1000);
    json.member("bytes", line.bytes);
  });
  const std::string object = std::move(json).take();
  sinks_->logger.log(spdlog::level::info, std::string_view(object).substr(1, object.size() - 2));
}

void Log::info(std::string_view what) { sinks_->logger.info(R"("what":{})", text_member(what)); }
void Log::warn(std::string_view what) { sinks_->logger.warn(R"("what":{})", text_member(what)); }
void Log::error(std::string_view what) { sinks_->logger.error(R"("what":{})", text_member(what)); }

std::uint64_t Log::dropped() const { return sinks_->sink->dropped(); }

}  // namespace affecta::service
