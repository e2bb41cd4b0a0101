import TextDiff

/// How a run, a paragraph mark or a row changed.
enum Change: Hashable {
  case equal, inserted, deleted
  /// Moved, at its old place and at its new one, if moves are written as such.
  case movedFrom, movedTo
}

/// A run with its change.
struct ChangedRun {
  var change: Change
  var content: Content
  /// In the old text, for an equal run.
  var oldFormat: TextFormat
  var format: TextFormat
  /// Whose change it is; `nil` for the text's author.
  var author: String?
  /// The comments that are anchored at its end.
  var comments: [Int] = []

  enum Content: Hashable {
    case text([UInt8])
    case tab, lineBreak, paragraphEnd, cellEnd
    /// A footnote reference, with its label on each side.
    case note(old: ArraySlice<UInt8>?, new: ArraySlice<UInt8>?)
  }
}

/// Both sides of a redline's block, merged into one sequence of runs.
///
/// The shown old text is in the runs that are equal or deleted, in order, and the new text in those that are equal or
/// inserted. A run is equal only if both sides show it alike, whatever the bytes.
struct ChangedRuns {
  private(set) var runs: [ChangedRun] = []

  /// A block on one side only.
  init(_ pieces: [ShownPiece], of bytes: [UInt8], as change: Change) {
    for piece in pieces { add(piece.shown, bytes[piece.range], piece.format, as: change) }
  }

  /// - Parameters:
  ///   - old, new: the pieces of the blocks on either side, which cover all bytes of the spans.
  ///   - areOne: whether two footnotes, by their labels, are the same in the redline.
  init(
    _ spans: ArraySlice<TextRedline.Span>, old: [ShownPiece], new: [ShownPiece], in redline: TextRedline,
    areOne: (ArraySlice<UInt8>, ArraySlice<UInt8>) -> Bool
  ) {
    var (olds, news) = (Cursor(old), Cursor(new))
    for span in spans {
      switch span.operation {
      case .delete:
        while let part = olds.next(before: span.old.upperBound) {
          add(part.shown, redline.old.bytes[part.range], part.format, as: .deleted)
        }
      case .insert:
        while let part = news.next(before: span.new.upperBound) {
          add(part.shown, redline.new.bytes[part.range], part.format, as: .inserted)
        }
      case .equal:
        while let length = olds.length(before: span.old.upperBound),
          let other = news.length(before: span.new.upperBound)
        {
          let (a, b) = (olds.take(min(length, other)), news.take(min(length, other)))
          if let content = Self.common(a.shown, b.shown, redline.new.bytes[b.range], areOne) {
            append(ChangedRun(change: .equal, content: content, oldFormat: a.format, format: b.format))
          } else {
            add(a.shown, redline.old.bytes[a.range], a.format, as: .deleted)
            add(b.shown, redline.new.bytes[b.range], b.format, as: .inserted)
          }
        }
      }
    }
    settle(areOne)
  }

  /// The common appearance of two pieces over the same bytes; `nil` if they are shown differently, or not at all.
  private static func common(
    _ old: Shown, _ new: Shown, _ bytes: ArraySlice<UInt8>, _ areOne: (ArraySlice<UInt8>, ArraySlice<UInt8>) -> Bool
  ) -> ChangedRun.Content? {
    switch (old, new) {
    case (.text, .text): .text(Array(bytes))
    case (.instead(let a), .instead(let b)) where a == b: .text(Array(a.utf8))
    case (.tab, .tab): .tab
    case (.lineBreak, .lineBreak): .lineBreak
    case (.cellEnd, .cellEnd): .cellEnd
    case (.paragraphEnd, .paragraphEnd): .paragraphEnd
    case (.note(let a), .note(let b)) where areOne(a, b): .note(old: a, new: b)
    default: nil
    }
  }

  private mutating func add(_ shown: Shown, _ bytes: ArraySlice<UInt8>, _ format: TextFormat, as change: Change) {
    let content: ChangedRun.Content
    switch shown {
    case .hidden: return
    case .text: content = .text(Array(bytes))
    case .instead(let words): content = .text(Array(words.utf8))
    case .tab: content = .tab
    case .lineBreak: content = .lineBreak
    case .paragraphEnd: content = .paragraphEnd
    case .cellEnd: content = .cellEnd
    case .note(let label):
      content = change == .inserted || change == .movedTo ? .note(old: nil, new: label) : .note(old: label, new: nil)
    }
    append(ChangedRun(change: change, content: content, oldFormat: format, format: format))
  }

  private mutating func append(_ run: ChangedRun) {
    if case .text(let bytes) = run.content {
      if bytes.isEmpty { return }
      if let last = runs.last, case .text(var words) = last.content, last.change == run.change,
        last.format == run.format, last.oldFormat == run.oldFormat
      {
        // Moved out and back in, so that the bytes are not copied for each run.
        runs[runs.count - 1].content = .tab
        words += bytes
        runs[runs.count - 1].content = .text(words)
        return
      }
    }
    runs.append(run)
  }

  /// Removes changes without a visible effect, such as different line wrapping, and orders deletions before insertions
  /// at each place.
  private mutating func settle(_ areOne: (ArraySlice<UInt8>, ArraySlice<UInt8>) -> Bool) {
    var zone: [ChangedRun] = []
    let all = runs
    runs = []
    for run in all {
      if run.change != .equal, run.content != .paragraphEnd {
        zone.append(run)
        continue
      }
      flush(&zone, areOne)
      append(run)
    }
    flush(&zone, areOne)
  }

  private mutating func flush(
    _ zone: inout [ChangedRun], _ areOne: (ArraySlice<UInt8>, ArraySlice<UInt8>) -> Bool
  ) {
    guard !zone.isEmpty else { return }
    var (deleted, inserted) = (Self.joined(zone, .deleted), Self.joined(zone, .inserted))
    zone = []
    /// The common part of an old run and a new one: all, or a footnote that was only renumbered.
    func common(_ old: ChangedRun?, _ new: ChangedRun?) -> ChangedRun? {
      guard let old, let new else { return nil }
      var content = new.content
      if case .note(let a?, nil) = old.content, case .note(nil, let b?) = new.content, areOne(a, b) {
        content = .note(old: a, new: b)
      } else if old.content != new.content {
        return nil
      }
      return ChangedRun(change: .equal, content: content, oldFormat: old.format, format: new.format)
    }
    while let run = common(deleted.first, inserted.first) {
      append(run)
      (deleted, inserted) = (deleted.dropFirst(), inserted.dropFirst())
    }
    var tail: [ChangedRun] = []
    while let run = common(deleted.last, inserted.last) {
      tail.append(run)
      (deleted, inserted) = (deleted.dropLast(), inserted.dropLast())
    }
    for run in deleted { append(run) }
    for run in inserted { append(run) }
    for run in tail.reversed() { append(run) }
  }

  /// The runs of one side, with neighbours of one format merged.
  private static func joined(_ zone: [ChangedRun], _ change: Change) -> ArraySlice<ChangedRun> {
    var side = ChangedRuns([], of: [], as: change)
    for run in zone where run.change == change { side.append(run) }
    return side.runs[...]
  }

  /// Walks along the pieces of one side, splitting them where spans end.
  private struct Cursor {
    private let pieces: [ShownPiece]
    private var index = 0
    private var at: Int

    init(_ pieces: [ShownPiece]) {
      self.pieces = pieces
      at = pieces.first?.range.lowerBound ?? 0
    }

    /// The remaining length of the next piece, up to an offset; `nil` if that is reached.
    func length(before end: Int) -> Int? {
      guard index < pieces.count, at < end else { return nil }
      return min(end, pieces[index].range.upperBound) - at
    }

    mutating func next(before end: Int) -> ShownPiece? { length(before: end).map { take($0) } }

    mutating func take(_ length: Int) -> ShownPiece {
      var part = pieces[index]
      // A replacement for several bytes is at the first one.
      if part.shown != .text, at > part.range.lowerBound { part.shown = .hidden }
      part.range = at..<(at + length)
      at += length
      if at == pieces[index].range.upperBound { index += 1 }
      return part
    }
  }
}
