#include "server/http/listener.h"

#include <cerrno>
#include <utility>

#include <boost/asio/post.hpp>
#include <sys/socket.h>

#include "server/http/connection.h"

namespace affecta::http {

namespace {

namespace asio = boost::asio;

// Connections too many that are told so at once; others are closed without a word.
constexpr std::size_t most_refused = 256;

bool is_out_of_resources(const boost::system::error_code& error) {
  switch (error.value()) {
    case EMFILE:
    case ENFILE:
    case ENOBUFS:
    case ENOMEM:
      return true;
    default:
      return false;
  }
}

tl::unexpected<Refusal> cannot_listen(const std::string& address, std::uint16_t port,
                                      const boost::system::error_code& error) {
  const std::string place = address + ":" + std::to_string(port);
  return tl::make_unexpected(Refusal{
      .code = RefusalCode::cannot_listen, .where = place, .what = error.message(), .value = place});
}

}  // namespace

Listener::Listener(std::shared_ptr<ServerParts> server, std::shared_ptr<Certificate> certificate)
    : IoThread(std::move(server)),
      acceptor_(context_),
      timer_(context_),
      incoming_(context_),
      certificate_(std::move(certificate)) {}

Result<void> Listener::check(const std::string& address, std::uint16_t port) {
  Error error;
  const Tcp::endpoint endpoint(asio::ip::make_address(address, error), port);
  if (error) return cannot_listen(address, port, error);
  asio::io_context context;
  Tcp::acceptor acceptor(context);
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(Tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error || error == asio::error::address_in_use) return {};
  return cannot_listen(address, port, error);
}

Result<void> Listener::listen(const std::string& address, std::uint16_t port, bool is_shared) {
  Error error;
  const auto ip = asio::ip::make_address(address, error);
  const Tcp::endpoint endpoint(ip, port);
  if (!error) acceptor_.open(endpoint.protocol(), error);
  if (!error) acceptor_.set_option(Tcp::acceptor::reuse_address(true), error);
  const int yes = is_shared ? 1 : 0;
  if (!error &&
      ::setsockopt(acceptor_.native_handle(), SOL_SOCKET, SO_REUSEPORT, &yes, sizeof yes) != 0) {
    error = Error(errno, boost::system::system_category());
  }
  if (!error) acceptor_.bind(endpoint, error);
  if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
  if (!error) acceptor_.non_blocking(true, error);
  if (!error) return {};
  return cannot_listen(address, port, error);
}

void Listener::stop_listening() {
  Error already_closed;
  acceptor_.close(already_closed);
}

std::uint16_t Listener::port() const { return acceptor_.local_endpoint().port(); }

void Listener::run() noexcept {
  id_ = std::this_thread::get_id();
  read_clocks();
  wait_for_tick();
  accept();
  context_.run();
}

// Answers come by the dozen, when the disk has a batch of them: the thread is woken once for all.
void Listener::post(std::function<void()> task) {
  {
    const std::lock_guard guard(posted_mutex_);
    posted_.push_back(std::move(task));
    if (posted_.size() > 1) return;
  }
  asio::post(context_, [this] { run_posted(); });
}

void Listener::run_posted() {
  std::vector<std::function<void()>> tasks;
  {
    const std::lock_guard guard(posted_mutex_);
    tasks.swap(posted_);
  }
  for (const auto& task : tasks) task();
}

// ---------------------------------------------------------------- connections

void Listener::accept() {
  acceptor_.async_accept(incoming_, [this](const Error& error) { on_accept(error); });
}

void Listener::on_accept(const Error& error) {
  if (!error) welcome(std::exchange(incoming_, Socket(context_)));
  is_paused_ = is_out_of_resources(error);
  if (!is_paused_ && !is_ending_) accept();
}

void Listener::welcome(Socket socket) {
  Error is_gone_already;  // the first read will say so
  socket.non_blocking(true, is_gone_already);
  socket.set_option(Tcp::no_delay(true), is_gone_already);
  counts_.connections.add(1);
  const auto& [limit, setting] = server_->connections;
  const std::uint64_t open = server_->open.fetch_add(1);
  if (open < limit) return begin_connection(std::move(socket), nullptr);
  server_->open.fetch_sub(1);
  if (refused_ >= most_refused) return;
  ++refused_;
  const std::string value = std::to_string(open);
  const std::string most = std::to_string(limit);
  Refusal refusal{.code = RefusalCode::too_many_connections,
                  .where = "connection",
                  .what = value + " connections are open, the most is " + most,
                  .value = value,
                  .limit = most};
  begin_connection(std::move(socket),
                   std::make_unique<ProtocolRefusal>(ProtocolRefusal{std::move(refusal), setting}));
}

void Listener::begin_connection(Socket socket, std::unique_ptr<ProtocolRefusal> refusal) {
  auto stream =
      certificate_ ? certificate_->stream(std::move(socket)) : plain_stream(std::move(socket));
  const auto connection =
      std::make_shared<Connection>(*this, std::move(stream), std::move(refusal));
  connection->place = connections_.size();
  connections_.push_back(connection);
  connection->begin();
  if (is_ending_) connection->end();
}

void Listener::forget(Connection& connection) {
  if (connection.is_refused()) {
    --refused_;
  } else {
    server_->open.fetch_sub(1);
  }
  auto& place = connections_[connection.place];
  connections_.back()->place = connection.place;
  std::swap(place, connections_.back());
  connections_.pop_back();
  if (is_over()) timer_.cancel();
}

// ---------------------------------------------------------------- time

void Listener::wait_for_tick() {
  timer_.expires_after(tick);
  timer_.async_wait([this](const Error&) { on_tick(); });
}

void Listener::on_tick() {
  if (is_over()) return;
  read_clocks();
  // Those that are closed are replaced by later ones, which were looked at.
  for (std::size_t i = connections_.size(); i-- > 0;) {
    const auto connection = connections_[i];
    connection->tick(now_);
  }
  if (std::exchange(is_paused_, false)) accept();
  wait_for_tick();
}

// ---------------------------------------------------------------- the end

void Listener::end() {
  post([this] { begin_to_end(); });
}

void Listener::begin_to_end() {
  is_ending_ = true;
  // The system has accepted these already.
  while (true) {
    Error error;
    Socket socket(context_);
    acceptor_.accept(socket, error);
    if (error) break;
    welcome(std::move(socket));
  }
  stop_listening();
  const auto connections = connections_;
  for (const auto& connection : connections) connection->end();
  if (is_over()) timer_.cancel();
}

void Listener::stop() { context_.stop(); }

void Listener::close_connections() {
  is_ending_ = true;
  stop_listening();
  while (!connections_.empty()) {
    const auto last = connections_.back();
    last->close();
  }
}

}  // namespace affecta::http
