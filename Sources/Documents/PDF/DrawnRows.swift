/// The rows of a table that was drawn cell by cell.
enum DrawnRows {
  /// The words of each cell, by row and column; `nil` if the gutters are known by white space alone, or the order of
  /// drawing is not that of rows.
  ///
  /// Cost: n log n.
  ///
  /// - Parameter all: also for gutters that are known by white space alone.
  static func rows(_ words: [PDFWord], _ gutters: [Gutter], all: Bool = false) -> [[[PDFWord]]]? {
    guard all || gutters.contains(where: { $0.kind == .drawn }), words.allSatisfy({ $0.order != nil }) else {
      return nil
    }
    var rows: [[[PDFWord]]] = []
    var place = Int.max
    for word in words.sorted(by: { ($0.order ?? 0, $0.box.left) < ($1.order ?? 0, $1.box.left) }) {
      let column = gutters.count { $0.middle < word.box.center }
      if column < place { rows.append(Array(repeating: [], count: gutters.count + 1)) }
      rows[rows.count - 1][column].append(word)
      place = column
    }
    return areBelowEachOther(rows) ? rows : nil
  }

  private static func areBelowEachOther(_ rows: [[[PDFWord]]]) -> Bool {
    var bottom = -Double.infinity
    for row in rows {
      guard let box = row.joined().map(\.box).united else { continue }
      // The boxes of tightly set lines overlap a little.
      let height = row.joined().map(\.box.height).median
      if box.top < bottom - height * 0.4 { return false }
      bottom = max(bottom, box.bottom)
    }
    return true
  }
}
