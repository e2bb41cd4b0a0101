/// The pairs of paragraphs of two languages, in order, with the greatest total likelihood.
struct ParagraphPairs {
  /// Indices of both sides.
  private(set) var pairs: [(Int, Int)] = []
  private let rows: [[ParagraphSignature]]
  private let own: [ParagraphSignature]

  /// Above this number of cells between two sure pairs, paragraphs are paired along the diagonal only.
  private static let mostCells = 4_000_000
  private static let band = 60

  /// - Parameters:
  ///   - rows: what is aligned already, in several languages.
  ///   - own: the paragraphs of one more language.
  init(_ rows: [[ParagraphSignature]], _ own: [ParagraphSignature]) {
    self.rows = rows
    self.own = own
    var (row, place) = (0, 0)
    for (nextRow, nextPlace) in Self.surePairs(rows, own) + [(rows.count, own.count)] {
      align(row..<nextRow, place..<nextPlace)
      if nextRow < rows.count { pairs.append((nextRow, nextPlace)) }
      (row, place) = (nextRow + 1, nextPlace + 1)
    }
  }

  /// Paragraphs with a number that each side has once, in the same order on both sides.
  private static func surePairs(_ rows: [[ParagraphSignature]], _ own: [ParagraphSignature]) -> [(Int, Int)] {
    var places: [[String]: Int] = [:]
    var repeated: Set<[String]> = []
    for (place, signature) in own.enumerated() where !signature.path.isEmpty {
      if places.updateValue(place, forKey: signature.path) != nil { repeated.insert(signature.path) }
    }
    var seen: Set<[String]> = []
    var found: [(Int, Int)] = []
    for (row, signatures) in rows.enumerated() {
      guard let path = signatures.first(where: { !$0.path.isEmpty })?.path else { continue }
      guard seen.insert(path).inserted else {
        repeated.insert(path)
        continue
      }
      guard let place = places[path], signatures.contains(where: { $0.isSurely(own[place]) }) else { continue }
      found.append((row, place))
    }
    return increasing(found.filter { pair in !repeated.contains(own[pair.1].path) })
  }

  /// The longest part of pairs, sorted by the first, in which the second increases too.
  private static func increasing(_ pairs: [(Int, Int)]) -> [(Int, Int)] {
    var tails: [Int] = []
    var before = [Int](repeating: -1, count: pairs.count)
    for index in pairs.indices {
      var (low, high) = (0, tails.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[tails[middle]].1 < pairs[index].1 { low = middle + 1 } else { high = middle }
      }
      if low > 0 { before[index] = tails[low - 1] }
      if low == tails.count { tails.append(index) } else { tails[low] = index }
    }
    var result: [(Int, Int)] = []
    var at = tails.last ?? -1
    while at >= 0 {
      result.append(pairs[at])
      at = before[at]
    }
    return result.reversed()
  }

  private mutating func align(_ rows: Range<Int>, _ places: Range<Int>) {
    guard !rows.isEmpty, !places.isEmpty else { return }
    let width = places.count + 1
    let isLarge = rows.count * places.count > Self.mostCells
    var best = [Float](repeating: 0, count: isLarge ? 0 : (rows.count + 1) * width)
    guard !isLarge else { return alignDiagonally(rows, places) }
    var scores = [Float](repeating: 0, count: rows.count * places.count)
    let isWide = rows.count * places.count > 40_000
    for row in (0..<rows.count).reversed() {
      for place in (0..<places.count).reversed() {
        // Far from the diagonal nothing is paired in a long text.
        let isNear =
          !isWide || abs(row * places.count - place * rows.count) <= Self.band * max(rows.count, places.count)
        let score = isNear ? Float(self.score(rows.lowerBound + row, places.lowerBound + place)) : 0
        scores[row * places.count + place] = score
        let both = score > 0 ? score + best[(row + 1) * width + place + 1] : 0
        best[row * width + place] = max(both, best[(row + 1) * width + place], best[row * width + place + 1])
      }
    }
    var (row, place) = (0, 0)
    while row < rows.count, place < places.count {
      let score = scores[row * places.count + place]
      let here = best[row * width + place]
      if score > 0, here == score + best[(row + 1) * width + place + 1] {
        pairs.append((rows.lowerBound + row, places.lowerBound + place))
        (row, place) = (row + 1, place + 1)
      } else if here == best[(row + 1) * width + place] {
        row += 1
      } else {
        place += 1
      }
    }
  }

  private mutating func alignDiagonally(_ rows: Range<Int>, _ places: Range<Int>) {
    for (row, place) in zip(rows, places) where score(row, place) > 0 { pairs.append((row, place)) }
  }

  private func score(_ row: Int, _ place: Int) -> Double {
    rows[row].reduce(0) { max($0, $1.score(own[place])) }
  }
}
