import GitStore
import RecordRendering
import RecordLocalization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Console {
  /// Streams output to standard output.
  func print(_ write: (inout OutputSink) -> Void) throws {
    var sink = OutputSink { bytes in try Self.put(bytes) }
    write(&sink)
    try sink.finish()
  }

  /// Prints a text to standard output.
  func print(_ text: String) throws {
    try print { $0.append(text) }
  }

  /// Prints rows in the chosen format: a table, JSON, or CSV.
  func print(_ table: Table, schema: String, key: String, extra: [(String, JSONValue)] = []) async throws {
    switch options.format {
    case .table: try await page(table.terminal(style))
    case .csv: try print(table.csv())
    case .json:
      try await print(json: RowStream(table), schema: schema, key: key, extra: extra)
    }
  }

  /// Prints rows as JSON while they are made, and a newline.
  func print(json rows: RowStream, schema: String, key: String, extra: [(String, JSONValue)] = []) async throws {
    var sink = OutputSink { bytes in try Self.put(bytes) }
    await rows.writeJSON(
      Self.outputIsTerminal ? .pretty : .compact, schema: schema, key: key, extra: extra, to: &sink)
    sink.append("\n")
    try sink.finish()
  }

  /// Prints one JSON value and a newline.
  func print(json value: JSONValue) throws {
    try print { sink in
      value.write(Self.outputIsTerminal ? .pretty : .compact, to: &sink)
      sink.append("\n")
    }
  }

  /// Shows a text, in a pager if it is longer than the terminal.
  func page(_ text: String) async throws {
    let lines = text.utf8.count { $0 == UInt8(ascii: "\n") }
    guard Self.outputIsTerminal, lines >= Self.rows, await Pager.show(text) else {
      try print(text)
      return
    }
  }

  /// Writes bytes unchanged, for an original redirected to a file.
  func print(bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { try Self.put($0) }
  }

  private static func put(_ bytes: UnsafeRawBufferPointer) throws {
    if writeAll(STDOUT_FILENO, bytes) { return }
    // The reader has closed the pipe (`gcmrepo log | head`): that is not a failure.
    if errno == EPIPE { exit(0) }
    throw CommandFailure(
      .outsideProgramFailed,
      Message("The output could not be written."))
  }
}
