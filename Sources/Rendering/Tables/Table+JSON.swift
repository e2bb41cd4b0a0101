extension Table {
  /// The table as JSON: `schema`, then what is said of the whole, then the rows as objects under a key.
  public func json(schema: String, key: String, extra: [(String, JSONValue)] = []) -> JSONValue {
    .object(
      [.init("schema", .string(schema))] + extra.map { .init($0.0, $0.1) } + [
        .init(key, .array(rows.map(object)))
      ])
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
    case .objects(let objects): .array(objects)
    case .none: .null
    }
  }
}
