/// The number that a paragraph bears, in any of its languages: `3.`, `(a)`, `Artículo 12 bis.`, `1.2`.
public struct ParagraphNumber: Sendable, Hashable {
  /// As it stands in the text: `Artículo 12 bis.`
  public let label: String
  /// The number alone, the same in every language: `12 bis`.
  public let key: String
  /// Its style.
  public let style: Style

  /// How paragraphs are numbered. An item has another style than the paragraph that it belongs to.
  public enum Style: Sendable, Hashable {
    /// `Article 12`, `Objetivo 3`.
    case titled
    /// `3.`
    case decimal
    /// `1.2`, `1.2.3`, with the number of levels.
    case levels(Int)
    /// `(a)`, `B.`
    case lowerLetter, upperLetter
    /// `iv)`, `IV.`
    case lowerRoman, upperRoman

    /// Whether such numbers count the paragraphs of a text, rather than the items of one.
    var isOfText: Bool {
      switch self {
      case .titled, .upperRoman: true
      case .decimal, .levels, .lowerLetter, .upperLetter, .lowerRoman: false
      }
    }
  }

  /// The number in a label; `nil` if nothing in it counts.
  public init?(label: String) {
    let plain = label.filter { $0 != "\\" && $0 != "*" && $0 != "_" && $0 != "[" }
    var words = plain.split(whereSeparator: \.isWhitespace).map { word in
      word.filter { !"().:-°ºª".contains($0) || $0 == "." }.trimmingDots
    }.filter { !$0.isEmpty }
    guard !words.isEmpty else { return nil }
    let repetition =
      words.count > 1 && Self.repetitions.contains(words.last?.lowercased() ?? "") ? words.removeLast() : nil
    guard let core = words.last else { return nil }
    self.label = label.filter { $0 != "\\" }
    key = (core + (repetition.map { " " + $0 } ?? "")).lowercased()
    style = words.count > 1 ? .titled : Self.style(of: core)
  }

  private static func style(of core: String) -> Style {
    guard let first = core.unicodeScalars.first else { return .decimal }
    if ("0"..."9").contains(first) {
      let levels = core.split(separator: ".").count
      return levels > 1 ? .levels(levels) : .decimal
    }
    let isUpper = first.properties.isUppercase
    if core.count == 1, !"ivxIVX".contains(core) { return isUpper ? .upperLetter : .lowerLetter }
    let isRoman = core.lowercased().allSatisfy { "ivxlc".contains($0) }
    if isRoman { return isUpper ? .upperRoman : .lowerRoman }
    return core.count == 1 ? (isUpper ? .upperLetter : .lowerLetter) : .titled
  }

  static let repetitions: Set<String> = [
    "bis", "ter", "quater", "quáter", "quinquies", "sexies", "septies", "octies", "nonies", "novies", "decies",
  ]
}

extension String {
  fileprivate var trimmingDots: String {
    var text = self[...]
    while text.last == "." { text.removeLast() }
    while text.first == "." { text.removeFirst() }
    return String(text)
  }
}
