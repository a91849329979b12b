// The yardstick: the least server that one writes with Beast. No limits, no timers, no end.
#include <memory>
#include <thread>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <sys/socket.h>

#include "bench/http/arguments.h"

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using Tcp = asio::ip::tcp;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<Tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<Tcp, Executor>;

class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(Socket socket, const std::string& body) : socket_(std::move(socket)), body_(body) {}

  void read() {
    request_ = {};
    http::async_read(socket_, buffer_, request_,
                     [self = shared_from_this()](beast::error_code error, std::size_t) {
                       if (!error) self->write();
                     });
  }

 private:
  void write() {
    response_ = {http::status::ok, request_.version()};
    response_.set(http::field::content_type, "text/plain");
    response_.keep_alive(request_.keep_alive());
    response_.body() = {body_.data(), body_.size()};
    response_.prepare_payload();
    http::async_write(socket_, response_,
                      [self = shared_from_this()](beast::error_code error, std::size_t) {
                        if (!error && self->response_.keep_alive()) self->read();
                      });
  }

  Socket socket_;
  const std::string& body_;
  beast::flat_buffer buffer_;
  http::request<http::string_body> request_;
  http::response<http::span_body<const char>> response_;
};

void accept(Acceptor& acceptor, const std::string& body) {
  acceptor.async_accept([&](beast::error_code error, Socket socket) {
    if (!error) {
      socket.set_option(Tcp::no_delay(true));
      std::make_shared<Session>(std::move(socket), body)->read();
    }
    accept(acceptor, body);
  });
}

void serve(std::uint16_t port, const std::string& body) {
  asio::io_context context(1);
  Acceptor acceptor(context);
  acceptor.open(Tcp::v4());
  acceptor.set_option(Acceptor::reuse_address(true));
  const int yes = 1;
  ::setsockopt(acceptor.native_handle(), SOL_SOCKET, SO_REUSEPORT, &yes, sizeof yes);
  acceptor.bind({asio::ip::address_v4::loopback(), port});
  acceptor.listen();
  accept(acceptor, body);
  context.run();
}

}  // namespace

int main(int count, char** texts) {
  const auto arguments = affecta::bench::arguments_of(count, texts);
  const std::string body = arguments.body();
  std::vector<std::jthread> threads;
  for (unsigned i = 0; i < arguments.threads; ++i) {
    threads.emplace_back([&] { serve(arguments.port, body); });
  }
}
