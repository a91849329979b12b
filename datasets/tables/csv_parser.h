// libcsv, strictly: RFC 4180, with ends of line of one or two characters.
//
// Purpose: turns a run of whole records into calls of handler.field(text) and handler.record().
// Spaces around an unquoted field are not part of it; empty lines are skipped (the reader of blocks
// counts lines, and notices).
// Thread safety: none. Cost: about 350 MB/s (docs/decisions/0002-csv.md).
#pragma once

#include <string_view>

#include <csv.h>

namespace affecta {

class CsvParser {
 public:
  explicit CsvParser(char separator) {
    csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&parser_, static_cast<unsigned char>(separator));
  }
  ~CsvParser() { csv_free(&parser_); }
  CsvParser(const CsvParser&) = delete;
  CsvParser& operator=(const CsvParser&) = delete;

  // Texts may be handed over in pieces. False: a quote is where none may be.
  template <class Handler>
  bool parse(std::string_view text, Handler& handler) {
    return csv_parse(&parser_, text.data(), text.size(), on_field<Handler>, on_record<Handler>,
                     &handler) == text.size();
  }
  // The end of the text. False: a quote is not closed.
  template <class Handler>
  bool finish(Handler& handler) {
    return csv_fini(&parser_, on_field<Handler>, on_record<Handler>, &handler) == 0;
  }

 private:
  template <class Handler>
  static void on_field(void* text, std::size_t size, void* handler) {
    static_cast<Handler*>(handler)->field({static_cast<const char*>(text), size});
  }
  template <class Handler>
  static void on_record(int, void* handler) {
    static_cast<Handler*>(handler)->record();
  }

  csv_parser parser_;
};

}  // namespace affecta
