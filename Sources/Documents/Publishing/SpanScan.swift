/// Counts the content of the lines of one paragraph: emphasis and its nesting, links, cells, and note references.
struct SpanScan {
  struct Found {
    var spans = 0
    var links = 0
    /// The paragraph's links in earlier lines.
    var linksBefore = 0
    var cells = 0
    var notes: [String] = []
    /// The deepest nesting of emphasis or links that ends in this line.
    var depth = 0
    /// What pandoc takes to look through the delimiters before each of these in the paragraph.
    var nanoseconds = 0
  }

  private(set) var isInParagraph = false
  /// Delimiters that may begin emphasis or a link, with the depth of what ended after them.
  private var open: [(sign: UInt8, depth: Int)] = []
  private var counts = SignCounts()
  private var links = 0
  private var runs = 0

  mutating func endParagraph() {
    guard isInParagraph else { return }
    self = SpanScan()
  }

  mutating func take(_ line: ArraySlice<UInt8>) -> Found {
    isInParagraph = true
    var found = Found()
    found.linksBefore = links
    var at = line.startIndex
    while at < line.endIndex {
      let byte = line[at]
      switch byte {
      case UInt8(ascii: "\\"): at += 1
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): at = takeRun(line, at, &found) - 1
      case UInt8(ascii: "["):
        if let label = Self.noteLabel(in: line[at...]) {
          found.notes.append(label)
          at += label.utf8.count + 2
        } else {
          push(byte)
        }
      case UInt8(ascii: "]"):
        if let depth = close(UInt8(ascii: "[")) {
          links += 1
          found.links += 1
          let isLink = at + 1 < line.endIndex && line[at + 1] == UInt8(ascii: "(")
          raise(isLink ? depth : 0, &found)
        }
      case UInt8(ascii: "|"): found.cells += 1
      default: break
      }
      at += 1
    }
    // The number of gaps between cells is one less than that of delimiters.
    if found.cells == 1 { found.cells = 0 }
    return found
  }

  /// A run of one delimiter, which may end emphasis, begin it, or both (CommonMark 0.30, section 6.2, roughly).
  ///
  /// - Returns: where it ends.
  private mutating func takeRun(_ line: ArraySlice<UInt8>, _ start: Int, _ found: inout Found) -> Int {
    let sign = line[start]
    var end = start
    while end < line.endIndex, line[end] == sign { end += 1 }
    let before = start > line.startIndex ? line[start - 1] : 0x20
    let after = end < line.endIndex ? line[end] : 0x20
    // An underscore within a word neither begins nor ends emphasis, and is never forgotten.
    let isWithinWord = sign == UInt8(ascii: "_") && Self.isOfWord(before) && Self.isOfWord(after)
    found.nanoseconds += min(runs, 1 << 20) * (isWithinWord ? 300 : 40)
    runs += 1
    // Two delimiters make one span, strong or struck through.
    let length = end - start
    var left = length / 2 + (sign == UInt8(ascii: "~") ? 0 : length % 2)
    if before > 0x20 {
      while left > 0, let depth = close(sign) {
        found.spans += 1
        raise(depth, &found)
        left -= 1
      }
    }
    if after > 0x20 { for _ in 0..<left { push(sign) } }
    return end
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private mutating func push(_ sign: UInt8) {
    open.append((sign, 0))
    counts[sign] += 1
  }

  /// The depth of what the nearest such delimiter begins, which ends here; `nil` if none is open.
  private mutating func close(_ sign: UInt8) -> Int? {
    guard counts[sign] > 0 else { return nil }
    var depth = 0
    while let last = open.popLast() {
      counts[last.sign] -= 1
      depth = max(depth, last.depth)
      if last.sign == sign { break }
    }
    return depth + 1
  }

  private mutating func raise(_ depth: Int, _ found: inout Found) {
    found.depth = max(found.depth, depth)
    guard let last = open.indices.last else { return }
    open[last].depth = max(open[last].depth, depth)
  }

  /// The label of a note reference or definition at the start of these bytes: `[^label]`.
  static func noteLabel(in bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.starts(with: [UInt8(ascii: "["), UInt8(ascii: "^")]) else { return nil }
    let label = bytes.dropFirst(2).prefix(1_000).prefix { $0 != UInt8(ascii: "]") && $0 > 0x20 }
    guard !label.isEmpty, bytes[label.endIndex...].first == UInt8(ascii: "]") else { return nil }
    return String(validating: label, as: UTF8.self)
  }
}

/// How many delimiters of each kind are open.
private struct SignCounts {
  private var stars = 0
  private var lines = 0
  private var tildes = 0
  private var brackets = 0

  subscript(sign: UInt8) -> Int {
    get {
      switch sign {
      case UInt8(ascii: "*"): stars
      case UInt8(ascii: "_"): lines
      case UInt8(ascii: "~"): tildes
      default: brackets
      }
    }
    set {
      switch sign {
      case UInt8(ascii: "*"): stars = newValue
      case UInt8(ascii: "_"): lines = newValue
      case UInt8(ascii: "~"): tildes = newValue
      default: brackets = newValue
      }
    }
  }
}
