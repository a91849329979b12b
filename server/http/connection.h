// A connection: its requests one after the other, their answers in the same order.
//
// Purpose: the life of a connection, without a socket (ByteStream) and without the syntax of HTTP
// (protocol.h). The next request is read when the one before is answered; answers that are given at
// once are collected and written together.
// Thread safety: all in its thread (IoThread). Answers of other threads are posted to it.
// Cost: an idle connection keeps its socket and a kilobyte to read into.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "server/http/byte_stream.h"
#include "server/http/io_thread.h"
#include "server/http/message.h"
#include "server/http/protocol.h"
#include "server/http/received_bytes.h"

namespace affecta::http {

class Connection final : public ByteStream::Owner, public std::enable_shared_from_this<Connection> {
 public:
  // `refusal`: every request is refused with it.
  Connection(IoThread& thread, std::unique_ptr<ByteStream> stream,
             std::unique_ptr<ProtocolRefusal> refusal);

  void begin();
  // Looks at the deadlines.
  void tick(IoThread::Instant now);
  // Ends when nothing is under way; streams end.
  void end();
  void close();

  bool is_refused() const { return refusal_ != nullptr; }
  std::size_t place = 0;  // among the thread's connections

 private:
  class Ticket;
  class ChunkStream;
  enum class Phase : std::uint8_t {
    beginning,  // the handshake
    idle,       // no byte of a request is there
    head,
    body,
    handling,   // the handler has the request
    streaming,  // the answer is being made
    last,       // nothing follows the answers that are being written
    leaving,    // everything is written; the other side goes on
    closed,
  };

  void on_begun(bool well) override;
  void on_read(std::size_t bytes) override;
  void on_written(bool well) override;

  void go_on();
  bool receive();
  void enter(Phase phase, std::chrono::milliseconds limit);
  void enter(Phase phase);  // without a deadline
  void begin_body();
  void serve();
  void respond(Response response);
  void give_back_parser();
  void refuse(const Refusal& refusal, std::string_view setting);
  bool refuse_late();
  void refuse_late(std::string_view setting, std::chrono::milliseconds limit);
  bool send();
  void proceed();
  void begin_stream();
  void read();
  void leave();

  // connection_answers.cpp
  Answer make_answer();
  void answered(Response response);
  void drop();
  void dropped();
  void stream_on(std::string_view bytes);
  void end_stream();
  void forget_stream();
  bool is_chunked() const;

  bool is_receiving() const;
  std::string& out();

  IoThread& thread_;
  std::unique_ptr<ByteStream> stream_;
  std::unique_ptr<ProtocolRefusal> refusal_;
  std::unique_ptr<RequestParser> parser_;  // of the request that is under way
  ReceivedBytes received_;
  std::string out_;      // answers that are collected
  std::string sending_;  // answers that are being written
  std::function<void(std::shared_ptr<Stream>)> begin_stream_;
  std::weak_ptr<ChunkStream> chunks_;
  IoThread::Instant deadline_;        // of the phase
  IoThread::Instant write_deadline_;  // while something is being written
  std::uint64_t served_ = 0;
  std::size_t room_ = 0;          // of the last read
  bool room_was_filled_ = false;  // more is likely
  Phase phase_ = Phase::beginning;
  bool is_reading_ = false;
  bool is_writing_ = false;
  bool is_in_handler_ = false;
};

}  // namespace affecta::http
