import TextDiff

/// A change as one quotes it: its paragraph, the words before it, the old and the new words, and those after it.
public struct QuotedChange: Sendable, Hashable {
  /// The change.
  public let change: TextChange
  /// The places of the paragraphs that it changes, from 1; empty for a new paragraph.
  public let places: ClosedRange<Int>?
  /// The place of its first paragraph; of a new one that of the paragraph that it follows, 0 before the first.
  public let anchor: Int
  /// The words around it, each at most some words long; empty for a whole paragraph.
  public let before, after: String
  /// The words that it takes away and those that it brings, on one line.
  public let old, new: String
}

/// Quotes the changes of proposals on one draft.
public struct ChangeQuotation: Sendable {
  /// The draft's text.
  public let base: NumberedText
  private let regions: ParagraphRegions
  /// How many words of context a quotation has on each side.
  private static let context = 12

  /// Reads the paragraphs of a draft. Cost: linear.
  public init(_ base: NumberedText) {
    self.base = base
    regions = ParagraphRegions(base.source)
  }

  /// A change of a proposal with this text. Cost: its paragraphs.
  public func quoted(_ change: TextChange, in text: [UInt8]) -> QuotedChange {
    let (old, new) = (Self.line(base.source.bytes[change.base]), Self.line(text[change.text]))
    guard let places = places(of: change), let first = regions.regions.dropFirst(places.lowerBound - 1).first,
      let last = regions.regions.dropFirst(places.upperBound - 1).first
    else {
      return QuotedChange(
        change: change, places: nil, anchor: gap(before: change.base.lowerBound), before: "", after: "",
        old: old.trimmed, new: new.trimmed)
    }
    guard change.kind != .insertion, change.kind != .deletion else {
      return QuotedChange(
        change: change, places: places, anchor: places.lowerBound, before: "", after: "", old: old.trimmed,
        new: new.trimmed)
    }
    let before = Self.line(base.source.bytes[min(first.lowerBound, change.base.lowerBound)..<change.base.lowerBound])
    let after = Self.line(base.source.bytes[change.base.upperBound..<max(change.base.upperBound, last.upperBound)])
    return QuotedChange(
      change: change, places: places, anchor: places.lowerBound, before: Self.end(of: before.leadingTrimmed),
      after: Self.start(of: after.trailingTrimmed), old: old, new: new)
  }

  /// The places of the paragraphs that a change touches, from 1; `nil` for new paragraphs between two.
  public func places(of change: TextChange) -> ClosedRange<Int>? {
    guard !regions.regions.isEmpty, !isNew(change) else { return nil }
    let content = content(of: change.base)
    let first = min(regions.index(of: content.lowerBound), regions.regions.count - 1)
    guard !content.isEmpty else { return first + 1...first + 1 }
    let last = min(regions.index(of: content.upperBound - 1), regions.regions.count - 1)
    return first + 1...max(first, last) + 1
  }

  /// Whether a change brings paragraphs between two of the draft.
  func isNew(_ change: TextChange) -> Bool { change.base.isEmpty && change.kind == .insertion }

  /// The place of the paragraph that ends at a byte, or at the blank lines before it; 0 before the first.
  func gap(before at: Int) -> Int {
    var at = at
    while at > 0, base.source.bytes[at - 1].isBlank { at -= 1 }
    return at == 0 || regions.regions.isEmpty ? 0 : min(regions.index(of: at - 1) + 1, regions.regions.count)
  }

  /// A range without the blank lines at its ends, which are also of its neighbours; itself if it is blank.
  private func content(of range: Range<Int>) -> Range<Int> {
    let bytes = base.source.bytes[range]
    guard let first = bytes.firstIndex(where: { !$0.isBlank }), let last = bytes.lastIndex(where: { !$0.isBlank })
    else {
      return range
    }
    return first..<last + 1
  }

  // MARK: Words on one line

  /// The text with each run of white space as one space.
  private static func line(_ bytes: ArraySlice<UInt8>) -> String {
    var line = ""
    var isBlank = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if scalar.properties.isWhitespace {
        isBlank = true
      } else {
        if isBlank { line += " " }
        isBlank = false
        line.unicodeScalars.append(scalar)
      }
    }
    return isBlank ? line + " " : line
  }

  private static func end(of line: String) -> String {
    let words = line.split(separator: " ")
    guard words.count > context, let first = words.suffix(context).first else { return line }
    return "… " + line[first.startIndex...]
  }

  private static func start(of line: String) -> String {
    let words = line.split(separator: " ")
    guard words.count > context else { return line }
    return line[..<words[context - 1].endIndex] + " …"
  }
}

extension String {
  fileprivate var leadingTrimmed: String { String(drop { $0 == " " }) }

  fileprivate var trailingTrimmed: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  fileprivate var trimmed: String { leadingTrimmed.trailingTrimmed }
}
