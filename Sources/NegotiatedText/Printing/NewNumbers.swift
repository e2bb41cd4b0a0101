import TextDiff

/// The numbers of new paragraphs: that of the nearest paragraph of the same kind before them, with `bis`, `ter`, `quater` …
///
/// A new item of a new list keeps its own.
struct NewNumbers {
  /// For the entries of a compilation that bring numbered paragraphs, their labels, in order.
  private(set) var labels: [Int: [[UInt8]]] = [:]
  /// The numbers by which one cites what has new labels.
  private(set) var citations: [Int: String] = [:]

  /// A number of the draft, or of a new list, and how often it is repeated.
  private struct Family {
    let label: String
    var last: Int
    /// Whether it is of a new list, whose next items go on as they are.
    var isNew = false
  }

  private let words: BracketWords
  private var families: [Family] = []
  private var familyOfPlace: [Int: Int] = [:]
  private var path: [(style: ParagraphNumber.Style, family: Int)] = []

  /// - Parameter blocks: the blocks of each entry's alternatives that have more, or other ones, than the draft.
  init(_ text: CompiledText, _ words: BracketWords, blocks: (Int) -> [[LooseBlock]]) {
    self.words = words
    count(text.base)
    path = []
    for (entry, paragraph) in text.paragraphs.enumerated() {
      if let place = paragraph.place, let own = text.base[place] {
        pass(own)
        guard own.number != nil, paragraph.isContested else { continue }
        let more =
          blocks(entry).map { $0.dropFirst().filter { $0.number?.style == own.number?.style }.count }.max() ?? 0
        if more > 0 { labels[entry] = (0..<more).compactMap { _ in repeated() } }
      } else {
        for number in blocks(entry).lazy.compactMap({ $0.first?.number }).prefix(1) { add(number, entry) }
      }
    }
  }

  /// Which repetitions the draft has already.
  private mutating func count(_ base: NumberedText) {
    for paragraph in base.paragraphs {
      guard let number = paragraph.number else {
        if case .heading = paragraph.kind { path.removeAll() }
        continue
      }
      let (core, repetition) = Self.parts(of: number.key)
      let sibling = path.last { $0.style == number.style }?.family
      if repetition > 0, let sibling, let first = ParagraphNumber(label: families[sibling].label),
        Self.parts(of: first.key).core == core
      {
        families[sibling].last = max(families[sibling].last, repetition)
        familyOfPlace[paragraph.place] = sibling
        push(number.style, sibling)
      } else {
        families.append(Family(label: number.label, last: repetition))
        familyOfPlace[paragraph.place] = families.count - 1
        push(number.style, families.count - 1)
      }
    }
  }

  private mutating func pass(_ paragraph: NumberedText.Paragraph) {
    if let number = paragraph.number, let family = familyOfPlace[paragraph.place] {
      push(number.style, family)
    } else if case .heading = paragraph.kind {
      path.removeAll()
    }
  }

  /// As ``NumberedText`` tells items from what they belong to.
  private mutating func push(_ style: ParagraphNumber.Style, _ family: Int) {
    if let sibling = path.lastIndex(where: { $0.style == style }) {
      path.removeSubrange(sibling...)
    } else if style.isOfText {
      path.removeAll()
    } else if path.count >= 6 {
      path.removeLast()
    }
    path.append((style, family))
  }

  private mutating func add(_ number: ParagraphNumber, _ entry: Int) {
    guard let sibling = path.last(where: { $0.style == number.style }), !families[sibling.family].isNew else {
      families.append(Family(label: number.label, last: 0, isNew: true))
      push(number.style, families.count - 1)
      citations[entry] = number.key
      return
    }
    push(number.style, sibling.family)
    guard let label = repeated() else { return }
    labels[entry] = [label]
    citations[entry] = ParagraphNumber(label: String(decoding: label, as: UTF8.self))?.key
  }

  /// The next label of the innermost number: `7.` is `7 bis.`, `(a)` is `(a bis)`, `Artículo 3°.-` is `Artículo 3° bis.-`.
  private mutating func repeated() -> [UInt8]? {
    guard let family = path.last?.family else { return nil }
    families[family].last += 1
    var core = families[family].label[...]
    var tail = ""
    while let last = core.last, ").:-\\ ".contains(last) { tail = String(core.removeLast()) + tail }
    var parts = core.split(separator: " ")
    if parts.count > 1, let last = parts.last, BracketWords.count(ofRepetition: String(last)) != nil {
      parts.removeLast()
    }
    let label = parts.joined(separator: " ") + " " + words.repetition(families[family].last) + tail
    return Array(label.utf8)
  }

  private static func parts(of key: String) -> (core: String, repetition: Int) {
    var words = key.split(separator: " ")
    guard words.count > 1, let last = words.last, let count = BracketWords.count(ofRepetition: String(last)) else {
      return (key, 0)
    }
    words.removeLast()
    return (words.joined(separator: " "), count)
  }
}
