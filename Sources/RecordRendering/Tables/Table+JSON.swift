extension Table {
  /// The table as JSON: `schema`, then the keys for the whole, then the rows as objects under a key.
  public func json(schema: String, key: String, extra: [(String, JSONValue)] = []) -> JSONValue {
    .object(
      [.init("schema", .string(schema))] + extra.map { .init($0.0, $0.1) } + [
        .init(key, .array(rows.map { columns.object($0) }))
      ])
  }

}

extension [Table.Column] {
  /// A row as a JSON object; one shorter than the columns is padded with `null`.
  func object(_ row: [Table.Cell]) -> JSONValue {
    .object(indices.map { .init(self[$0].key, $0 < row.count ? row[$0].json : .null) })
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
