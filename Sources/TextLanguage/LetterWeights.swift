/// How much each piece of a word speaks for each language.
struct LetterWeights: Sendable {
  /// What speaks for each language before anything is read.
  private(set) var bias = SIMD4<Int32>()
  /// The units of a weight in one natural logarithm.
  private(set) var scale = 1.0
  private var weights: [UInt64: SIMD4<Int8>] = [:]

  /// Read from the embedded table when it is first used.
  static let table = LetterWeights(EmbeddedWeights.files.first?.text ?? "")

  subscript(piece: UInt64) -> SIMD4<Int8>? { weights[piece] }

  /// Reads a table. Lines begin with `#` for a comment, with `!` for the scale and the four biases; the others are a
  /// piece, a tab and one character of ASCII for each language, whose code less 79 is the weight.
  init(_ text: String) {
    weights.reserveCapacity(20_000)
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      if line.first == UInt8(ascii: "#") { continue }
      if line.first == UInt8(ascii: "!") {
        let numbers = line.dropFirst().split(separator: UInt8(ascii: " ")).compactMap { Int32(Substring($0)) }
        guard numbers.count == 5 else { continue }
        scale = Double(numbers[0])
        bias = SIMD4(numbers[1], numbers[2], numbers[3], numbers[4])
        continue
      }
      let codes = line.suffix(4).map { Int8(clamping: Int($0) - Self.zero) }
      guard codes.count == 4, line.count > 5 else { continue }
      weights[LetterPieces.hash(of: line.dropLast(5))] = SIMD4(codes[0], codes[1], codes[2], codes[3])
    }
  }

  private static let zero = 79
}
