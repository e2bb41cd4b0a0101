import Documents
import GCMRepo
import RecordLocalization
import RecordValues
import Spreadsheets
import VCards

/// Somebody else's list of persons: cards, a CSV file or a spreadsheet.
struct DirectoryFile {
  var rows: [DirectoryRow] = []
  /// What was left out, or may be read wrongly.
  var remarks: [Message] = []

  /// - Parameters:
  ///   - path: the file; `-` is standard input.
  ///   - workIsPublic: whether contacts of the office may be published.
  ///   - languages: the record's, which of several titles is taken by.
  init(path: String, workIsPublic: Bool, languages: [LanguageTag]) throws(CommandFailure) {
    let bytes = try EntryWriting.bytes(of: path, limit: VCardFile.byteLimit)
    if VCardFile.isCard(bytes) {
      try readCards(bytes, path, workIsPublic, languages)
    } else {
      try readTable(bytes, path, workIsPublic)
    }
    for row in rows where !row.unclear.isEmpty {
      remarks.append(
        Message(
          "Line \(row.line, "line"): \(row.unclear.prefix(5).joined(separator: ", "), "words") is not understood and left out."
        ))
    }
  }

  private mutating func readCards(
    _ bytes: [UInt8], _ path: String, _ workIsPublic: Bool, _ languages: [LanguageTag]
  ) throws(CommandFailure) {
    let file: VCardFile
    do throws(VCardError) { file = try VCardFile(bytes) } catch {
      let why: Message =
        switch error {
        case .tooLarge(let limit): Message("it has more than \(limit, "limit") bytes")
        case .tooMany(let limit): Message("it has more than \(limit, "limit") cards, or a card has too many lines")
        case .noCard: Message("it holds no card")
        }
      throw CommandFailure(.refusedInput, Message("\(path, "file") cannot be read: \(why, "why")."))
    }
    for (card, line) in zip(file.cards, file.lines) {
      if let row = DirectoryRow(card, line: line, workIsPublic: workIsPublic, preferring: languages) {
        rows.append(row)
      }
    }
    remarks += file.notes.prefix(20).map(Self.sentence)
  }

  private mutating func readTable(_ bytes: [UInt8], _ path: String, _ workIsPublic: Bool) throws(CommandFailure) {
    let workbook: Workbook
    do throws(SpreadsheetError) { workbook = try Workbook(bytes) } catch {
      throw CommandFailure(.refusedInput, Message("\(path, "file") cannot be read: ") + error.sentence)
    }
    var (tables, unread): ([DirectoryTable], [String]) = ([], [])
    for sheet in workbook.sheets where !sheet.rows.isEmpty {
      let table =
        sheet.visibility == .visible
        ? DirectoryTable(Self.texts(of: sheet), merged: Self.merged(in: sheet), workIsPublic: workIsPublic) : nil
      if let table { tables.append(table) } else { unread.append(sheet.name) }
    }
    guard !tables.isEmpty else {
      throw CommandFailure(
        .refusedInput,
        Message(
          """
          \(path, "file") has no row of headers with a column of names: the first row should say Name, Country, Office, Function, \
          in Spanish, English, Portuguese or French.
          """))
    }
    rows = tables.flatMap(\.rows)
    let headers = tables.flatMap(\.unknownHeaders).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    if !headers.isEmpty {
      remarks.append(
        Message(
          "Columns that are not known are left out: \(headers.prefix(10).joined(separator: ", "), "columns")."
        )
      )
    }
    if !unread.isEmpty {
      remarks.append(
        Message(
          """
          Sheets that are hidden or have no row of headers with a column of names are left out: \
          \(unread.prefix(10).joined(separator: ", "), "sheets").
          """))
    }
  }

  /// The merged cells of a sheet that are in several rows.
  private static func merged(in sheet: Sheet) -> [DirectoryTable.Merged] {
    sheet.merged.filter { $0.last.row > $0.first.row }.map {
      .init(rows: $0.first.row...$0.last.row, column: $0.first.column)
    }
  }

  /// The rows of a sheet, with the empty ones between them, so that a row's place is its line.
  private static func texts(of sheet: Sheet) -> [[String]] {
    var texts: [[String]] = []
    for row in sheet.rows where row.index < 100_000 {
      while texts.count < row.index { texts.append([]) }
      var cells: [String] = []
      for cell in row.cells where cell.column < 200 {
        while cells.count < cell.column { cells.append("") }
        cells.append(cell.value.plainText)
      }
      texts.append(cells)
    }
    return texts
  }

  private static func sentence(_ note: VCardNote) -> Message {
    switch note {
    case .notAProperty(let line): Message("Line \(line, "line") is no part of a card and left out.")
    case .noEnd(let line):
      Message("The card that begins on line \(line, "line") has no end; it is read to the next one.")
    case .innerCard(let line): Message("The card inside a card on line \(line, "line") is left out.")
    case .unknownCharset(let line, let name):
      Message("Line \(line, "line") is in the encoding “\(name, "name")”, which is not supported: check its letters.")
    case .guessedCharset(let line):
      Message("Line \(line, "line") does not say its encoding and is read as Windows-1252: check its letters.")
    }
  }
}
