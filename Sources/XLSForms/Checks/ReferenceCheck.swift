import RecordValues

/// The check of references `${name}` in all sheets that may have them, as pyxform 4.5 makes it.
struct ReferenceCheck {
  private(set) var faults: [XLSFormFault] = []
  /// How many rows have a name.
  private var rows: [String: Int] = ["instanceID": 1]
  /// How many elements of the form have it: those of a loop are there once for each choice.
  private var elements: [String: Int] = ["instanceID": 1]
  private var repeats: Set<String> = []
  /// The rows whose labels are shown.
  private var visible: Set<Int> = []
  /// Nearest names are looked for so often at most: it costs a comparison with each name.
  private var lookups = 20

  init(_ book: FormBook, _ tree: SurveyTree, choices: FormChoices, settings: FormSettings) {
    count(tree.items, times: 1, LoopChoices(tree, choices))
    countAdded(tree, settings)
    for row in tree.rows {
      if case .question(let question) = row.type, !question.isVisible { continue }
      visible.insert(row.row.number)
    }
    check(book.sheets[.settings]) { _ in true }
    check(book.sheets[.entities]) { !["dataset", "repeat"].contains($0) }
    check(book.sheets[.survey]) { !["type", "name", "trigger"].contains($0) }
    check(book.sheets[.choices]) { ["label", "media"].contains($0) }
    checkGeometry(book, tree, choices)
    for row in tree.rows {
      // Choices from the entries of a repeated group.
      guard case .select(_, let list, _) = row.type, let names = ReferenceText.names(in: list) else { continue }
      for name in names where elements[name] != 1 {
        faults.append(
          XLSFormFault(
            elements[name] == nil ? unknown(name) : .ambiguousReference(name),
            sheet: book.sheets[.survey]?.name ?? "survey", row: row.row.number, column: "type"))
      }
    }
  }

  private mutating func count(_ items: [SurveyTree.Item], times: Int, _ loops: LoopChoices) {
    for item in items {
      switch item {
      case .question(let row): if row.typeText != "audit" { count(row.name, times) }
      case .group(let group):
        count(group.row.name, times)
        let names = group.control == .loop ? loops.names(group.list) : []
        count(group.items, times: group.control == .loop ? min(times * max(names.count, 1), 1_000) : times, loops)
        for name in names { countAgain(name) }
      }
    }
  }

  private mutating func count(_ name: String, _ times: Int) {
    rows[name, default: 0] += 1
    elements[name, default: 0] += times
  }

  /// What pyxform adds has a name too.
  private mutating func countAdded(_ tree: SurveyTree, _ settings: FormSettings) {
    for row in tree.rows {
      if case .begin(.repeat, _) = row.type {
        repeats.insert(row.name)
        let count = row.row["control", "jr:count"]
        if let count, !ReferenceText.isReference(count) { countAgain(row.name + "_count") }
      }
      if case .select(_, _, allowsOther: true) = row.type { countAgain(row.name + "_other") }
    }
    countAgain(settings.root)
    if settings["instance_name"] != nil { countAgain("instanceName") }
  }

  /// A name that nobody can refer to alone, but that makes another like it ambiguous.
  private mutating func countAgain(_ name: String) { if elements[name] != nil { elements[name, default: 0] += 1 } }

  private mutating func check(_ sheet: FormSheet?, _ isChecked: (String) -> Bool) {
    guard let sheet else { return }
    for row in sheet.rows {
      for cell in row.cells where isChecked(cell.heading.path[0]) && cell.text.utf8.count > 2 {
        guard let names = ReferenceText.names(in: cell.text.cleaned(collapsing: false)) else {
          note(.invalidReference, sheet, row, cell)
          continue
        }
        let isResolved = isResolved(cell.heading.path[0], row, sheet.kind)
        for name in names where rows[name] != 1 || (isResolved && elements[name] != 1) {
          note(rows[name] == nil ? unknown(name) : .ambiguousReference(name), sheet, row, cell)
        }
      }
    }
  }

  /// Whether pyxform replaces the references of a cell by paths.
  private func isResolved(_ column: String, _ row: FormRow, _ sheet: FormSheet.Kind) -> Bool {
    guard sheet == .survey else { return true }
    switch column {
    case "label", "hint", "guidance_hint", "media":
      // The texts of what is not shown are written where they have languages, which the last of the columns decides.
      let last = row.cells.last { $0.heading.path[0] == column }
      return visible.contains(row.number) || (last?.heading.path.count ?? 1) > 1
    case "bind", "control", "choice_filter", "default", "instance": return true
    default: return false
    }
  }

  private mutating func unknown(_ name: String) -> XLSFormFault.Kind {
    guard lookups > 0 else { return .unknownReference(name, nearest: []) }
    lookups -= 1
    return .unknownReference(name, nearest: nearestNames(to: name, among: rows.keys.sorted().prefix(2_000)))
  }

  private mutating func note(
    _ kind: XLSFormFault.Kind, _ sheet: FormSheet, _ row: FormRow, _ cell: FormRow.Cell
  ) {
    faults.append(XLSFormFault(kind, sheet: sheet.name, row: row.number, column: cell.heading.text))
  }

  /// What a geometry refers to: a list, a file, an entity, or a repeated group.
  private mutating func checkGeometry(_ book: FormBook, _ tree: SurveyTree, _ choices: FormChoices) {
    var instances = Set(choices.lists.map(\.name))
    instances.formUnion(book.sheets[.entities]?.rows.compactMap { $0["dataset"] } ?? [])
    for row in tree.rows {
      switch row.type {
      case .select(let select, let list, _) where select != .external:
        instances.insert(list.fileExtension.map { String(list.dropLast($0.count)) } ?? list)
      case .question where ["csv-external", "xml-external"].contains(row.typeText): instances.insert(row.name)
      default: break
      }
    }
    for row in tree.rows {
      guard case .question(let question) = row.type, ["geopoint", "geoshape", "geotrace"].contains(question.word),
        let pairs = ParameterCheck.pairs(row.row["parameters"] ?? ""),
        let target = pairs.last(where: { $0.key == "reference-geometry" })?.value, !instances.contains(target)
      else { continue }
      let names = ReferenceText.names(in: target) ?? []
      guard names.count != 1 || !repeats.contains(names[0]) else { continue }
      faults.append(
        XLSFormFault(
          .invalidParameter("reference-geometry", value: target), sheet: book.sheets[.survey]?.name ?? "survey",
          row: row.row.number, column: "parameters"))
    }
  }
}
