// What a connection sees of the thread that runs it, and of the server.
//
// Purpose: connections compile without Asio; what each request needs is lent by the thread and not
// allocated: an idle connection has none of it.
// Thread safety: post() is for any thread; the rest is for the thread itself.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "server/http/message.h"
#include "server/http/protocol.h"
#include "server/http/server.h"

namespace affecta::http {

class Connection;

// What the threads of a server share.
struct ServerParts {
  struct Connections {
    std::uint64_t most;
    std::string_view setting;  // a connection is an open file: the system's limit may be the lower
  };
  Limits limits;
  Connections connections;
  std::function<std::string(const Refusal&)> on_refusal;
  Handler handler;
  std::atomic<std::uint64_t> open = 0;  // connections, without those that are refused
};

// Counted by one thread, read by all.
class Counter {
 public:
  void add(std::uint64_t more) {
    count_.store(count_.load(std::memory_order_relaxed) + more, std::memory_order_relaxed);
  }
  std::uint64_t read() const { return count_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::uint64_t> count_ = 0;
};

struct ThreadCounts {
  Counter connections, requests, refused, received, sent;
};

class IoThread : public std::enable_shared_from_this<IoThread> {
 public:
  using Instant = std::chrono::steady_clock::time_point;
  // Between two looks at the deadlines; they may be kept late by two of these, never early.
  static constexpr std::chrono::milliseconds tick{250};

  explicit IoThread(std::shared_ptr<ServerParts> server) : server_(std::move(server)) {}
  virtual ~IoThread() = default;

  virtual void post(std::function<void()> task) = 0;
  virtual void forget(Connection& connection) = 0;
  bool is_this() const { return id_ == std::this_thread::get_id(); }
  bool is_ending() const { return is_ending_; }

  const ServerParts& server() const { return *server_; }
  ThreadCounts& counts() { return counts_; }
  Instant deadline(std::chrono::milliseconds limit) const { return now_ + tick + limit; }
  std::string_view date() const { return date_; }  // of the field Date

  std::unique_ptr<RequestParser> lend_parser();
  void take_back(std::unique_ptr<RequestParser> parser);
  std::string lend_bytes();
  void take_back(std::string bytes);

 protected:
  void read_clocks();

  const std::shared_ptr<ServerParts> server_;
  ThreadCounts counts_;
  std::thread::id id_;
  bool is_ending_ = false;
  Instant now_;

 private:
  std::string date_;
  std::vector<std::unique_ptr<RequestParser>> parsers_;
  std::vector<std::string> bytes_;
};

}  // namespace affecta::http
