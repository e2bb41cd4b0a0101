import RecordValues

/// Checks of the rows of a survey, each for itself, as pyxform 4.5 makes them.
struct SurveyCheck {
  /// The kinds of media of a label.
  static let media: Set<String> = ["image", "big-image", "audio", "video"]

  private(set) var faults: [XLSFormFault] = []
  private let sheet: String
  private let choices: FormChoices
  private let external: FormChoices
  private let loops: LoopChoices

  init(_ tree: SurveyTree, sheet: String, choices: FormChoices, external: FormChoices) {
    (self.sheet, self.choices, self.external, loops) = (sheet, choices, external, LoopChoices(tree, choices))
    check(tree.items, inTableList: false)
    for row in tree.rows { faults += ParameterCheck(row, sheet: sheet, choices: choices).faults }
    checkTriggers(tree)
    checkSearches(tree)
  }

  private mutating func check(_ items: [SurveyTree.Item], inTableList: Bool, copies: Int = 1) {
    var tableList: String?
    for item in items {
      switch item {
      case .group(let group):
        check(group)
        let inner = group.control == .loop ? copies * max(loops.names(group.list).count, 1) : copies
        // A loop writes the repeated group for each choice, and the name of one is unique in the form.
        if group.control == .repeat, copies > 1 { note(.reservedName(group.row.name), group.row, "name") }
        let words = group.row.row["control", "appearance"]?.split(separator: " ") ?? []
        check(group.items, inTableList: words.contains("table-list"), copies: min(inner, 1_000))
      case .question(let row):
        check(row)
        guard inTableList, case .select(_, let list, _) = row.type else { continue }
        if tableList == nil, row.row["choice_filter"] != nil { note(.filterInTableList, row, "choice_filter") }
        if let tableList, tableList != list { note(.mixedTableList(list, other: tableList), row, "type") }
        tableList = tableList ?? list
      }
    }
  }

  private mutating func check(_ group: SurveyGroup) {
    guard group.control == .loop else { return }
    guard let list = group.list else { return note(.missingListName, group.row, "type") }
    if choices[list] == nil { return note(unknown(list), group.row, "type") }
    // Each choice becomes a group of its name.
    for name in loops.names(list) where !XMLName.isValid(name) {
      note(.invalidName(name), group.row, "type")
    }
  }

  private mutating func check(_ row: SurveyRow) {
    var isVisible = true
    switch row.type {
    case .select(let select, let list, let allowsOther): check(row, select, list, allowsOther)
    case .question(let question):
      isVisible = question.isVisible
      if row.typeText == "calculate", row.row["bind", "calculate"] == nil, !hasDynamicDefault(row) {
        note(.missingCalculation, row, "calculation")
      }
      if row.typeText == "background-geopoint" {
        if row.row["trigger"] == nil { note(.missingTrigger, row, "trigger") }
        if row.row["bind", "calculate"] != nil { note(.invalidTrigger, row, "calculation") }
      }
    default: break
    }
    checkLabel(row, isVisible: isVisible)
  }

  private func hasDynamicDefault(_ row: SurveyRow) -> Bool {
    row.row["default"].map { DefaultText.isExpression($0, type: row.typeText) } ?? false
  }

  // MARK: Labels and media

  private mutating func checkLabel(_ row: SurveyRow, isVisible: Bool) {
    var kinds: Set<String> = []
    for cell in row.row.cells where cell.heading.path[0] == "media" && cell.heading.path.count > 1 {
      kinds.insert(cell.heading.path[1])
      if !Self.media.contains(cell.heading.path[1]) {
        faults.append(
          XLSFormFault(
            .unknownMedia(cell.heading.path[1]), sheet: sheet, row: row.row.number, column: cell.heading.text))
      }
    }
    let isComputed = row.row["bind", "calculate"] != nil || row.row["trigger"] != nil
    let hasText = row.row.holds("label") || row.row.holds("hint")
    guard isVisible, !isComputed || hasText else { return }
    if !hasText, kinds.isEmpty { note(.missingLabel, row, "label") }
    if kinds.contains("big-image"), !kinds.contains("image") { note(.missingImage, row, "big-image") }
  }

  // MARK: Lists

  private mutating func check(_ row: SurveyRow, _ select: FormType.Select, _ list: String, _ allowsOther: Bool) {
    let file = list.fileExtension
    let isFile = file.map { [".csv", ".xml", ".geojson"].contains($0) } ?? false
    if select == .external {
      if external[list] == nil { note(unknown(list, in: external), row, "type") }
      return
    }
    if select == .oneFromFile || select == .manyFromFile {
      let dots = list.split(separator: "/").last?.drop { $0 == "." }.filter { $0 == "." }.count ?? 0
      if !isFile || dots != 1 { note(.fileExtension(list), row, "type") }
    }
    let isReference = ReferenceText.names(in: list)?.isEmpty == false
    guard let known = choices[list] else {
      if !isFile && !isReference { note(unknown(list), row, "type") }
      if allowsOther, isFile || isReference { note(unknown(list), row, "type") }
      return
    }
    if select == .many, let spaced = known.names.first(where: { $0.utf8.contains(0x20) }) {
      note(.spaceInChoice(spaced, list: list), row, "type")
    }
    if allowsOther, row.row["choice_filter"] != nil { note(.filterWithOther, row, "choice_filter") }
  }

  private func unknown(_ list: String, in known: FormChoices? = nil) -> XLSFormFault.Kind {
    .unknownList(list, nearest: nearestNames(to: list, among: (known ?? choices).lists.prefix(200).map(\.name)))
  }

  /// A list that is narrowed by `search()` is written into each of its questions, and is no list for others.
  private mutating func checkSearches(_ tree: SurveyTree) {
    var plain: Set<String> = []
    var searched: [(row: SurveyRow, list: String)] = []
    for row in tree.rows {
      guard case .select(let select, let list, _) = row.type, select != .external else { continue }
      if let type = row.row["bind", "type"], type != "string", type != "odk:rank" {
        note(.invalidBinding(type), row, "bind::type")
      }
      let appearance = row.row["control", "appearance"] ?? ""
      guard appearance.components(between: "search(").count > 1 else {
        plain.insert(list)
        continue
      }
      searched.append((row, list))
      if list.fileExtension.map({ [".csv", ".xml", ".geojson"].contains($0) }) ?? false {
        note(.mixedSearch(list), row, "appearance")
      }
    }
    for (row, list) in searched where plain.contains(list) { note(.mixedSearch(list), row, "appearance") }
  }

  // MARK: Triggers

  /// A trigger names questions, not groups.
  private mutating func checkTriggers(_ tree: SurveyTree) {
    var questions: Set<String> = []
    var hidden: Set<String> = []
    for row in tree.rows {
      if case .begin = row.type { continue }
      questions.insert(row.name)
      let hasText = row.row.holds("label") || row.row.holds("hint")
      let isComputed = row.row["bind", "calculate"] != nil || row.row["trigger"] != nil
      if row.typeText == "calculate" || (isComputed && !hasText) { hidden.insert(row.name) }
    }
    for row in tree.rows {
      guard let trigger = row.row["trigger"] else { continue }
      let parts = trigger.components(between: ",").map { ReferenceText.names(in: $0) }
      guard trigger.components(between: "${").count > 1, parts.allSatisfy({ $0.map { $0.count <= 1 } ?? false }) else {
        note(.invalidTrigger, row, "trigger")
        continue
      }
      for name in parts.compactMap({ $0?.first }) {
        if !questions.contains(name) {
          note(.unknownReference(name, nearest: nearestNames(to: name, among: questions)), row, "trigger")
        } else if hidden.contains(name), row.typeText != "background-geopoint" {
          note(.invalidTrigger, row, "trigger")
        }
      }
    }
  }

  private mutating func note(_ kind: XLSFormFault.Kind, _ row: SurveyRow, _ column: String) {
    faults.append(XLSFormFault(kind, sheet: sheet, row: row.row.number, column: column))
  }
}

extension String {
  /// The extension of a file's name with its point; `nil` if there is none.
  var fileExtension: String? {
    let name = utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).last ?? utf8[...]
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return nil }
    return String(decoding: name[dot...], as: UTF8.self)
  }
}
