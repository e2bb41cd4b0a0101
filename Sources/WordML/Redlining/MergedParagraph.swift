import DocumentModel
import TextDiff

/// A paragraph of the redline: pieces of both texts, and a mark that is on both sides or on one.
///
/// The pieces and marks of the new side alone give the new text, those of the old side alone the old one.
struct MergedParagraph {
  enum Side {
    case both, inserted, deleted
  }

  struct Part {
    /// Whether it is written from the old file: if it is on both sides, the new file's is written.
    var isOld: Bool
    var piece: Int
    /// The range of its text; empty for content without width.
    var slice: Range<Int>
    var side: Side
    /// The equal piece of the old text.
    var counterpart: Int?
    /// A change in a moved paragraph: inserted or deleted at its new place.
    var isEditOfMove = false
  }

  var parts: [Part] = []
  /// The paragraphs whose mark it has.
  var old: Int?
  var new: Int?
  /// Copied unchanged from the new file.
  var isUntouched = false
  /// The number of the move that it is one end of.
  var move: Int?

  var side: Side { old == nil ? .inserted : new == nil ? .deleted : .both }
  /// Whether any of its words, or its mark, is on one side only.
  var isChanged: Bool { side != .both || parts.contains { $0.side != .both } }
  var hasNewText: Bool { parts.contains { $0.side != .deleted } }
  var hasOldText: Bool { parts.contains { $0.side != .inserted && !$0.slice.isEmpty && !$0.isEditOfMove } }

  /// The paragraph at its new place, with its changes, as moved there.
  ///
  /// Objects that it lost are at the old place only: a note cannot be referred to twice.
  mutating func becomeTarget(of old: PartText) {
    self.old = nil
    parts.removeAll { part in
      guard part.isOld else { return false }
      switch old.pieces[part.piece].kind {
      case .text, .character: return false
      default: return true
      }
    }
    for index in parts.indices {
      parts[index].isEditOfMove = parts[index].side != .both
      parts[index].counterpart = nil
      if parts[index].side == .both { parts[index].side = .inserted }
    }
  }

  /// Makes it an inserted or deleted paragraph, not a moved one.
  mutating func forgetMove() {
    move = nil
    parts.removeAll { $0.isEditOfMove && $0.isOld }
  }
}

/// Walks the spans of a comparison over the pieces of both texts, splitting them at the spans' borders.
struct ParagraphMerge {
  private let old: PartText
  private let new: PartText
  private let oldMarks: [Int: Int]
  private let newMarks: [Int: Int]
  private let last: (old: Int, new: Int)
  private var atOldPiece: Int
  private var atNewPiece: Int
  private let endOfNewPieces: Int
  private var current = MergedParagraph()
  private var result: [MergedParagraph] = []

  /// - Parameters: the paragraphs by number; if there are several on a side, they are consecutive.
  static func merge(
    _ oldParagraphs: [Int], of old: PartText, _ newParagraphs: [Int], of new: PartText, spans: [TextRedline.Span]
  ) -> [MergedParagraph] {
    var merge = ParagraphMerge(oldParagraphs, old, newParagraphs, new)
    for span in spans { merge.take(span) }
    merge.anchors(upTo: Int.max)
    merge.close(old: merge.last.old, new: merge.last.new)
    return merge.result
  }

  private init(_ oldParagraphs: [Int], _ old: PartText, _ newParagraphs: [Int], _ new: PartText) {
    self.old = old
    self.new = new
    last = (oldParagraphs[oldParagraphs.count - 1], newParagraphs[newParagraphs.count - 1])
    oldMarks = Dictionary(oldParagraphs.map { (old.paragraphs[$0].markPlace, $0) }, uniquingKeysWith: { a, _ in a })
    newMarks = Dictionary(newParagraphs.map { (new.paragraphs[$0].markPlace, $0) }, uniquingKeysWith: { a, _ in a })
    atOldPiece = old.paragraphs[oldParagraphs[0]].pieces.lowerBound
    atNewPiece = new.paragraphs[newParagraphs[0]].pieces.lowerBound
    endOfNewPieces = new.paragraphs[last.new].pieces.upperBound
  }

  private mutating func take(_ span: TextRedline.Span) {
    var (o, n) = (span.old.lowerBound, span.new.lowerBound)
    switch span.operation {
    case .delete:
      while o < span.old.upperBound {
        if let mark = oldMarks[o] {
          if mark != last.old { close(old: mark, new: nil) }
          o += 1
        } else {
          o = deleted(o, upTo: span.old.upperBound)
        }
      }
    case .insert:
      while n < span.new.upperBound {
        if let mark = newMarks[n] {
          anchors(upTo: n)
          if mark != last.new { close(old: nil, new: mark) }
          n += 1
        } else {
          n = inserted(n, upTo: span.new.upperBound)
        }
      }
    case .equal:
      while n < span.new.upperBound {
        let (oldMark, newMark) = (oldMarks[o], newMarks[n])
        if oldMark != nil || newMark != nil {
          if newMark != nil { anchors(upTo: n) }
          let (a, b) = (oldMark == last.old ? nil : oldMark, newMark == last.new ? nil : newMark)
          if a != nil || b != nil { close(old: a, new: b) }
          o += 1
          n += 1
        } else {
          let length = equal(o, n, upTo: span.new.upperBound)
          o += length
          n += length
        }
      }
    }
  }

  private mutating func close(old: Int?, new: Int?) {
    current.old = old
    current.new = new
    result.append(current)
    current = MergedParagraph()
  }

  private mutating func oldPiece(at place: Int) -> Range<Int> {
    while old.pieces[atOldPiece].text.upperBound <= place { atOldPiece += 1 }
    return old.pieces[atOldPiece].text
  }

  private mutating func newPiece(at place: Int) -> Range<Int> {
    anchors(upTo: place)
    while new.pieces[atNewPiece].text.upperBound <= place { atNewPiece += 1 }
    return new.pieces[atNewPiece].text
  }

  /// Content without width, up to an offset of the new text.
  private mutating func anchors(upTo place: Int) {
    while atNewPiece < endOfNewPieces {
      let piece = new.pieces[atNewPiece]
      if piece.text.isEmpty {
        guard piece.text.lowerBound <= place else { return }
        if case .keptMark(let number) = piece.kind {
          close(old: nil, new: number)
        } else {
          let isKept = new.revisions[Int(piece.revision)].inserted != nil
          let side = isKept ? .both : current.parts.last?.side ?? .both
          current.parts.append(
            .init(isOld: false, piece: atNewPiece, slice: piece.text, side: side == .deleted ? .both : side))
        }
      } else if piece.text.upperBound > place {
        return
      }
      atNewPiece += 1
    }
  }

  private mutating func deleted(_ place: Int, upTo end: Int) -> Int {
    let text = oldPiece(at: place)
    let upper = min(text.upperBound, end)
    current.parts.append(.init(isOld: true, piece: atOldPiece, slice: place..<upper, side: .deleted))
    return upper
  }

  private mutating func inserted(_ place: Int, upTo end: Int) -> Int {
    let text = newPiece(at: place)
    let upper = min(text.upperBound, end)
    current.parts.append(.init(isOld: false, piece: atNewPiece, slice: place..<upper, side: .inserted))
    return upper
  }

  private mutating func equal(_ o: Int, _ n: Int, upTo end: Int) -> Int {
    let (oldText, newText) = (oldPiece(at: o), newPiece(at: n))
    let length = min(oldText.upperBound - o, newText.upperBound - n, end - n)
    current.parts.append(
      .init(isOld: false, piece: atNewPiece, slice: n..<n + length, side: .both, counterpart: atOldPiece))
    return length
  }
}
