/// Long content lines are folded: a line break and a space stand between two octets of them (RFC 5545, section 3.1).
enum LineFolding {
  /// The octets of a line, without its line break.
  static let width = 75

  /// Appends a line with its folds and the final CRLF. No character is divided. Cost: linear.
  static func append(_ line: String, to bytes: inout [UInt8]) {
    var room = width
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if size > room {
        bytes += [0x0D, 0x0A, 0x20]
        room = width - 1
      }
      bytes += Array(String(Character(scalar)).utf8)
      room -= size
    }
    bytes += [0x0D, 0x0A]
  }

  /// The content lines of a file, each with the number of its first line. Lines may end with LF alone, and empty ones are
  /// skipped, as programs of the field write both. Cost: linear.
  static func unfolded(_ bytes: [UInt8]) throws(ICalendarError) -> [(text: String, line: Int)] {
    guard bytes.count <= ICalendarLimits.bytes else { throw ICalendarError(.tooLarge, line: 1) }
    var raw: [(bytes: [UInt8], line: Int)] = []
    var number = 0
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    for var line in body.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      if line.last == 0x0D { line = line.dropLast() }
      guard let first = line.first else { continue }
      if first == 0x20 || first == 0x09 {
        guard !raw.isEmpty else { throw ICalendarError(.notAContentLine, line: number) }
        raw[raw.count - 1].bytes += line.dropFirst()
        guard raw[raw.count - 1].bytes.count <= ICalendarLimits.lineBytes else {
          throw ICalendarError(.tooLarge, line: number)
        }
      } else {
        guard line.count <= ICalendarLimits.lineBytes, raw.count < ICalendarLimits.lines else {
          throw ICalendarError(.tooLarge, line: number)
        }
        raw.append((Array(line), number))
      }
    }
    // Only now: a fold may divide a character.
    return try raw.map { line throws(ICalendarError) in
      guard let text = String(validating: line.bytes, as: UTF8.self) else {
        throw ICalendarError(.notUTF8, line: line.line)
      }
      guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F || $0.value == 0x09 }) else {
        throw ICalendarError(.controlCharacter, line: line.line)
      }
      return (text, line.line)
    }
  }
}
