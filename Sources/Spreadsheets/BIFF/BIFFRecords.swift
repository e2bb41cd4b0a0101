import OfficeOpenXML

/// The records of an .xls' stream ([MS-XLS] 2.1.4), one after the other.
struct BIFFRecords {
  /// A record and its place.
  struct Record {
    let type: UInt16
    /// The offset of the record in the stream.
    let offset: Int
    /// The range of its data in the stream.
    let data: Range<Int>
  }

  let stream: [UInt8]
  private(set) var offset: Int

  /// - Parameter offset: where the first record begins.
  init(_ stream: [UInt8], at offset: Int = 0) { (self.stream, self.offset) = (stream, offset) }

  /// The next record; `nil` at the end of the stream. Throws if its data would go beyond the end.
  mutating func next() throws(SpreadsheetError) -> Record? {
    guard offset >= 0, offset + 4 <= stream.count else { return nil }
    let start = offset + 4
    let end = start + Int(stream.word(at: offset + 2))
    guard end <= stream.count else { throw .damaged(.record(offset: offset)) }
    defer { offset = end }
    return Record(type: stream.word(at: offset), offset: offset, data: start..<end)
  }

  /// The data of the records of type CONTINUE that follow; they are skipped.
  mutating func continuations() throws(SpreadsheetError) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    while offset + 4 <= stream.count, stream.word(at: offset) == BIFF.continuation, let record = try next() {
      ranges.append(record.data)
    }
    return ranges
  }
}

/// The types of records that are read ([MS-XLS] 2.3.1).
enum BIFF {
  static let begin: UInt16 = 0x0809, end: UInt16 = 0x000A, continuation: UInt16 = 0x003C
  static let password: UInt16 = 0x002F, codePage: UInt16 = 0x0042, dateMode: UInt16 = 0x0022
  static let sheet: UInt16 = 0x0085, sharedTexts: UInt16 = 0x00FC, format: UInt16 = 0x041E, style: UInt16 = 0x00E0
  static let sharedText: UInt16 = 0x00FD, label: UInt16 = 0x0204, richLabel: UInt16 = 0x00D6
  static let number: UInt16 = 0x0203, rk: UInt16 = 0x027E, rks: UInt16 = 0x00BD, booleanOrError: UInt16 = 0x0205
  static let formula: UInt16 = 0x0006, formulaText: UInt16 = 0x0207, merged: UInt16 = 0x00E5
  static let row: UInt16 = 0x0208, columns: UInt16 = 0x007D

  /// The text of an error's code ([MS-XLS] 2.5.10).
  static func error(_ code: UInt8) -> String {
    switch code {
    case 0x00: "#NULL!"
    case 0x07: "#DIV/0!"
    case 0x0F: "#VALUE!"
    case 0x17: "#REF!"
    case 0x1D: "#NAME?"
    case 0x24: "#NUM!"
    default: "#N/A"
    }
  }

  /// The number of an RK ([MS-XLS] 2.5.217): 30 bits of an integer or of a binary fraction, perhaps divided by 100.
  static func number(ofRK value: UInt32) -> Double {
    let number =
      value & 2 != 0
      ? Double(Int32(bitPattern: value) >> 2) : Double(bitPattern: UInt64(value & 0xFFFF_FFFC) << 32)
    return value & 1 != 0 ? number / 100 : number
  }
}
