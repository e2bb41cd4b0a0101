import OfficeOpenXML

/// Which columns of a table on both sides correspond, if columns were inserted or deleted.
struct TableColumns {
  /// The new column of each old one; `nil` if it was deleted.
  let newOfOld: [Int?]
  private let oldOfNew: [Int?]

  /// Tables with more columns than Word itself allows are not aligned.
  private static let limit = 63

  /// `nil` if both tables have the same number of columns.
  ///
  /// Columns are paired in order so that the most cells have equal content; ties pair as many as possible. Cost: the
  /// cells, and the product of the numbers of columns times the rows.
  init?(_ oldTable: Table, of old: PartText, _ newTable: Table, of new: PartText) {
    let before = Self.texts(oldTable, old)
    let after = Self.texts(newTable, new)
    guard before.count != after.count, before.count <= Self.limit, after.count <= Self.limit, !before.isEmpty,
      !after.isEmpty
    else { return nil }
    var best = Array(repeating: Array(repeating: 0, count: after.count + 1), count: before.count + 1)
    var gains = best
    for i in 1...before.count {
      for j in 1...after.count {
        let shared = before[i - 1].reduce(0) { $0 + min($1.value, after[j - 1][$1.key] ?? 0) }
        gains[i][j] = 1 + 1_000 * shared
        best[i][j] = max(best[i - 1][j], best[i][j - 1], best[i - 1][j - 1] + gains[i][j])
      }
    }
    var pairs: (old: [Int?], new: [Int?]) = (
      Array(repeating: nil, count: before.count), Array(repeating: nil, count: after.count)
    )
    var (i, j) = (before.count, after.count)
    while i > 0, j > 0 {
      // Of equal sums, the one that leaves the last columns alone: columns are mostly added at the end.
      if best[i][j] == best[i][j - 1] {
        j -= 1
      } else if best[i][j] == best[i - 1][j] {
        i -= 1
      } else {
        pairs.old[i - 1] = j - 1
        pairs.new[j - 1] = i - 1
        (i, j) = (i - 1, j - 1)
      }
    }
    newOfOld = pairs.old
    oldOfNew = pairs.new
  }

  /// How often the cells of each column have each text; as many columns as the widest row has.
  private static func texts(_ table: Table, _ part: PartText) -> [[ArraySlice<UInt8>: Int]] {
    var columns: [[ArraySlice<UInt8>: Int]] = []
    for row in table.rows {
      for (cell, place) in zip(row.cells, row.places(in: part.tree)) where place.upperBound <= limit + 1 {
        while columns.count < place.upperBound { columns.append([:]) }
        guard place.count == 1 else { continue }
        let text = part.bytes[cell.story.text]
        if text.contains(where: { $0 > 0x20 }) { columns[place.lowerBound][text, default: 0] += 1 }
      }
    }
    return columns
  }

  /// The cells of two rows in the order of the redline: those on both sides, and those in columns of one side only.
  /// `nil` if a cell of one row corresponds to several of the other.
  func cells(_ oldRow: Table.Row, of old: PartText, _ newRow: Table.Row, of new: PartText) -> [CellPair]? {
    let oldPlaces = oldRow.places(in: old.tree)
    let newPlaces = newRow.places(in: new.tree)
    var cellOfColumn: [Int: Int] = [:]
    for (cell, place) in newPlaces.enumerated() { for column in place { cellOfColumn[column] = cell } }
    var result: [CellPair] = []
    var at = 0
    for (cell, place) in oldPlaces.enumerated() {
      let partners = Set(
        place.compactMap { newOfOld.indices.contains($0) ? newOfOld[$0] : nil }.map { cellOfColumn[$0] })
      guard partners.count <= 1 else { return nil }
      guard let partner = partners.first else {
        result.append(CellPair(old: cell, new: nil))
        continue
      }
      guard let partner, partner >= at, oldRow.merge(cell, old.tree) == newRow.merge(partner, new.tree) else {
        return nil
      }
      for inserted in at..<partner { result.append(CellPair(old: nil, new: inserted)) }
      result.append(CellPair(old: cell, new: partner))
      at = partner + 1
    }
    for inserted in at..<newRow.cells.count { result.append(CellPair(old: nil, new: inserted)) }
    // An inserted or deleted cell is in columns of its side only.
    for pair in result {
      if pair.old == nil, let new = pair.new,
        newPlaces[new].contains(where: { oldOfNew.indices.contains($0) && oldOfNew[$0] != nil })
      {
        return nil
      }
    }
    return result.contains { $0.old != nil && $0.new != nil } ? result : nil
  }
}

/// A cell of a row on both sides.
struct CellPair {
  let old: Int?
  let new: Int?
}

extension Table.Row {
  /// The columns that each cell covers.
  func places(in tree: XMLTree) -> [Range<Int>] {
    var at = tree.child(node, "trPr").flatMap { tree.value($0, "gridBefore") }.flatMap { Int($0) } ?? 0
    at = min(max(at, 0), 1_000)
    return cells.map { cell in
      let span = tree.child(cell.node, "tcPr").flatMap { tree.value($0, "gridSpan") }.flatMap { Int($0) } ?? 1
      let place = at..<at + min(max(span, 1), 1_000)
      at = place.upperBound
      return place
    }
  }

  /// How a cell is merged with those above and below it.
  func merge(_ cell: Int, _ tree: XMLTree) -> String {
    guard let properties = tree.child(cells[cell].node, "tcPr") else { return "" }
    return tree.child(properties, "vMerge").map { tree.attribute($0, "val") ?? "continue" } ?? ""
  }

  /// The cells of two rows one by one; `nil` if their columns differ in number, span or merging.
  static func cells(_ a: Table.Row, of old: PartText, _ b: Table.Row, of new: PartText) -> [CellPair]? {
    guard a.cells.count == b.cells.count else { return nil }
    let spans = zip(a.places(in: old.tree), b.places(in: new.tree))
    guard spans.allSatisfy({ $0.count == $1.count }),
      a.cells.indices.allSatisfy({ a.merge($0, old.tree) == b.merge($0, new.tree) })
    else { return nil }
    return a.cells.indices.map { CellPair(old: $0, new: $0) }
  }
}
