/// How much each piece of a word speaks for each language.
struct LetterWeights: Sendable {
  /// What speaks for each language before anything is read.
  private(set) var bias = SIMD4<Int32>()
  /// The units of a weight in one natural logarithm.
  private(set) var scale = 1.0
  /// The hash of a piece is at the place that its lowest bits name, or at the next one that was free; 0 if none is there.
  ///
  /// A dictionary would take ten times as long to fill, which is a tenth of a submission.
  private var pieces: [UInt64]
  private var weights: [SIMD4<Int8>]

  /// Read from the embedded table when it is first used.
  static let table = LetterWeights(EmbeddedWeights.files.first?.text ?? "")

  subscript(piece: UInt64) -> SIMD4<Int8>? {
    let place = place(of: piece)
    return piece != 0 && pieces[place] == piece ? weights[place] : nil
  }

  private func place(of piece: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: piece) & (pieces.count - 1)
    while pieces[place] != 0, pieces[place] != piece { place = (place + 1) & (pieces.count - 1) }
    return place
  }

  /// Reads a table. Lines begin with `#` for a comment, with `!` for the scale and the four biases; the others are a
  /// piece, a tab and one character of ASCII for each language, whose code less 79 is the weight.
  init(_ text: String) {
    var text = text
    // Each line has six bytes at least: one place always stays free.
    var capacity = 1
    while capacity <= text.utf8.count / 6 { capacity *= 2 }
    pieces = Array(repeating: 0, count: capacity)
    weights = Array(repeating: SIMD4(), count: capacity)
    text.withUTF8 { text in
      var start = 0
      while start < text.count {
        start = read(text, from: start) + 1
      }
    }
  }

  /// Reads the line that begins at a position, and gives the position of its end.
  ///
  /// One pass by positions: slices of the text cost a build without optimization a third of a submission.
  private mutating func read(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let isPiece = text[start] != UInt8(ascii: "#") && text[start] != UInt8(ascii: "!")
    var hash = LetterPieces.start
    var end = start
    var tab = -1
    while end < text.count {
      let byte = text[end]
      if byte == UInt8(ascii: "\n") { break }
      if isPiece, tab < 0 {
        if byte == UInt8(ascii: "\t") { tab = end } else { hash = LetterPieces.adding(byte, to: hash) }
      }
      end += 1
    }
    if start < end, text[start] == UInt8(ascii: "!") { readScale(text[(start + 1)..<end]) }
    guard tab > start, end - tab == 5 else { return end }
    let place = place(of: hash)
    pieces[place] = hash
    weights[place] = SIMD4(
      Self.weight(text[tab + 1]), Self.weight(text[tab + 2]), Self.weight(text[tab + 3]), Self.weight(text[tab + 4]))
    return end
  }

  private mutating func readScale(_ line: Slice<UnsafeBufferPointer<UInt8>>) {
    let numbers = line.split(separator: UInt8(ascii: " ")).compactMap { Int32(String(decoding: $0, as: UTF8.self)) }
    guard numbers.count == 5 else { return }
    scale = Double(numbers[0])
    bias = SIMD4(numbers[1], numbers[2], numbers[3], numbers[4])
  }

  private static func weight(_ byte: UInt8) -> Int8 { Int8(clamping: Int(byte) - zero) }

  private static let zero = 79
}
