// What ten thousand idle connections keep in memory.
#include <array>
#include <fstream>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/unit/http/client.h"
#include "tests/unit/http/echo.h"

using namespace affecta::http;
using namespace affecta::http::test;

namespace {

constexpr std::size_t connections = 10'000;
constexpr double most_megabytes = 40;

double resident_megabytes() {
  std::ifstream status("/proc/self/status");
  std::string word;
  while (status >> word && word != "VmRSS:") {
  }
  double kilobytes = 0;
  status >> kilobytes;
  return kilobytes / 1024;
}

// Clients in a process of their own: both ends of so many connections may be more files than one
// may open. It goes on when it is told a port: connects; asks; ends.
class Clients {
 public:
  Clients() {
    REQUIRE(::pipe(orders_.data()) == 0);
    REQUIRE(::pipe(reports_.data()) == 0);
    process_ = ::fork();
    if (process_ == 0) live();
  }
  ~Clients() {
    for (const int file : {orders_[0], orders_[1], reports_[0], reports_[1]}) ::close(file);
    ::waitpid(process_, nullptr, 0);
  }
  void go_on(std::uint16_t port) {
    REQUIRE(::write(orders_[1], &port, sizeof port) == sizeof port);
    char done = 0;
    REQUIRE(::read(reports_[0], &done, 1) == 1);
  }

 private:
  std::uint16_t next_order() {
    std::uint16_t port = 0;
    if (::read(orders_[0], &port, sizeof port) != sizeof port) ::_exit(0);
    return port;
  }
  [[noreturn]] void live() {
    ::close(orders_[1]);
    const std::uint16_t port = next_order();
    std::vector<Client> clients;
    while (clients.size() < connections) clients.emplace_back(port);
    if (::write(reports_[1], "c", 1) != 1) ::_exit(1);
    next_order();
    const std::string request = post("/", std::string(20'000, 'x'));
    for (Client& client : clients) client.ask(request);
    if (::write(reports_[1], "a", 1) != 1) ::_exit(1);
    next_order();
    ::_exit(1);
  }

  std::array<int, 2> orders_{}, reports_{};
  pid_t process_ = 0;
};

}  // namespace

TEST_CASE("idle: ten thousand connections, new and after a request each", "[long]") {
  Clients clients;
  const Server server =
      start([](const Request&, Answer answer) { answer(text(std::string(3000, 'x'))); });
  const double before = resident_megabytes();
  clients.go_on(server.port());
  while (server.counts().open < connections) std::this_thread::yield();
  const double fresh = resident_megabytes() - before;
  clients.go_on(server.port());
  CHECK(server.counts().requests == connections);
  const double used = resident_megabytes() - before;
  std::cout << "measured: 10,000 idle connections: " << fresh << " MB, after a request each "
            << used << " MB\n";
  CHECK(fresh < most_megabytes);
  CHECK(used < most_megabytes);
}
