// The same with restinio (https://stiffstream.com/en/products/restinio.html), for the record.
#include <thread>
#include <utility>
#include <vector>

#include <restinio/all.hpp>
#include <sys/socket.h>

#include "bench/http/arguments.h"

namespace {

using SharePort = restinio::asio_ns::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

struct Traits : restinio::default_single_thread_traits_t {
  using timer_manager_t = restinio::null_timer_manager_t;
};

void serve(std::uint16_t port, const std::string& body) {
  restinio::run(restinio::on_this_thread<Traits>()
                    .address("127.0.0.1")
                    .port(port)
                    .acceptor_options_setter([](auto& options) {
                      options.set_option(restinio::asio_ns::ip::tcp::acceptor::reuse_address(true));
                      options.set_option(SharePort(true));
                    })
                    .socket_options_setter([](auto& options) {
                      options.set_option(restinio::asio_ns::ip::tcp::no_delay(true));
                    })
                    .request_handler([&body](const restinio::request_handle_t& request) {
                      return request->create_response()
                          .append_header(restinio::http_field::content_type, "text/plain")
                          .set_body(restinio::const_buffer(body.data(), body.size()))
                          .done();
                    }));
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
