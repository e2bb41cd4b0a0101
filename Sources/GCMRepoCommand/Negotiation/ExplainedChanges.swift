import DocumentModel
import NegotiatedText

/// Changes with the comments of their file as reasons.
///
/// A comment explains the tracked change that its words overlap, else the first one in its paragraph. Which change of the
/// proposal a tracked change is, their words tell: both are in the order of the text.
struct ExplainedChanges {
  private(set) var changes: [TextChange]
  /// The comments with no change in their paragraph.
  private(set) var unplaced: [Comment] = []

  private let old: [[UInt8]]
  private let new: [[UInt8]]

  init(_ changes: [TextChange], from base: [UInt8], to text: [UInt8], by review: Review) {
    self.changes = changes
    old = changes.map { Self.letters(base[$0.base]) }
    new = changes.map { Self.letters(text[$0.text]) }
    let threads = Self.threads(of: review)
    guard !threads.isEmpty else { return }
    let marks = review.changes.filter { $0.kind != .formatting }
    let places = self.places(of: marks)
    var reasons: [Int: [String]] = [:]
    for thread in threads {
      guard let place = self.place(of: thread[0], marks, places) else {
        unplaced += thread
        continue
      }
      reasons[place, default: []].append(Self.reason(thread, of: changes[place].author))
    }
    for (place, parts) in reasons { self.changes[place].reason = parts.joined(separator: " · ") }
  }

  // MARK: Comments

  /// Each comment with its answers.
  private static func threads(of review: Review) -> [[Comment]] {
    var threads: [[Comment]] = []
    var threadOf: [String: Int] = [:]
    for comment in review.comments where !comment.text.isEmpty {
      if let parent = comment.answers, let thread = threadOf[parent] {
        threads[thread].append(comment)
        threadOf[comment.id] = thread
      } else {
        threadOf[comment.id] = threads.count
        threads.append([comment])
      }
    }
    return threads
  }

  /// The words of a comment and its answers, with the names of those who did not make the change.
  private static func reason(_ thread: [Comment], of author: String?) -> String {
    thread.enumerated().map { place, comment in
      let words = comment.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return comment.author.isEmpty || place == 0 && comment.author == author ? words : "\(comment.author): \(words)"
    }.joined(separator: " · ")
  }

  /// The change that a comment explains.
  private func place(of comment: Comment, _ marks: [TrackedChange], _ places: [Int?]) -> Int? {
    let anchor = Self.letters(Array(comment.anchor.utf8)[...])
    var best: (place: Int, weight: Int)?
    for (mark, place) in zip(marks, places) {
      guard let place, let near = comment.place, mark.place.story == near.story, mark.place.paragraph == near.paragraph
      else { continue }
      let weight = Self.overlap(anchor, Self.letters(Array(mark.text.utf8)[...]))
      if best.map({ weight > $0.weight }) ?? true { best = (place, weight) }
    }
    if let best { return best.place }
    // A file whose changes are not marked: the words themselves tell, if they are long enough to stand in one change only.
    guard anchor.count >= 8 else { return nil }
    let holding = changes.indices.filter {
      changes[$0].number != nil && (Self.overlap(anchor, new[$0]) >= 8 || Self.overlap(anchor, old[$0]) >= 8)
    }
    return holding.count == 1 ? holding[0] : nil
  }

  // MARK: Tracked changes

  /// For each tracked change the change of the proposal that it is part of, if any: the longest common words in order.
  private func places(of marks: [TrackedChange]) -> [Int?] {
    let words = marks.map { Self.letters(Array($0.text.utf8)[...]) }
    guard marks.count * changes.count <= 400_000 else { return nearPlaces(of: marks, words) }
    // best[j]: what the marks so far have in common with the changes up to j; the change taken is kept for each mark.
    var best = [Int](repeating: 0, count: changes.count)
    var taken = [[Int32]](repeating: [], count: marks.count)
    for mark in marks.indices {
      var row = [Int32](repeating: -1, count: changes.count)
      var (running, runningChoice) = (-1, Int32(-1))
      for change in changes.indices {
        let here = best[change] + weight(of: marks[mark], words[mark], change)
        if here > running { (running, runningChoice) = (here, Int32(change)) }
        best[change] = running
        row[change] = runningChoice
      }
      taken[mark] = row
    }
    var places = [Int?](repeating: nil, count: marks.count)
    var end = changes.count - 1
    for mark in marks.indices.reversed() {
      guard end >= 0 else { break }
      let place = Int(taken[mark][end])
      guard place >= 0 else { break }
      if weight(of: marks[mark], words[mark], place) > 0 { places[mark] = place }
      end = place
    }
    return places
  }

  /// The same for very many: each is looked for shortly after the one before.
  private func nearPlaces(of marks: [TrackedChange], _ words: [[UInt8]]) -> [Int?] {
    var at = 0
    return marks.indices.map { mark in
      guard
        let place = (at..<min(at + 64, changes.count)).first(where: { weight(of: marks[mark], words[mark], $0) > 0 })
      else { return nil }
      at = place
      return place
    }
  }

  private func weight(of mark: TrackedChange, _ words: [UInt8], _ change: Int) -> Int {
    guard changes[change].number != nil else { return 0 }
    let isDeletion = mark.kind == .deletion || mark.kind == .movedFrom
    return Self.overlap(words, isDeletion ? old[change] : new[change])
  }

  // MARK: Words

  /// How many letters two texts have in common: all of the shorter one if the longer one holds it, else their common
  /// beginning or end if it is most of the shorter one.
  private static func overlap(_ one: [UInt8], _ other: [UInt8]) -> Int {
    let (short, long) = one.count <= other.count ? (one, other) : (other, one)
    guard !short.isEmpty else { return 0 }
    if long.firstRange(of: short) != nil { return short.count }
    let start = zip(short, long).prefix { $0 == $1 }.count
    let end = zip(short.reversed(), long.reversed()).prefix { $0 == $1 }.count
    let common = max(start, end)
    return common >= 4 && common * 2 > short.count ? common : 0
  }

  /// Letters and digits alone: neither syntax nor spaces, which the reader of a file writes in its own way.
  private static func letters(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars
    where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      result += String(scalar).utf8
    }
    return result
  }
}
