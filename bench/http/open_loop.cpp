// An open loop: requests are sent when they are due, whether or not earlier ones were answered, as
// people do. What is measured is from when a request was due to the end of its answer.
//
// The requests are a file's lines, METHOD PATH [BODY], one after the other and again from the
// first; the answers go to a file as lines "DUE_US LATENCY_US STATUS" (microseconds since 1970;
// status 0: the connection broke). 127.0.0.1 only.
#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using Clock = std::chrono::system_clock;
using std::chrono::microseconds;

struct Arguments {
  std::uint16_t port = 8080;
  double rate = 2000;  // requests a second
  double seconds = 10;
  std::size_t connections = 64;
  std::string requests;
  std::string answers;
  std::vector<std::string> fields;
};

[[noreturn]] void fail(const char* what) {
  std::perror(what);
  std::exit(1);
}

std::vector<std::string> read_requests(const Arguments& arguments) {
  std::string fields = "Host: 127.0.0.1\r\n";
  for (const auto& field : arguments.fields) fields += field + "\r\n";
  std::ifstream file(arguments.requests);
  std::vector<std::string> requests;
  for (std::string line; std::getline(file, line);) {
    const auto path = line.find(' ');
    const auto body = std::min(line.find(' ', path + 1), line.size());
    std::string text = line.substr(0, body) + " HTTP/1.1\r\n" + fields;
    if (body < line.size()) {
      const std::string content = line.substr(body + 1);
      text +=
          "Content-Type: application/json\r\nContent-Length: " + std::to_string(content.size()) +
          "\r\n\r\n" + content;
    } else {
      text += "\r\n";
    }
    requests.push_back(std::move(text));
  }
  if (requests.empty()) fail(arguments.requests.c_str());
  return requests;
}

// The length of the whole answer at the front of `bytes`, 0 while it is not known.
std::size_t answer_length(std::string_view bytes) {
  constexpr std::string_view length_field = "\r\ncontent-length:";
  const auto head = bytes.find("\r\n\r\n");
  if (head == bytes.npos) return 0;
  std::size_t body = 0;
  for (std::size_t at = bytes.find("\r\n"); at < head; at = bytes.find("\r\n", at + 2)) {
    if (::strncasecmp(bytes.data() + at, length_field.data(), length_field.size()) != 0) continue;
    const auto digits = bytes.find_first_not_of(' ', at + length_field.size());
    std::from_chars(bytes.data() + digits, bytes.data() + head, body);
  }
  return head + 4 + body;
}

int status_of(std::string_view bytes) {
  int status = 0;
  std::from_chars(bytes.data() + 9, bytes.data() + 12, status);
  return status;
}

class OpenLoop {
 public:
  explicit OpenLoop(const Arguments& arguments)
      : arguments_(arguments),
        requests_(read_requests(arguments)),
        answers_(arguments.answers),
        epoll_(::epoll_create1(0)),
        connections_(arguments.connections) {
    for (std::size_t i = 0; i < connections_.size(); ++i) open(i);
  }

  void run() {
    const auto begin = Clock::now();
    const auto interval = std::chrono::duration<double>(1 / arguments_.rate);
    const auto count = static_cast<std::size_t>(arguments_.rate * arguments_.seconds);
    const auto patience = begin + std::chrono::duration<double>(arguments_.seconds + 30);
    std::size_t asked = 0;
    while (finished_ < count && Clock::now() < patience) {
      auto due = begin + std::chrono::duration_cast<Clock::duration>(asked * interval);
      for (; asked < count && due <= Clock::now(); ++asked) {
        waiting_.push_back(due);
        due = begin + std::chrono::duration_cast<Clock::duration>((asked + 1) * interval);
      }
      send();
      wait(asked < count ? due : Clock::now() + std::chrono::milliseconds(50));
    }
    std::cout << finished_ << " of " << count << " answered\n";
  }

 private:
  struct Connection {
    int socket = -1;
    bool asked = false;  // and not answered yet
    Clock::time_point due;
    std::string received;
  };

  void open(std::size_t index) {
    Connection& connection = connections_[index];
    connection = {::socket(AF_INET, SOCK_STREAM, 0), false, {}, {}};
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(arguments_.port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const auto* const to = reinterpret_cast<const sockaddr*>(&address);
    if (::connect(connection.socket, to, sizeof address) != 0) fail("connect");
    const int yes = 1;
    ::setsockopt(connection.socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = index;
    ::epoll_ctl(epoll_, EPOLL_CTL_ADD, connection.socket, &event);
    idle_.push_back(index);
  }

  // What is due goes out on the connection that is idle longest; without one it waits, and its time
  // counts.
  void send() {
    while (!waiting_.empty() && !idle_.empty()) {
      Connection& connection = connections_[idle_.front()];
      idle_.pop_front();
      connection.asked = true;
      connection.due = waiting_.front();
      waiting_.pop_front();
      const std::string& text = requests_[next_++ % requests_.size()];
      // A small request on an idle connection fits its buffer; a broken one is seen when it is
      // read.
      (void)!::send(connection.socket, text.data(), text.size(), MSG_NOSIGNAL);
    }
  }

  void wait(Clock::time_point until) {
    std::array<epoll_event, 64> events{};
    const auto left = std::max(until - Clock::now(), Clock::duration::zero());
    const timespec timeout{0, std::chrono::nanoseconds(left).count() % 1'000'000'000};
    const int count = ::epoll_pwait2(epoll_, events.data(), events.size(), &timeout, nullptr);
    for (int i = 0; i < count; ++i) receive(events[static_cast<std::size_t>(i)].data.u64);
  }

  void receive(std::size_t index) {
    Connection& connection = connections_[index];
    std::array<char, 65536> bytes;
    const auto count = ::recv(connection.socket, bytes.data(), bytes.size(), MSG_DONTWAIT);
    // Broken; or a server that is tired of an idle connection, and says so.
    if (count <= 0 || !connection.asked) return reopen(index);
    connection.received.append(bytes.data(), static_cast<std::size_t>(count));
    const std::size_t length = answer_length(connection.received);
    if (length == 0 || connection.received.size() < length) return;
    keep(connection, status_of(connection.received));
    connection.received.clear();
    connection.asked = false;
    idle_.push_back(index);
  }

  void reopen(std::size_t index) {
    if (connections_[index].asked) {
      keep(connections_[index], 0);
    } else {
      std::erase(idle_, index);
    }
    ::close(connections_[index].socket);
    open(index);
  }

  void keep(const Connection& connection, int status) {
    const auto since_1970 = connection.due.time_since_epoch();
    const auto latency = Clock::now() - connection.due;
    answers_ << std::chrono::duration_cast<microseconds>(since_1970).count() << ' '
             << std::chrono::duration_cast<microseconds>(latency).count() << ' ' << status << '\n';
    ++finished_;
  }

  const Arguments arguments_;
  const std::vector<std::string> requests_;
  std::ofstream answers_;
  const int epoll_;
  std::vector<Connection> connections_;
  std::deque<std::size_t> idle_;
  std::deque<Clock::time_point> waiting_;
  std::size_t next_ = 0;
  std::size_t finished_ = 0;
};

}  // namespace

int main(int count, char** texts) {
  Arguments arguments;
  CLI::App program("Sends requests when they are due, to 127.0.0.1");
  program.add_option("--port", arguments.port);
  program.add_option("--rate", arguments.rate, "Requests a second");
  program.add_option("--seconds", arguments.seconds);
  program.add_option("--connections", arguments.connections);
  program.add_option("--requests", arguments.requests, "Lines METHOD PATH [BODY]")->required();
  program.add_option("--answers", arguments.answers, "Lines DUE_US LATENCY_US STATUS")->required();
  program.add_option("--field", arguments.fields, "Of each request: NAME: VALUE");
  CLI11_PARSE(program, count, texts);
  OpenLoop(arguments).run();
}
