import Questionnaires

/// One answer's place in a form: a question, perhaps in an entry of a repeated group, or a cell of a table.
struct FormField: Sendable, Hashable {
  let question: FormQuestion
  /// The entries that it is in, from the outside, counted from 1.
  let entries: [Int]
  /// For a cell of a table: its row and column, counted from 0.
  var cell: Cell?
  /// The id in its place: `law`, `agreements(1).partner`, `arrivals/women/y2025`.
  let path: String

  struct Cell: Sendable, Hashable {
    let row: Int
    let column: Int
  }

  /// What is asked: the table's column for a cell.
  var asked: Question {
    guard let cell, case .table(_, let columns) = question.question.type, columns.indices.contains(cell.column) else {
      return question.question
    }
    return columns[cell.column]
  }

  /// `2.3`, `2.5(1).2`, and `2.9/1/2` for a cell.
  var number: String { cell.map { "\(question.number)/\($0.row + 1)/\($0.column + 1)" } ?? question.number }

  /// The name of a bookmark of Word: letters, digits and `_`, at most 40. `q_2_5_e1_2`, `q_2_9_r1_c2`; `nil` for a number
  /// that is too long.
  var bookmark: String? {
    var name = "q_"
    for scalar in question.number.unicodeScalars {
      switch scalar {
      case ".": name += "_"
      case "(": name += "_e"
      case ")": break
      default: name.unicodeScalars.append(scalar)
      }
    }
    if let cell { name += "_r\(cell.row + 1)_c\(cell.column + 1)" }
    return name.utf8.count <= 40 ? name : nil
  }

  /// The number that a bookmark of this form is for; `nil` for any other bookmark.
  static func number(ofBookmark name: String) -> String? {
    let parts = name.utf8.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false).map { Substring($0) }
    guard parts.count >= 2, parts.count <= 24, parts[0] == "q" else { return nil }
    var number = ""
    for part in parts.dropFirst() {
      let digits = part.drop { "erc".contains($0) }
      guard part.utf8.count - digits.utf8.count <= 1, (1...6).contains(digits.utf8.count),
        digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
      else { return nil }
      switch part.first {
      case "e": number += "(\(digits))"
      case "r", "c": number += "/\(digits)"
      default: number += (number.isEmpty ? "" : ".") + digits
      }
    }
    return number.isEmpty ? nil : number
  }
}

/// All fields that a form may have, found by the names that it gives them.
struct FormFields {
  let document: FormDocument
  /// Questions by their numbers without those of entries: `2.5.2`.
  private var questions: [String: Question] = [:]
  /// Repeated groups likewise.
  private var repetitions: Set<String> = []

  init(_ document: FormDocument) {
    self.document = document
    for section in document.sections { add(section.items) }
  }

  private mutating func add(_ items: [FormItem]) {
    for item in items {
      switch item {
      case .question(let question): questions[FormNumbering.plain(question.number)] = question.question
      case .group(_, _, let items): add(items)
      case .repeated(let repetition):
        repetitions.insert(FormNumbering.plain(repetition.number))
        add(repetition.items(ofEntry: 1))
      }
    }
    questions[""] = nil
  }

  /// The field that a number is printed for: `2.3`, `2.5(1).2`, `2.9/1/2`.
  ///
  /// Cost: linear in the number and in the questions of its section.
  func field(numbered number: String) -> FormField? {
    let parts = number.split(separator: "/", omittingEmptySubsequences: false)
    guard number.utf8.count <= 100, let first = parts.first, parts.count == 1 || parts.count == 3,
      let question = questions[FormNumbering.plain(String(first))], let entries = entries(in: String(first))
    else { return nil }
    var field = FormField(
      question: FormQuestion(number: String(first), question: question), entries: entries, path: "")
    if parts.count == 3 {
      guard case .table(let rows, let columns) = question.type, let row = Int(parts[1]), let column = Int(parts[2]),
        rows.indices.contains(row - 1), columns.indices.contains(column - 1)
      else { return nil }
      field.cell = .init(row: row - 1, column: column - 1)
    }
    return field
  }

  /// The numbers of entries in a number, each of which must follow that of a repeated group.
  private func entries(in number: String) -> [Int]? {
    var entries: [Int] = []
    var rest = number[...]
    while let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") {
      guard let entry = Int(rest[rest.index(after: open)..<close]), (1...QuestionnaireLimits.entries).contains(entry),
        repetitions.contains(FormNumbering.plain(String(number[..<open])))
      else { return nil }
      entries.append(entry)
      rest = rest[rest.index(after: close)...]
    }
    // Every repeated group around it must say which entry.
    let plain = FormNumbering.plain(number)
    let around = repetitions.count { plain.hasPrefix($0 + ".") }
    return entries.count == around ? entries : nil
  }

  /// The field of a path of ids: `law`, `agreements(1).partner`, `arrivals/women/y2025`.
  func field(at path: String) -> FormField? {
    guard path.utf8.count <= 1_000 else { return nil }
    return field(path[...], document.sections.flatMap(\.items), [], path)
  }

  private func field(_ path: Substring, _ items: [FormItem], _ entries: [Int], _ whole: String) -> FormField? {
    let id = path.prefix { $0 != "(" && $0 != "/" }
    let rest = path[id.endIndex...]
    switch Self.item(String(id), in: items) {
    case .question(let question):
      var field = FormField(question: question, entries: entries, path: whole)
      if rest.isEmpty { return field }
      let parts = rest.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
      guard rest.first == "/", parts.count == 2, case .table(let rows, let columns) = question.question.type,
        let row = rows.firstIndex(where: { $0.id == parts[0] }),
        let column = columns.firstIndex(where: { $0.id == parts[1] })
      else { return nil }
      field.cell = .init(row: row, column: column)
      return field
    case .repeated(let repetition):
      guard rest.first == "(", let close = rest.firstIndex(of: ")"),
        let entry = Int(rest[rest.index(after: rest.startIndex)..<close]),
        (1...QuestionnaireLimits.entries).contains(entry)
      else { return nil }
      let inner = rest[rest.index(after: close)...]
      guard inner.first == "." else { return nil }
      return field(inner.dropFirst(), repetition.items(ofEntry: entry), entries + [entry], whole)
    case .group, nil: return nil
    }
  }

  /// A question or a repeated group by its id, also in groups that are answered once.
  private static func item(_ id: String, in items: [FormItem]) -> FormItem? {
    for item in items {
      switch item {
      case .question(let question) where question.question.id == id && question.question.type.isAsked: return item
      case .repeated(let repetition) where repetition.group.id == id: return item
      case .group(_, _, let items): if let found = self.item(id, in: items) { return found }
      default: continue
      }
    }
    return nil
  }
}
