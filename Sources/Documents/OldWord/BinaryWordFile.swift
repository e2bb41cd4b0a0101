import OfficeOpenXML

/// A Word file from before 2007 ([MS-DOC]), inspected before another program reads it: its protection, its macros, and
/// the number of letters of its text.
struct BinaryWordFile: Sendable {
  let file: CompoundFile
  /// The stream that contains the text.
  let main: [UInt8]
  private let flags: UInt16
  /// The version of the format; below 193 it is Word 95 or older, whose text is stored differently.
  let version: Int

  /// `nil` if the file is not one.
  init?(_ file: CompoundFile) {
    self.file = file
    guard let main = file.stream("WordDocument"), main.count >= 68 else { return nil }
    let mark = main.word(at: 0)
    guard mark == 0xA5EC || mark == 0xA5DC else { return nil }
    self.main = main
    version = Int(main.word(at: 2))
    flags = main.word(at: 10)
  }

  var isProtected: Bool { flags & 0x0100 != 0 || flags & 0x8000 != 0 }

  /// Whether the document itself has a storage with a Visual Basic project.
  var holdsMacros: Bool { file.entries.contains { Self.isProject($0.path) && !$0.path.hasPrefix("ObjectPool/") } }

  /// An object with its own project; `nil` if there is none.
  var objectWithMacros: String? {
    file.entries.first { Self.isProject($0.path) && $0.path.hasPrefix("ObjectPool/") }?.path
  }

  private static func isProject(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    return parts.contains { $0 == "_VBA_PROJECT" || $0 == "_VBA_PROJECT_CUR" || $0 == "Macros" || $0 == "VBA" }
  }

  var embeddedObjects: Int {
    file.entries.count { !$0.isStream && $0.path.hasPrefix("ObjectPool/") && $0.path.split(separator: "/").count == 2 }
  }

  // MARK: The text

  /// How many characters each part of the text has ([MS-DOC] section 2.5.4).
  struct Counts {
    let body: Int
    let footnotes: Int
    let headers: Int
    let comments: Int
    let endnotes: Int
    let boxes: Int
    let headerBoxes: Int
    var total: Int { body + footnotes + headers + comments + endnotes + boxes + headerBoxes }
  }

  /// `nil` for a file of Word 95, or if the numbers are impossible.
  var counts: Counts? {
    guard version >= 193, main.count >= 0x1AA else { return nil }
    func count(_ place: Int) -> Int? {
      let value = Int(Int32(bitPattern: main.long(at: place)))
      return (0...50_000_000).contains(value) ? value : nil
    }
    guard let body = count(0x4C), let footnotes = count(0x50), let headers = count(0x54), let comments = count(0x5C),
      let endnotes = count(0x60), let boxes = count(0x64), let headerBoxes = count(0x68)
    else { return nil }
    return Counts(
      body: body, footnotes: footnotes, headers: headers, comments: comments, endnotes: endnotes, boxes: boxes,
      headerBoxes: headerBoxes)
  }

  /// All characters in the order of the parts, with field marks; `nil` if they cannot be found.
  var characters: [UInt16]? {
    guard let counts, let pieces, counts.total <= 50_000_000 else { return nil }
    var result: [UInt16] = []
    for piece in pieces {
      let length = piece.end - piece.start
      let size = piece.isCompressed ? length : length * 2
      guard length >= 0, piece.place >= 0, piece.place + size <= main.count, result.count + length <= 60_000_000 else {
        return nil
      }
      if piece.isCompressed {
        result += main[piece.place..<(piece.place + length)].map(UInt16.init)
      } else {
        for index in 0..<length { result.append(main.word(at: piece.place + index * 2)) }
      }
    }
    return result
  }

  private struct Piece {
    let start: Int
    let end: Int
    let place: Int
    let isCompressed: Bool
  }

  /// The stream that contains the tables.
  var tableName: String { flags & 0x0200 != 0 ? "1Table" : "0Table" }

  /// The table of pieces ([MS-DOC] section 2.8.35).
  private var pieces: [Piece]? {
    guard let table = file.stream(tableName) else { return nil }
    var place = Int(main.long(at: 0x1A2))
    let end = place + Int(main.long(at: 0x1A6))
    guard end <= table.count, place < end else { return nil }
    while place < end, table[place] == 1 { place += 3 + Int(table.word(at: place + 1)) }
    guard place + 5 <= end, table[place] == 2 else { return nil }
    let size = Int(table.long(at: place + 1))
    let start = place + 5
    guard size >= 4, start + size <= end else { return nil }
    let count = (size - 4) / 12
    return (0..<count).map { index in
      let descriptor = start + (count + 1) * 4 + index * 8
      let offset = table.long(at: descriptor + 2)
      let isCompressed = offset & 0x4000_0000 != 0
      let bytes = Int(offset & 0x3FFF_FFFF)
      return Piece(
        start: Int(table.long(at: start + index * 4)), end: Int(table.long(at: start + index * 4 + 4)),
        place: isCompressed ? bytes / 2 : bytes, isCompressed: isCompressed)
    }
  }

  /// The footnotes and endnotes that the text refers to: PlcffndRef and PlcfendRef ([MS-DOC] sections 2.8.8 and 2.8.9),
  /// with entries of a four-byte position and a two-byte number. `nil` for a file of Word 95.
  var notes: Int? {
    guard version >= 193, main.count >= 0x212 else { return nil }
    return [0xAA, 0x20A].reduce(0) { count, entry in
      let size = Int(main.long(at: entry + 4))
      return count + (size > 4 && size < 6_000_000 ? (size - 4) / 6 : 0)
    }
  }

  /// Letters and digits of the text, its notes and text boxes, without field codes; `nil` if they cannot be counted.
  var letters: Int? {
    guard let counts, let characters else { return nil }
    let notes = counts.body + counts.footnotes
    let beyond = notes + counts.headers + counts.comments
    let parts = [0..<notes, beyond..<(beyond + counts.endnotes + counts.boxes)]
    var result = 0
    for part in parts {
      var codes = 0
      var depth = 0
      var highs: UInt16 = 0
      for index in part where index < characters.count {
        let unit = characters[index]
        switch unit {
        case 0x13:
          depth += 1
          codes += 1
        case 0x14: codes = max(0, codes - 1)
        case 0x15:
          // A field without a result ends within its code.
          if codes > 0, codes == depth { codes -= 1 }
          depth = max(0, depth - 1)
          codes = min(codes, depth)
        case _ where UTF16.isLeadSurrogate(unit): highs = unit
        default:
          guard codes == 0 else { continue }
          if UTF16.isTrailSurrogate(unit) {
            result += WordLetters.count(String(decoding: [highs, unit], as: UTF16.self))
          } else if let scalar = Unicode.Scalar(unit), WordLetters.isOne(scalar) {
            result += 1
          }
        }
      }
    }
    return result
  }
}
