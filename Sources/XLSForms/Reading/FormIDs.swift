import Questionnaires

/// The ids of questions and groups.
///
/// A form may give one name to a question in each of several groups; an id is unique in a questionnaire or repeated group.
/// The first question of a name has it as its id; of a further one the id is `group.name`, with a number if that is taken
/// too. So it is for names that differ in case only, and for groups among themselves. Characters that ids may not have are
/// `_`, and groups have ids of ASCII. References need no qualification: pyxform refuses a reference to a name that several have.
struct FormIDs {
  /// The ids by the numbers of rows.
  private(set) var ids: [Int: String] = [:]
  private var groups: Set<String> = []

  init(_ items: [SurveyTree.Item]) {
    var scope: Set<String> = []
    // Ids that the form states come first.
    reserve(items, &scope)
    assign(items, parent: nil, &scope)
  }

  private mutating func reserve(_ items: [SurveyTree.Item], _ scope: inout Set<String>) {
    for item in items {
      switch item {
      case .question(let row): reserve(row, &scope)
      case .group(let group) where group.control == .repeat || group.table != nil: reserve(group.row, &scope)
      case .group(let group):
        if let id = Self.stated(group.row) {
          ids[group.row.row.number] = id
          groups.insert(id.lowercased())
        }
        reserve(group.items, &scope)
      }
    }
  }

  private mutating func reserve(_ row: SurveyRow, _ scope: inout Set<String>) {
    guard let id = Self.stated(row) else { return }
    ids[row.row.number] = id
    scope.insert(id.lowercased())
  }

  private static func stated(_ row: SurveyRow) -> String? {
    row.row[Own.prefix, Own.id] ?? row.row[Own.prefix, Own.made]
  }

  private mutating func assign(_ items: [SurveyTree.Item], parent: String?, _ scope: inout Set<String>) {
    for item in items {
      switch item {
      case .question(let row): assign(row, parent, &scope)
      case .group(let group):
        if group.table != nil {
          // Its rows are no groups, and its columns state their ids.
          assign(group.row, parent, &scope)
        } else if group.control == .repeat {
          assign(group.row, parent, &scope)
          var inner: Set<String> = []
          reserve(group.items, &inner)
          assign(group.items, parent: group.row.name, &inner)
        } else {
          var taken: Set<String> = []
          swap(&taken, &groups)
          assign(group.row, parent, &taken, isGroup: true)
          swap(&taken, &groups)
          assign(group.items, parent: group.row.name, &scope)
        }
      }
    }
  }

  private mutating func assign(
    _ row: SurveyRow, _ parent: String?, _ taken: inout Set<String>, isGroup: Bool = false
  ) {
    guard ids[row.row.number] == nil else { return }
    let make = isGroup ? PlainName.sectionID : PlainName.id
    let id = make(row.name)
    ids[row.row.number] = Self.free(id, parent.map { make($0) + "." + id }, &taken)
  }

  /// An id that is not taken, which is taken then.
  static func free(_ id: String, _ qualified: String?, _ taken: inout Set<String>) -> String {
    if taken.insert(id.lowercased()).inserted { return id }
    if let qualified, QuestionID.isValid(qualified), taken.insert(qualified.lowercased()).inserted {
      return qualified
    }
    // In bytes: a letter may have several.
    var start = id
    while start.utf8.count > QuestionID.longest - 6 { start.unicodeScalars.removeLast() }
    var number = 2
    while !taken.insert("\(start).\(number)".lowercased()).inserted { number += 1 }
    return "\(start).\(number)"
  }
}

extension FormIDs {
  /// An id for a section that the form does not name.
  mutating func section(_ number: Int) -> String { Self.free("section_\(number)", nil, &groups) }
}
