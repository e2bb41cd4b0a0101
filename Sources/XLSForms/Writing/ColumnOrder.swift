/// The order of columns in a written sheet.
enum ColumnOrder {
  /// One order that agrees with that of every row, as the rows of one sheet have it; where rows disagree, that of the first.
  ///
  /// Cost: linear in the columns of all rows, times the distinct columns.
  static func merged(_ rows: some Sequence<[String]>) -> [String] {
    var order: [String] = []
    var known: Set<String> = []
    var after: [String: Set<String>] = [:]
    for row in rows {
      for column in row where known.insert(column).inserted { order.append(column) }
      for (column, next) in zip(row, row.dropFirst()) { after[column, default: []].insert(next) }
    }
    var before: [String: Int] = [:]
    for next in after.values { for column in next { before[column, default: 0] += 1 } }
    var merged: [String] = []
    var rest = order
    while !rest.isEmpty {
      // In a circle the first that was seen comes first.
      let place = rest.firstIndex { before[$0, default: 0] <= 0 } ?? 0
      let column = rest.remove(at: place)
      merged.append(column)
      for next in after[column] ?? [] { before[next, default: 0] -= 1 }
    }
    return merged
  }

  /// The columns of a survey that stand before those that are kept, in their order.
  static let survey = [
    "required", "relevant", "constraint", "calculation", "choice_filter", "default", "read_only", "appearance",
    "repeat_count",
  ]
}
