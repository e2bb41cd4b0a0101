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
        let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
        read(text[start..<end])
        start = end + 1
      }
    }
  }

  private mutating func read(_ line: Slice<UnsafeBufferPointer<UInt8>>) {
    guard let first = line.first, first != UInt8(ascii: "#") else { return }
    if first == UInt8(ascii: "!") {
      let numbers = line.dropFirst().split(separator: UInt8(ascii: " ")).compactMap {
        Int32(String(decoding: $0, as: UTF8.self))
      }
      guard numbers.count == 5 else { return }
      scale = Double(numbers[0])
      bias = SIMD4(numbers[1], numbers[2], numbers[3], numbers[4])
      return
    }
    guard line.count > 5 else { return }
    let piece = LetterPieces.hash(of: line.dropLast(5))
    func code(_ number: Int) -> Int8 { Int8(clamping: Int(line[line.endIndex - 4 + number]) - Self.zero) }
    let place = place(of: piece)
    pieces[place] = piece
    weights[place] = SIMD4(code(0), code(1), code(2), code(3))
  }

  private static let zero = 79
}
