/// Rewrites, in the copy for pandoc, how the letters of an .rtf are encoded.
///
/// Pandoc 2.17 reads every byte of the upper half as a Western European letter, whatever the font's character set; and
/// for `na\u239?ve` it loses the letter after the question mark, which is only the fallback for readers without
/// Unicode.
struct RichTextLetters {
  /// The state at a position, until the group ends.
  private struct State {
    var font: Int?
    /// How many fallback characters follow a Unicode letter.
    var fallbacks = 1
    var isInFontTable = false
    var isInStyles = false
  }

  private var state = State()
  private var outer: [State] = []
  private var charsets: [Int: Int] = [:]
  private var defaultFont: Int?
  private var page = 0
  /// Fallback characters still to come for the last Unicode letter.
  private var pending = 0

  static func bytes(of file: [UInt8]) -> [UInt8] {
    var reader = RichTextLetters()
    return reader.read(file)
  }

  private mutating func read(_ file: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var kept = 0
    var index = 0
    while index < file.count {
      switch file[index] {
      case UInt8(ascii: "{"):
        // A hostile file may open any number.
        if outer.count < 10_000 { outer.append(state) }
        pending = 0
        index += 1
      case UInt8(ascii: "}"):
        state = outer.popLast() ?? state
        pending = 0
        index += 1
      case UInt8(ascii: "\\"):
        let control = RichTextControl(at: index, in: file)
        if state.isInStyles, control.byte != nil || control.word == "u" {
          // Pandoc would read such letters in a style's name as words of the text.
          result += file[kept..<index]
          kept = control.end
          if control.byte == nil { obey(control) } else if pending > 0 { pending -= 1 }
        } else if let byte = control.byte {
          if pending > 0 {
            pending -= 1
          } else if let letter = RichTextAlphabets.letter(byte, charset: charset) {
            result += file[kept..<index]
            result += written(letter)
            kept = control.end
          }
        } else {
          obey(control)
        }
        index = control.end
      case 0x0A, 0x0D: index += 1
      default:
        if pending > 0 {
          pending -= 1
          result += file[kept..<index]
          if !state.isInStyles { result += Self.fallback }
          kept = index + 1
        }
        index += 1
      }
    }
    return kept == 0 ? file : result + file[kept...]
  }

  /// A question mark that pandoc counts.
  private static let fallback = Array("\\'3f".utf8)

  private var charset: Int {
    guard let font = state.font ?? defaultFont, let charset = charsets[font], charset != 1 else {
      return RichTextAlphabets.charset(ofPage: page)
    }
    return charset
  }

  private func written(_ letter: Unicode.Scalar) -> [UInt8] {
    let number = Int16(truncatingIfNeeded: letter.value)
    return Array("\\u\(number)".utf8)
      + (state.fallbacks == 0 ? [0x20] : Array(repeatElement(Self.fallback, count: state.fallbacks).joined()))
  }

  private mutating func obey(_ control: RichTextControl) {
    if pending > 0 { pending -= 1 }
    switch (control.word, control.number) {
    case ("fonttbl", _): state.isInFontTable = true
    case ("stylesheet", _): state.isInStyles = true
    case ("f", let number?): state.font = number
    case ("fcharset", let number?):
      if state.isInFontTable, let font = state.font, charsets.count < 10_000 { charsets[font] = number }
    case ("deff", let number?): defaultFont = number
    case ("plain", _): state.font = nil
    case ("ansicpg", let number?): page = number
    case ("uc", let number?): state.fallbacks = min(max(number, 0), 8)
    case ("u", .some): pending = state.fallbacks
    default: break
    }
  }
}

/// A control word or symbol of an .rtf.
struct RichTextControl {
  var word = ""
  var number: Int?
  /// For `\'e9`.
  var byte: UInt8?
  /// After it and the space that belongs to it.
  let end: Int
  /// After the binary data that follow it.
  var dataEnd: Int

  init(at backslash: Int, in file: [UInt8]) {
    var index = backslash + 1
    while index < file.count, (0x61...0x7A).contains(file[index] | 0x20), index - backslash <= 32 { index += 1 }
    guard index > backslash + 1 else {
      let isByte = index + 2 < file.count && file[index] == UInt8(ascii: "'")
      if isByte { byte = UInt8(String(decoding: file[(index + 1)...(index + 2)], as: UTF8.self), radix: 16) }
      // Control symbols, such as \{ and \*, are one character.
      end = min(file.count, byte == nil ? index + 1 : index + 3)
      dataEnd = end
      return
    }
    word = String(decoding: file[(backslash + 1)..<index], as: UTF8.self)
    let isNegative = index < file.count && file[index] == UInt8(ascii: "-")
    // Numbers have 32 bits (RTF 1.9.1, "Control Word").
    let figures = file[(index + (isNegative ? 1 : 0))...].prefix(10).prefix { (0x30...0x39).contains($0) }
    if let value = Int(String(decoding: figures, as: UTF8.self)) {
      number = isNegative ? -value : value
      index = figures.endIndex
    }
    if index < file.count, file[index] == 0x20 { index += 1 }
    end = index
    dataEnd = word == "bin" ? min(file.count, end + max(number ?? 0, 0)) : end
  }
}
