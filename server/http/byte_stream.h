// The bytes of a connection, both ways, plain or through TLS.
//
// Purpose: a connection is written once, against this, and compiles without Asio.
// Shapes: one read and one write at a time. Every operation that is begun tells its owner, later
// and never from within the call, and keeps it alive until then. Errors: whatever fails, the
// connection is over: on_read(0), on_begun(false), on_written(false). Thread safety: none; all in
// the thread of the connection.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

namespace affecta::http {

class ByteStream {
 public:
  class Owner {
   public:
    virtual ~Owner() = default;
    virtual void on_begun(bool well) = 0;
    virtual void on_read(std::size_t bytes) = 0;  // 0: nothing more will come
    virtual void on_written(bool well) = 0;
  };
  using OwnerPointer = std::shared_ptr<Owner>;

  virtual ~ByteStream() = default;
  virtual bool begin(OwnerPointer owner) = 0;  // true: it has begun; nothing is told
  virtual void read(std::span<char> into, OwnerPointer owner) = 0;
  // As many as can be without waiting; none: the connection is over.
  virtual std::optional<std::size_t> write_now(std::string_view bytes) = 0;
  virtual void write(std::string_view bytes, OwnerPointer owner) = 0;
  // Tells the other side that nothing more is written. It may go on, until on_read(0).
  virtual void end_writing(OwnerPointer owner) = 0;
  // What has arrived is still read, then on_read(0) comes.
  virtual void end_reading() = 0;
  virtual void close() = 0;
};

}  // namespace affecta::http
