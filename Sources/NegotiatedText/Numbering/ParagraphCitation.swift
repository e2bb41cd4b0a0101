/// How a person names a paragraph of a text: by its number, `7`, `12 bis`, `7(a)`, `7.a`, or by its place, `#31`.
public enum ParagraphCitation: Sendable, Hashable {
  /// The place in the text, from 1.
  case place(Int)
  /// The numbers, outermost first, as ``ParagraphNumber/key``.
  case numbers([String])

  /// Reads a citation; `nil` if the text is none. Letter case, the words before a number and its punctuation do not matter.
  public init?(_ text: String) {
    let words = text.lowercased().split { $0.isWhitespace }.map(String.init)
    let plain = words.joined(separator: " ")
    for sign in ["#p-", "#", "p-", "¶"] where plain.hasPrefix(sign) {
      guard let place = Int(plain.dropFirst(sign.count).filter { $0 != " " }), place > 0 else { return nil }
      self = .place(place)
      return
    }
    var numbers: [String] = []
    var parts = plain.split { "()".contains($0) }.map { $0.trimmed }.filter { !$0.isEmpty }
    guard let first = parts.first else { return nil }
    guard let head = ParagraphNumber(label: first) else { return nil }
    // 7.a: an item after a full stop.
    let pieces = head.key.split(separator: ".").map(String.init)
    if pieces.count > 1, !pieces.allSatisfy({ $0.allSatisfy(\.isNumber) }) {
      numbers = pieces
    } else {
      numbers = [head.key]
    }
    parts.removeFirst()
    for part in parts {
      guard let number = ParagraphNumber(label: part) else { return nil }
      numbers.append(number.key)
    }
    self = .numbers(numbers)
  }
}

extension NumberedText {
  /// The paragraphs that a citation may mean: none, one, or several of which the person must choose.
  ///
  /// In a text without any numbers a number is a place.
  public func paragraphs(cited citation: ParagraphCitation) -> [Paragraph] {
    switch citation {
    case .place(let place): return self[place].map { [$0] } ?? []
    case .numbers(let numbers):
      let whole = paragraphs.filter { $0.path.map(\.key) == numbers }
      if !whole.isEmpty { return whole }
      // An item by its own number, if one paragraph alone has it.
      let own = numbers.count == 1 ? paragraphs.filter { $0.number?.key == numbers[0] } : []
      if !own.isEmpty { return own }
      let suffix = paragraphs.filter { paragraph in
        paragraph.path.count > numbers.count && paragraph.path.suffix(numbers.count).map(\.key) == numbers
      }
      if !suffix.isEmpty { return suffix }
      guard numbers.count == 1, let place = Int(numbers[0]), !paragraphs.contains(where: { $0.number != nil }) else {
        return []
      }
      return self[place].map { [$0] } ?? []
    }
  }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    var text = Substring(self)
    while let last = text.last, last == " " || last == "." { text.removeLast() }
    while let first = text.first, first == " " || first == "." { text.removeFirst() }
    return String(text)
  }
}
