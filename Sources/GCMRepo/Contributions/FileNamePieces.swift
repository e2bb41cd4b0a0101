/// The words of a file's name, with what separates them.
struct FileNamePieces {
  struct Piece {
    /// What stands between this piece and the one before it.
    var separator: String
    /// The word; of a group in brackets what is inside.
    var text: String
    /// `(` or `[` of a group in brackets.
    var bracket: Character?

    /// The piece as it is in the name.
    var raw: String {
      switch bracket {
      case "("?: "(\(text))"
      case "["?: "[\(text)]"
      default: text
      }
    }

    var letters: [Character] { text.filter(\.isLetter) }
    /// Two capital letters, as a country's code has them.
    var isTwoCapitals: Bool { text.count == 2 && text.allSatisfy { $0.isASCII && $0.isUppercase } }
  }

  private(set) var pieces: [Piece] = []
  /// What follows the last piece.
  private var end = ""

  init(_ name: String) {
    var separator = ""
    var rest = name[...]
    while let first = rest.first {
      if let close = Self.closings[first], let place = rest.firstIndex(of: close),
        !rest[rest.index(after: rest.startIndex)..<place].contains(first), rest.index(after: rest.startIndex) < place
      {
        pieces.append(
          Piece(separator: separator, text: String(rest[rest.index(after: rest.startIndex)..<place]), bracket: first))
        separator = ""
        rest = rest[rest.index(after: place)...]
      } else if Self.isSeparator(first) {
        separator.append(first)
        rest.removeFirst()
      } else {
        let text = rest.prefix { !Self.isSeparator($0) && Self.closings[$0] == nil }
        // A bracket that is never closed is part of its word.
        let word = text.isEmpty ? rest.prefix(1) : text
        pieces.append(Piece(separator: separator, text: String(word), bracket: nil))
        separator = ""
        rest = rest[word.endIndex...]
      }
    }
    end = separator
  }

  private static let closings: [Character: Character] = ["(": ")", "[": "]"]

  private static func isSeparator(_ character: Character) -> Bool {
    character.isWhitespace || character == "_" || character == "." || character == "," || isDash(character)
  }

  static func isDash(_ character: Character) -> Bool { character == "-" || character == "–" || character == "—" }

  /// The name as a title.
  ///
  /// - Parameter removed: the pieces to leave out, with the separator before them.
  func title(without removed: Range<Int> = 0..<0) -> String {
    var kept = pieces
    var end = end
    if removed.upperBound == kept.count, !removed.isEmpty { end = "" }
    kept.removeSubrange(removed)
    if let first = kept.indices.first { kept[first].separator = "" }
    if kept.count > 2, Self.areHyphenated(kept) {
      for place in kept.indices.dropFirst() where !Self.isBetweenDigits(place, in: kept) {
        kept[place].separator = kept[place].separator.replacing("-", with: " ")
      }
    }
    let text = kept.map { $0.separator + $0.raw }.joined() + end
    let title = TextValidation.title(from: text.replacing("_", with: " "))
    var trimmed = title[...]
    while let last = trimmed.last, last == " " || last == "," || Self.isDash(last) { trimmed.removeLast() }
    while let first = trimmed.first, first == " " || first == "," || Self.isDash(first) { trimmed.removeFirst() }
    return trimmed.contains { $0.isLetter || $0.isNumber } ? String(trimmed) : ""
  }

  /// Whether hyphens stand for the spaces: at least two, and no other separator between words.
  private static func areHyphenated(_ pieces: [Piece]) -> Bool {
    let separators = pieces.dropFirst().map(\.separator)
    return separators.allSatisfy { $0 == "-" || $0 == "." || $0.isEmpty }
      && pieces.indices.dropFirst().count { pieces[$0].separator == "-" && !isBetweenDigits($0, in: pieces) } >= 2
  }

  private static func isBetweenDigits(_ place: Int, in pieces: [Piece]) -> Bool {
    pieces[place - 1].text.last?.isNumber == true && pieces[place].text.first?.isNumber == true
  }
}
