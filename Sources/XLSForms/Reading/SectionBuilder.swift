import Questionnaires
import RecordValues

/// Makes sections and groups of the tree of a survey.
///
/// A group at the top that has a label is a section. Questions, repeated groups and groups without a label there are in
/// sections that the form does not have: each run of them in one.
struct SectionBuilder {
  private(set) var sections: [Group] = []
  private(set) var questions: QuestionBuilder
  private var ids: FormIDs
  private var implicit: Group?

  init(_ tree: SurveyTree, _ context: FormContext, ids: FormIDs) {
    questions = QuestionBuilder(context)
    self.ids = ids
    for item in tree.items { add(item) }
    endImplicit()
  }

  var notices: [XLSFormNotice] { questions.notices }

  private mutating func add(_ item: SurveyTree.Item) {
    if case .group(let group) = item, let section = section(group) {
      endImplicit()
      sections.append(section)
      return
    }
    let row =
      switch item {
      case .question(let row): row
      case .group(let group): group.row
      }
    if let id = row.row[Own.prefix, Own.section] {
      endImplicit()
      implicit = Group(id: id, isImplicit: true)
    }
    guard let found = self.item(item) else { return }
    if implicit == nil { implicit = Group(id: ids.section(sections.count + 1), isImplicit: true) }
    implicit?.items.append(found)
  }

  private mutating func endImplicit() {
    if let implicit, !implicit.items.isEmpty { sections.append(implicit) }
    implicit = nil
  }

  /// A group at the top as a section; `nil` if it is none.
  private mutating func section(_ group: SurveyGroup) -> Group? {
    guard group.control == .group, group.table == nil else { return nil }
    let marker = group.row.row[Own.prefix, Own.type]
    guard marker != "group", marker != nil || group.row.row.holds("label") else { return nil }
    guard case .group(var section) = item(.group(group)) else { return nil }
    section.isImplicit = marker == "implicit"
    return section
  }

  /// An item of a group; `nil` for a group without questions.
  private mutating func item(_ item: SurveyTree.Item, isInLoop: Bool = false) -> Group.Item? {
    switch item {
    case .question(let row):
      // Its question says that there may be another answer.
      if row.row[Own.prefix, Own.type] == "other" { return nil }
      return .question(questions.question(row, isInLoop: isInLoop))
    case .group(let group):
      if let table = group.table { return .question(self.table(group, table)) }
      return self.group(group, isInLoop: isInLoop).map { .group($0) }
    }
  }

  private mutating func group(_ group: SurveyGroup, isInLoop: Bool) -> Group? {
    let row = group.row
    var (found, used) = (head(row), Set([["type"], ["name"], ["bind", "relevant"]]))
    if group.control == .loop {
      found.kept.cells.append(.init(column: "type", text: row.typeText))
      if !isInLoop { questions.note(.loop(group.list ?? ""), row) }
    }
    if group.control == .repeat {
      let most = row.row[Own.prefix, Own.most].flatMap { Int($0) }
      found.repetition = Group.Repetition(
        count: questions.context.expression(row.row, ["control", "jr:count"]), most: most)
      used.insert(["control", "jr:count"])
    }
    questions.keepName(row, found.id, &found.kept)
    questions.keepRest(row.row, used, &found.kept)
    for cell in group.end?.cells ?? [] where cell.heading.path != ["type"] && cell.heading.path[0] != Own.prefix {
      found.kept.cells.append(.init(column: "end::" + FormHeading.surveyText(cell.heading.path), text: cell.text))
    }
    found.items = group.items.compactMap { item($0, isInLoop: isInLoop || group.control == .loop) }
    if found.items.isEmpty {
      questions.note(.emptyGroup(row.name), row)
      return nil
    }
    return found
  }

  private func head(_ row: SurveyRow) -> Group {
    let context = questions.context
    return Group(
      id: context.ids[row.row.number] ?? PlainName.id(row.name), label: context.texts(row.row, "label"),
      hint: context.texts(row.row, "hint"), relevant: context.expression(row.row, ["bind", "relevant"]))
  }

  // MARK: Tables

  private mutating func table(_ group: SurveyGroup, _ table: SurveyTable) -> Question {
    var question = questions.question(group.row)
    // The columns are those of the first row; the others say the same of theirs.
    var rows: [Choice] = []
    for row in table.rows {
      let cells = row.group.row
      var choice = Choice(
        id: cells.row[Own.prefix, Own.id] ?? cells.name, label: questions.context.texts(cells.row, "label"))
      choice.facts = Facts.read(cells.row[Own.prefix, Own.facts] ?? "")
      questions.keepRest(cells.row, [["type"], ["name"]], &choice.kept)
      rows.append(choice)
    }
    var columns: [Question] = []
    for cell in table.rows[0].cells {
      var column = questions.question(cell)
      column.id = cell.row[Own.prefix, Own.id] ?? column.id
      column.kept.cells.removeAll { $0.column == "name" }
      columns.append(column)
    }
    question.type = .table(rows: rows, columns: columns)
    return question
  }
}

/// The facts of a row of a table in one cell: a line for each, `name=value`, with `\n` for a line end in a value and `\\`
/// for a backslash.
enum Facts {
  static func text(_ facts: [Choice.Fact]) -> String {
    facts.map { fact in
      let value = fact.value.components(between: "\\").joined(separator: "\\\\")
      return fact.name + "=" + value.components(between: "\n").joined(separator: "\\n")
    }.joined(separator: "\n")
  }

  static func read(_ text: String) -> [Choice.Fact] {
    text.components(between: "\n").compactMap { line in
      guard let equal = line.utf8.firstIndex(of: UInt8(ascii: "=")) else { return nil }
      let name = String(decoding: line.utf8[..<equal], as: UTF8.self)
      var value: [UInt8] = []
      var isEscaped = false
      for byte in line.utf8[equal...].dropFirst() {
        if isEscaped {
          value.append(byte == UInt8(ascii: "n") ? 0x0A : byte)
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else {
          value.append(byte)
        }
      }
      return Choice.Fact(name: name, value: String(decoding: value, as: UTF8.self))
    }
  }
}
