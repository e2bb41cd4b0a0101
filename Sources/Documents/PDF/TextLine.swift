/// Words on one baseline, within one column.
struct TextLine: Sendable {
  /// From left to right, including superscripts and subscripts.
  var words: [PDFWord]
  var box: PDFBox
  /// The size of most of its letters.
  var size: Double
  /// Whether all its letters are bold.
  var isBold: Bool
  /// The bottom of the words that are neither superscript nor subscript.
  var bottom: Double

  init(_ words: [PDFWord]) {
    self.words = words.sorted { $0.box.left < $1.box.left }
    box = words.map(\.box).united ?? PDFBox(left: 0, top: 0, right: 0, bottom: 0)
    var sizes: [Double: Int] = [:]
    for word in words { sizes[word.size, default: 0] += max(word.letters, 1) }
    let size = sizes.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
    self.size = size
    isBold = words.allSatisfy { $0.isBold || $0.letters == 0 } && words.contains { $0.isBold }
    bottom = words.filter { $0.size > size * 0.9 }.map(\.box.bottom).median
    if bottom == 0 { bottom = box.bottom }
  }

  /// Its words with single spaces, for comparing lines.
  var text: String { words.map(\.text).joined(separator: " ") }

  /// Whether a word is smaller than the line and above its baseline.
  func isRaised(_ word: PDFWord) -> Bool {
    word.size < size * 0.92 && word.box.bottom < bottom - size * 0.15
  }

  /// Whether a word follows the one before it without a space.
  static func touches(_ word: PDFWord, after previous: PDFWord) -> Bool {
    word.box.left - previous.box.right < 0.1 * min(word.size, previous.size)
  }

  /// Groups words into lines from top to bottom. Cost: n log n.
  static func lines(of words: [PDFWord]) -> [TextLine] {
    var groups: [(words: [PDFWord], middle: Double, width: Double, height: Double)] = []
    for word in words.sorted(by: { ($0.box.middle, $0.box.left) < ($1.box.middle, $1.box.left) }) {
      let width = max(word.box.width, 0.1)
      if let last = groups.indices.last,
        abs(word.box.middle - groups[last].middle) < 0.5 * min(word.box.height, groups[last].height)
      {
        let all = groups[last].width + width
        groups[last].middle += (word.box.middle - groups[last].middle) * width / all
        groups[last].width = all
        groups[last].height = max(groups[last].height, word.box.height)
        groups[last].words.append(word)
      } else {
        groups.append(([word], word.box.middle, width, word.box.height))
      }
    }
    return groups.map { TextLine($0.words) }
  }
}

extension TextLine {
  /// Words on no common baseline, in the given order.
  init(inOrder words: [PDFWord]) {
    self.init(words)
    self.words = words
  }
}
