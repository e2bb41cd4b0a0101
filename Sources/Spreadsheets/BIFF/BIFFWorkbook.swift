import OfficeOpenXML

/// What the first part of an .xls' stream says of the whole workbook ([MS-XLS] 2.1.7.20.3).
struct BIFFWorkbook {
  /// A sheet as the workbook lists it.
  struct Entry {
    let name: String
    let offset: Int
    let visibility: Sheet.Visibility
    let isWorksheet: Bool
  }

  let stream: [UInt8]
  /// Whether texts are Unicode: since Excel 97.
  let isUnicode: Bool
  private(set) var sheets: [Entry] = []
  private(set) var texts: [String] = []
  /// By the number of a cell's style; `nil` where its format shows a number.
  private(set) var dates: [CellDate.Parts?] = []
  private(set) var dateSystem = DateSystem.since1900

  init(_ stream: [UInt8], limits: SpreadsheetLimits) throws(SpreadsheetError) {
    self.stream = stream
    var records = BIFFRecords(stream)
    guard let first = try records.next(), first.type == BIFF.begin else {
      // The earlier versions have other numbers for the same record.
      let isOlder = [0x0009, 0x0209, 0x0409].contains(stream.word(at: 0))
      throw isOlder ? .unsupported(.beforeExcel5) : .damaged(.container)
    }
    switch stream.word(at: first.data.lowerBound) {
    case 0x0600: isUnicode = true
    case 0x0500: isUnicode = false
    default: throw .unsupported(.beforeExcel5)
    }
    var (formats, codes): ([Int], [Int: CellDate.Parts?]) = ([], [:])
    while let record = try records.next(), record.type != BIFF.end {
      let start = record.data.lowerBound
      switch record.type {
      case BIFF.password: throw .passwordProtected
      case BIFF.dateMode: if stream.word(at: start) == 1 { dateSystem = .since1904 }
      case BIFF.sheet:
        guard sheets.count < limits.sheets else { throw .tooLarge(.sheets, limit: limits.sheets) }
        guard let entry = entry(record.data) else { throw .damaged(.record(offset: record.offset)) }
        sheets.append(entry)
      case BIFF.format where record.data.count > 2:
        let code = text(start + 2..<record.data.upperBound, isShort: !isUnicode) ?? ""
        codes[Int(stream.word(at: start))] = .some(NumberFormat.parts(ofCode: code))
      case BIFF.style where record.data.count >= 4: formats.append(Int(stream.word(at: start + 2)))
      case BIFF.sharedTexts:
        texts = try sharedTexts([record.data] + records.continuations(), limits)
      default: break
      }
    }
    dates = formats.map { codes[$0] ?? NumberFormat.builtIn($0) }
  }

  /// A text of a record, with its length before it.
  func text(_ data: Range<Int>, isShort: Bool = false, and more: [Range<Int>] = []) -> String? {
    guard !isUnicode else {
      var reader = BIFFTextReader(stream, [data] + more)
      return reader.text(isShort: isShort)
    }
    let width = isShort ? 1 : 2
    guard data.count >= width else { return nil }
    let length = isShort ? Int(stream[data.lowerBound]) : Int(stream.word(at: data.lowerBound))
    let bytes = more.reduce(Array(stream[(data.lowerBound + width)..<data.upperBound])) { $0 + stream[$1] }
    return bytes.count < length ? nil : DecodedText.windows1252(bytes[..<length])
  }

  private func entry(_ data: Range<Int>) -> Entry? {
    let start = data.lowerBound
    guard data.count > 7, let name = text(start + 6..<data.upperBound, isShort: true) else { return nil }
    let visibility: Sheet.Visibility =
      switch stream[start + 4] & 3 {
      case 0: .visible
      case 1: .hidden
      default: .veryHidden
      }
    return Entry(
      name: name, offset: Int(stream.long(at: start)), visibility: visibility, isWorksheet: stream[start + 5] == 0)
  }

  private func sharedTexts(_ segments: [Range<Int>], _ limits: SpreadsheetLimits) throws(SpreadsheetError) -> [String] {
    guard let first = segments.first, first.count >= 8 else { return [] }
    let count = Int(stream.long(at: first.lowerBound + 4))
    guard count <= limits.sharedTexts else { throw .tooLarge(.sharedTexts, limit: limits.sharedTexts) }
    var reader = BIFFTextReader(stream, [first.lowerBound + 8..<first.upperBound] + segments.dropFirst())
    var texts: [String] = []
    for _ in 0..<count {
      guard let text = reader.text() else { throw .damaged(.record(offset: first.lowerBound)) }
      texts.append(text)
    }
    return texts
  }
}
