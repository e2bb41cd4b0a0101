import TextDiff

/// Rows of a table that are made as they are written: a long table is never whole in memory.
public struct RowStream: Sendable {
  public var columns: [Table.Column]
  /// How many rows there are.
  public var count: Int
  /// Makes the row at a place, on any thread.
  public var row: @Sendable (Int) -> [Table.Cell]

  /// - Parameters:
  ///   - columns: the columns.
  ///   - count: how many rows there are.
  ///   - row: makes the row at a place, on any thread.
  public init(columns: [Table.Column], count: Int, row: @escaping @Sendable (Int) -> [Table.Cell]) {
    (self.columns, self.count, self.row) = (columns, count, row)
  }

  /// The rows of a table.
  public init(_ table: Table) {
    self.init(columns: table.columns, count: table.rows.count) { table.rows[$0] }
  }

  /// How many rows one thread makes at a time.
  private static let pieceSize = 512

  /// Writes what ``Table/json(schema:key:extra:)`` returns, without a final newline.
  ///
  /// Cost: the rows, on all processors; as many pieces of them are in memory as there are processors, and as many again.
  public func writeJSON(
    _ layout: JSONValue.Layout = .compact, schema: String, key: String, extra: [(String, JSONValue)] = [],
    to sink: inout some ByteSink
  ) async {
    let form = RowsInJSON(layout: layout)
    sink.append(form.head([("schema", .string(schema))] + extra, key: key))
    await writePieces(form, to: &sink)
    sink.append(form.tail(isEmpty: count == 0))
  }

  private func writePieces(_ form: RowsInJSON, to sink: inout some ByteSink) async {
    let pieces = (count + Self.pieceSize - 1) / Self.pieceSize
    guard pieces > 1 else { return sink.append(piece(0, form)) }
    await withTaskGroup(of: (place: Int, bytes: [UInt8]).self) { group in
      var (begun, written) = (0, 0)
      var made: [Int: [UInt8]] = [:]
      while written < pieces {
        while begun < pieces, begun - written < 2 * Processors.count {
          group.addTask { [place = begun] in (place, piece(place, form)) }
          begun += 1
        }
        guard let next = await group.next() else { break }
        made[next.place] = next.bytes
        while let bytes = made.removeValue(forKey: written) {
          sink.append(bytes)
          written += 1
        }
      }
    }
  }

  private func piece(_ place: Int, _ form: RowsInJSON) -> [UInt8] {
    var buffer = ByteWriter()
    for row in (place * Self.pieceSize)..<min(count, (place + 1) * Self.pieceSize) {
      form.write(columns.object(self.row(row)), isFirst: row == 0, to: &buffer)
    }
    return buffer.bytes
  }
}

/// The form of an object whose last value is a list of rows.
private struct RowsInJSON: Sendable {
  let layout: JSONValue.Layout

  /// What is before the first row.
  func head(_ members: [(String, JSONValue)], key: String) -> [UInt8] {
    var buffer = ByteWriter()
    func name(_ key: String, _ buffer: inout ByteWriter) {
      line(1, &buffer)
      buffer.append(json: key)
      buffer.append(layout == .pretty ? ": " : ":")
    }
    buffer.append("{")
    for (key, value) in members {
      name(key, &buffer)
      value.write(layout, depth: 1, to: &buffer)
      buffer.append(",")
    }
    name(key, &buffer)
    buffer.append("[")
    return buffer.bytes
  }

  func write(_ row: JSONValue, isFirst: Bool, to buffer: inout ByteWriter) {
    if !isFirst { buffer.append(",") }
    line(2, &buffer)
    row.write(layout, depth: 2, to: &buffer)
  }

  /// What is after the last row.
  func tail(isEmpty: Bool) -> [UInt8] {
    var buffer = ByteWriter()
    if !isEmpty { line(1, &buffer) }
    buffer.append("]")
    line(0, &buffer)
    buffer.append("}")
    return buffer.bytes
  }

  private func line(_ depth: Int, _ buffer: inout ByteWriter) {
    if layout == .pretty { buffer.append("\n" + String(repeating: "  ", count: depth)) }
  }
}
