// An io thread: its io_context, its listening socket, its connections.
//
// Purpose: accepts connections, looks at all deadlines four times a second (one timer and not one
// an operation: nothing to do for a request), ends. Errors: cannot_listen. When file descriptors
// run out it pauses until the next tick. Thread safety: end() and stop() are for any thread, the
// rest for run()'s.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "server/http/io_thread.h"
#include "server/http/socket_stream.h"

namespace affecta::http {

class Listener final : public IoThread {
 public:
  // `certificate`: none without TLS.
  Listener(std::shared_ptr<ServerParts> server, std::shared_ptr<Certificate> certificate);

  // Whether it is an address of this machine, and the port, unless it is 0, is not too low for us.
  // A port that is in use by now may be free later.
  static Result<void> check(const std::string& address, std::uint16_t port);

  // `port`: 0 for one that is free. Several may listen on the same, if `is_shared`.
  Result<void> listen(const std::string& address, std::uint16_t port, bool is_shared);
  void stop_listening();
  std::uint16_t port() const;

  // Until it was told to end and all connections are closed, or to stop.
  void run() noexcept;
  void end();
  void stop();
  void close_connections();  // after run()

  void post(std::function<void()> task) override;
  void forget(Connection& connection) override;

 private:
  using Executor = boost::asio::io_context::executor_type;
  using Tcp = boost::asio::ip::tcp;
  using Error = boost::system::error_code;

  void accept();
  void on_accept(const Error& error);
  void welcome(Socket socket);
  void begin_connection(Socket socket, std::unique_ptr<ProtocolRefusal> refusal);
  void wait_for_tick();
  void on_tick();
  void begin_to_end();
  void run_posted();
  bool is_over() const { return is_ending_ && connections_.empty(); }

  boost::asio::io_context context_{1};
  std::mutex posted_mutex_;
  std::vector<std::function<void()>> posted_;
  boost::asio::basic_socket_acceptor<Tcp, Executor> acceptor_;
  boost::asio::basic_waitable_timer<std::chrono::steady_clock,
                                    boost::asio::wait_traits<std::chrono::steady_clock>, Executor>
      timer_;
  Socket incoming_;
  const std::shared_ptr<Certificate> certificate_;
  std::vector<std::shared_ptr<Connection>> connections_;
  std::size_t refused_ = 0;  // of them
  bool is_paused_ = false;
};

}  // namespace affecta::http
