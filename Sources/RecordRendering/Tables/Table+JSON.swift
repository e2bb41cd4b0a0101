extension Table {
  /// The table as JSON: `schema`, then the keys for the whole, then the rows as objects under a key.
  public func json(schema: String, key: String, extra: [(String, JSONValue)] = []) -> JSONValue {
    .object(
      [.init("schema", .string(schema))] + extra.map { .init($0.0, $0.1) } + [
        .init(key, .array(rows.map(object)))
      ])
  }

  /// Writes the same row by row, without a final newline: a long table is never in memory as values and as text at
  /// once.
  public func writeJSON(
    _ layout: JSONValue.Layout = .compact, schema: String, key: String, extra: [(String, JSONValue)] = [],
    to sink: inout some ByteSink
  ) {
    var buffer = ByteWriter()
    func line(_ depth: Int, _ buffer: inout ByteWriter) {
      if layout == .pretty { buffer.append("\n" + String(repeating: "  ", count: depth)) }
    }
    func name(_ key: String, _ buffer: inout ByteWriter) {
      line(1, &buffer)
      buffer.append(json: key)
      buffer.append(layout == .pretty ? ": " : ":")
    }
    buffer.append("{")
    for (key, value) in [("schema", .string(schema))] + extra {
      name(key, &buffer)
      value.write(layout, depth: 1, to: &buffer)
      buffer.append(",")
    }
    name(key, &buffer)
    buffer.append("[")
    for (index, row) in rows.enumerated() {
      if index > 0 { buffer.append(",") }
      line(2, &buffer)
      object(row).write(layout, depth: 2, to: &buffer)
      buffer.drain(into: &sink)
    }
    if !rows.isEmpty { line(1, &buffer) }
    buffer.append("]")
    line(0, &buffer)
    buffer.append("}")
    buffer.drain(into: &sink, above: 0)
  }

  private func object(_ row: [Cell]) -> JSONValue {
    .object(columns.indices.map { .init(columns[$0].key, cell(row, $0).json) })
  }
}

extension Table.Cell {
  var json: JSONValue {
    switch self {
    case .text(let text), .name(let text), .date(let text), .day(let text): .string(text)
    case .number(let number): .int(number)
    case .list(let texts): .array(texts.map(JSONValue.string))
    case .flag(let flag): .bool(flag)
    case .json(let value): value
    case .none: .null
    }
  }
}
