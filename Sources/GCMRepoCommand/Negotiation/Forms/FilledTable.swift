import DocumentModel
import Documents
import GCMRepo
import RecordLocalization
import RecordRendering

/// A table that a State filled in: a form of ours in Word or OpenDocument, or rows of a spreadsheet as CSV.
struct FilledTable {
  /// The file's name.
  let name: String
  /// The rows below the head.
  let rows: [Row]
  /// The label of a form of ours, if the file still has it.
  let label: DocumentLabel?

  /// A row with its cells by the columns' keys.
  struct Row {
    /// Its number as a person counts: the head is 1. In a CSV file its line.
    let number: Int
    private let cells: [String: String]

    init(number: Int, cells: [String: String]) { (self.number, self.cells) = (number, cells) }

    /// The words of a cell without spaces around them; empty if there is none.
    subscript(key: String) -> String {
      (cells[key] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Whether nothing is in these columns.
    func isEmpty(in keys: [String]) -> Bool { keys.allSatisfy { self[$0].isEmpty } }
  }

  /// The draft of the label, where the form still has it.
  var draft: String? { label?.draft }
  /// The State of the label: of `CL/positions/draft-2`.
  var party: String? {
    label?.document.flatMap { $0.split(separator: "/").first }.map(String.init).flatMap {
      PartyCode($0) == nil ? nil : $0
    }
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: the file; `-` is standard input.
  ///   - columns: those that are read.
  ///   - required: those without which a table is not the form; of each list one is enough.
  /// - Throws: what to do about a file that has no such table.
  static func read(
    _ path: String, columns: [FormColumn], required: [[FormColumn]], in state: RecordState
  ) async throws(CommandFailure) -> FilledTable {
    var limits = DocumentLimits.standard
    limits.bytes = state.configuration.limits.originalBytes
    limits.unpackedBytes = state.configuration.limits.unpackedBytes
    let file: SubmittedFile
    var label: DocumentLabel?
    var tables: [[(number: Int, cells: [String])]]
    do throws(DocumentError) {
      file = try SubmittedFile.read(path: path, limits: limits)
      guard !file.bytes.isEmpty else { throw DocumentError.empty(name: file.name) }
      if isDelimited(file) {
        tables = [DelimitedText(file.bytes).rows.map { ($0.line, $0.cells) }]
      } else {
        let document = try await Converter(limits: limits).convert(file)
        label = document.label
        tables = WrittenTables(document.text).tables.map { rows in rows.enumerated().map { ($0 + 1, $1) } }
      }
    } catch {
      throw CommandFailure(error)
    }
    var rows: [Row] = []
    var isFound = false
    for table in tables {
      guard let head = table.first else { continue }
      let keys = head.cells.map { FormColumn.column(named: $0, among: columns, in: head.cells)?.key }
      guard required.allSatisfy({ any in any.contains { keys.contains($0.key) } }) else { continue }
      isFound = true
      rows += table.dropFirst().map { row in
        let pairs = zip(keys, row.cells).compactMap { key, cell in key.map { ($0, cell) } }
        return Row(number: row.number, cells: Dictionary(pairs) { first, _ in first })
      }
    }
    guard isFound else {
      let titles = required.compactMap(\.first).map { $0.title(state.interfaceLanguage) }
      throw CommandFailure(
        .refusedInput,
        Message(
          """
          \(file.name, "file") has no table with the columns \(and: titles, "columns"). Fill in the form as it was made, without \
          changing its head.
          """))
    }
    return FilledTable(name: file.name, rows: rows, label: label?.kind == .form ? label : nil)
  }

  private static func isDelimited(_ file: SubmittedFile) -> Bool {
    let name = file.name.lowercased()
    if [".csv", ".tsv", ".txt"].contains(where: name.hasSuffix) { return true }
    // Standard input has no name.
    return name == "-" && String(validating: file.bytes, as: UTF8.self) != nil && file.bytes.first != UInt8(ascii: "|")
  }
}

extension RecordState {
  /// The interface language of the record's first language.
  fileprivate var interfaceLanguage: InterfaceLanguage {
    configuration.languages.lazy.compactMap { InterfaceLanguage(rawValue: $0.primary) }.first ?? .en
  }
}

/// What is wrong with a row of a form, and what to do.
struct RowFault {
  let row: Int
  /// The code for a script.
  let code: String
  var facts: [JSONValue.Member] = []
  let sentence: Message

  var json: JSONValue {
    .object(
      [.init("row", .int(row)), .init("code", .string(code))] + facts + [.init("sentence", .string(sentence(.en)))])
  }

  /// A fault that the record found.
  init(row: Int, _ error: RecordError) {
    self.init(row: row, code: error.code.rawValue, facts: error.facts.json, sentence: error.sentence)
  }

  init(row: Int, code: String, facts: [JSONValue.Member] = [], sentence: Message) {
    (self.row, self.code, self.facts, self.sentence) = (row, code, facts, sentence)
  }
}

extension [RowFault] {
  /// Refuses a form with faults: each is told with its row, and nothing is written.
  func refuse(_ form: FilledTable, on console: Console) throws {
    guard !isEmpty else { return }
    if console.options.format == .json {
      try console.print(
        json: ["schema": "gcmrepo.import/1", "file": .string(form.name), "faults": .array(map(\.json))])
    }
    for fault in self {
      console.remark(Message("\(form.name, "file"), row \(fault.row, "row"): \(fault.sentence, "problem")"))
    }
    throw CommandFailure(
      .refusedInput,
      Message(
        count, "Nothing was written: {count} row of the form must be corrected.",
        "Nothing was written: {count} rows of the form must be corrected."))
  }
}
