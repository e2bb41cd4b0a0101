import OfficeOpenXML
import Questionnaires
import RecordValues
import WordML

extension WordForm {
  /// Why a document is not a filled form.
  public enum Failure: Error, Sendable, Hashable {
    case package(PackageError)
    /// Nothing in it says which questionnaire it asks.
    case noIdentity
  }

  /// What the document says of itself, to find the definition that it answers: in a property, else in its footer or
  /// anywhere else in its text. Cost: that of opening it.
  public static func identity(of bytes: [UInt8]) throws(Failure) -> FormIdentity {
    try identity(try OpenedWordForm(bytes))
  }

  /// Reads a filled form.
  ///
  /// An answer is found by the tag of its control, else by the bookmark in its cell, else by the printed number and the
  /// cell's place in its table; the language of what is written is that of the form. A placeholder is not an answer.
  ///
  /// Cost: linear in the document.
  ///
  /// - Parameters:
  ///   - bytes: the .docx.
  ///   - form: the version of the questionnaire that the document names.
  ///   - countries: the States that may be chosen in it.
  public static func read(
    _ bytes: [UInt8], for form: QuestionnaireForm, countries: [FormCountry] = []
  ) throws(Failure) -> FilledForm {
    let opened = try OpenedWordForm(bytes)
    let identity = try identity(opened)
    var reader = WordFormReader(FormDocument(form.questionnaire, language: identity.language), form, opened.main)
    return reader.filled(identity, countries)
  }

  private static func identity(_ opened: OpenedWordForm) throws(Failure) -> FormIdentity {
    for text in opened.identityTexts {
      if let found = WordFormIdentity.identity(in: text) { return found }
    }
    throw .noIdentity
  }
}

/// The parts of a document that a form is read from.
private struct OpenedWordForm {
  let main: XMLTree
  /// Texts that may say which form it is, the likeliest first.
  let identityTexts: [String]

  init(_ bytes: [UInt8]) throws(WordForm.Failure) {
    do throws(PackageError) {
      let package = try WordPackage(OfficeArchive(bytes))
      let file = try WordFile(package)
      main = file.main
      var texts: [String] = []
      if package.archive.holds("docProps/custom.xml") {
        let tree = try XMLTree("docProps/custom.xml", in: package.archive)
        for property in tree.children(tree.root) where tree.attribute(property, "name") == WordFormIdentity.property {
          texts.append(tree.children(property).filter(tree.isElement).map(tree.words).joined())
        }
      }
      for part in file.footers + file.headers + [file.main] {
        let scan = WordFormScan(part)
        texts.append(scan.loose.visible())
        texts += scan.tables.prefix(20).flatMap { $0.rows.prefix(20).flatMap { $0.map { $0.visible() } } }
      }
      identityTexts = texts
    } catch {
      throw .package(error)
    }
  }
}

/// Finds the fields of a form in a document.
private struct WordFormReader {
  private let document: FormDocument
  private let fields: FormFields
  private let cells: WordCellReader
  private let scan: WordFormScan
  private var readings: FieldReadings
  private var country: String?
  /// A hostile document has a million cells that are no answers; nobody reads more than these faults.
  private var problems = 0
  private static let mostProblems = 1_000

  init(_ document: FormDocument, _ form: QuestionnaireForm, _ main: XMLTree) {
    (self.document, fields, scan) = (document, FormFields(document), WordFormScan(main))
    readings = FieldReadings(document)
    cells = WordCellReader(
      document: document, form: form, fields: fields, display: AnswerDisplay(form: document),
      hasControls: scan.hasControls)
  }

  mutating func filled(_ identity: FormIdentity, _ countries: [FormCountry]) -> FilledForm {
    for table in scan.tables { read(table) }
    readLoose()
    var filled = FilledForm(identity: identity, values: readings.answers())
    filled.faults = readings.faults
    missingFields()
    filled.remarks = readings.remarks
    if scan.hasLegacyFields { filled.remarks.append(FormRemark(place: nil, kind: .legacyFields)) }
    guard identity.country == nil, let country else { return filled }
    filled.identity.country = FormCountry.code(in: country, of: countries)
    if filled.identity.country == nil {
      let place = FormPlace(number: "", label: document.words[.country], question: "")
      filled.faults.append(FormFault(place: place, problem: .unknown(country)))
    }
    return filled
  }

  // MARK: Tables

  private mutating func read(_ table: WordFormScan.Table) {
    guard let first = table.rows.first?.first else { return }
    let head = WordFormText.trimmed(first.visible())
    let number = String(head.prefix { !$0.isWhitespace })
    let field = fields.field(numbered: number)
    if field == nil, isCountry(table, head) { return }
    if let field, case .table(let rows, let columns) = field.question.question.type {
      readCells(of: table, field, rows, columns)
    } else if let field, let answer = answerCell(of: table) {
      read(answer, at: field)
      readOthers(
        of: table, besides: table.rows.count == 1 ? (0, table.rows[0].count - 1) : (1, table.rows[1].count - 1))
    } else {
      for row in table.rows { for cell in row { read(cell, at: nil) } }
    }
  }

  /// The last cell of the only row, or of the row below.
  private func answerCell(of table: WordFormScan.Table) -> WordFormText? {
    if table.rows.count == 1 { return table.rows[0].count > 1 ? table.rows[0].last : nil }
    return table.rows[1].last
  }

  /// Cells that have no answer in the form may have a field all the same, if one was moved there.
  private mutating func readOthers(of table: WordFormScan.Table, besides answer: (row: Int, cell: Int)) {
    for (row, cells) in table.rows.enumerated() {
      for (cell, text) in cells.enumerated() where (row, cell) != answer && !text.controls.isEmpty {
        read(text, at: nil)
      }
    }
  }

  private mutating func readCells(
    of table: WordFormScan.Table, _ field: FormField, _ rows: [Choice], _ columns: [Question]
  ) {
    let labels = AnswerDisplay(form: document).labels(of: rows)
    for (index, cells) in table.rows.enumerated().dropFirst(2) {
      guard let head = cells.first else { continue }
      // A row is the one that its label names, else the one in its place.
      let label = TextForm.line(head.visible())
      guard let row = labels.firstIndex(of: label) ?? (rows.indices.contains(index - 2) ? index - 2 : nil) else {
        continue
      }
      for (column, cell) in cells.dropFirst().enumerated() where columns.indices.contains(column) {
        var inner = field
        inner.cell = .init(row: row, column: column)
        read(cell, at: inner)
      }
    }
  }

  /// Reads a cell whose place is that of a field; its controls and bookmarks may say otherwise.
  private mutating func read(_ cell: WordFormText, at place: FormField?) {
    let tagged = cell.controls.map { control in control.tag.flatMap { WordTag.field($0, in: fields)?.field } }
    let bookmarked = cell.bookmarks.lazy.compactMap(FormField.number(ofBookmark:)).compactMap(fields.field(numbered:))
      .first
    let own =
      tagged.contains { $0 != nil && $0?.number == place?.number }
      ? place : tagged.compactMap { $0 }.first ?? bookmarked ?? place
    guard let own, problems < Self.mostProblems else { return }
    let left = Set(tagged.indices.filter { tagged[$0] != nil && tagged[$0]?.number != own.number })
    var reading = cells.reading(own, cell, without: left)
    if own.number != place?.number, reading.value != nil { reading.remarks.append(.moved) }
    if reading.problem != nil { problems += 1 }
    readings.add(reading, at: own.number)
    for control in left.sorted() where cell.controls[control].isMarked == nil {
      guard let field = tagged[control], !cell.texts[control].isEmpty else { continue }
      moved(control, of: cell, to: field)
    }
  }

  /// A control that is not in its field's cell.
  private mutating func moved(_ control: Int, of cell: WordFormText, to field: FormField) {
    var alone = WordFormText()
    alone.controls = [cell.controls[control]]
    alone.lines = cell.texts[control].split(separator: "\n", omittingEmptySubsequences: false)
      .map { [.init(text: String($0), control: 0)] }
    alone.finish()
    var reading = cells.reading(field, alone, without: [])
    guard reading.value != nil || reading.problem != nil else { return }
    reading.remarks.append(.moved)
    readings.add(reading, at: field.number)
  }

  // MARK: Outside of tables

  private mutating func readLoose() {
    for (index, control) in scan.loose.controls.enumerated() {
      guard let tag = control.tag, let found = WordTag.field(tag, in: fields), found.part == .whole else { continue }
      moved(index, of: scan.loose, to: found.field)
    }
  }

  /// Questions of which nothing is left in the document.
  private mutating func missingFields() {
    for section in document.sections { missingFields(section.items) }
  }

  private mutating func missingFields(_ items: [FormItem]) {
    for item in items {
      switch item {
      case .group(_, _, let items): missingFields(items)
      case .repeated: break
      case .question(let question):
        let number = question.number
        guard question.question.type.isAsked, !readings.has(number), !readings.has(number + "/1/1") else { continue }
        readings.remarks.append(FormRemark(place: document.place(of: question), kind: .missingField))
      }
    }
  }

  // MARK: Country

  private mutating func isCountry(_ table: WordFormScan.Table, _ head: String) -> Bool {
    guard table.rows.count == 1, table.rows[0].count > 1, let cell = table.rows[0].last else { return false }
    let isTagged =
      cell.controls.contains { $0.tag == WordTag.country } || cell.bookmarks.contains(WordTag.countryBookmark)
    guard isTagged || head == document.words[.country] else { return false }
    let text = WordFormText.trimmed(cell.visible())
    if !text.isEmpty { country = text }
    return true
  }
}
