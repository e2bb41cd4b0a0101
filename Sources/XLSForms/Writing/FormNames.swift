import Questionnaires

/// The names that questions and groups have in a form, and what a reference to an id is there.
///
/// An id is the name, unless the question keeps another from the form that it came from, or another question or group has
/// the name already: a reference must be unique in the whole form, an id only in its repeated group.
struct FormNames {
  /// The place of a question or group: those of its sections, groups and items from the top, then of rows and columns.
  typealias Place = [Int]

  private var names: [Place: String] = [:]
  private var scopes: [Scope] = [Scope(parent: nil)]
  /// The scopes of repeated groups and tables by their places; those of tables' rows by the places of rows.
  private var opened: [Place: Int] = [:]
  /// The names of questions of repeated groups by their ids.
  private var inner: [String: [Target]] = [:]
  private var taken: Set<String> = ["meta", "instanceid", "audit"]

  private struct Scope {
    let parent: Int?
    var targets: [String: Target] = [:]
  }

  /// What a reference to an id is in a form: one name, or those of a column's cells in all rows of a table.
  enum Target: Hashable {
    case name(String)
    case union([String])
  }

  init(_ questionnaire: Questionnaire) {
    for section in questionnaire.sections { reserve(section) }
    for (place, section) in questionnaire.sections.enumerated() { nameQuestions(section, [place], 0) }
    for (place, section) in questionnaire.sections.enumerated() { nameGroups(section, [place], isTop: true) }
  }

  /// The name at a place.
  func name(_ place: Place) -> String { names[place] ?? "_" }

  /// What a reference to an id is, in the scope of a place; `nil` if it names nothing there.
  func target(_ id: String, at place: Place) -> Target? {
    var around: Int? = scope(place)
    while let current = around {
      if let found = scopes[current].targets[id] { return found }
      around = scopes[current].parent
    }
    guard let found = inner[id], found.count == 1 else { return nil }
    return found[0]
  }

  private func scope(_ place: Place) -> Int {
    var place = place
    while !place.isEmpty {
      place.removeLast()
      if let found = opened[place] { return found }
    }
    return 0
  }

  // MARK: Naming

  /// Names that are kept are not given to others.
  private mutating func reserve(_ group: Group) {
    if let name = group.kept["name"] { taken.insert(name.lowercased()) }
    for item in group.items {
      switch item {
      case .group(let group): reserve(group)
      case .question(let question): if let name = question.kept["name"] { taken.insert(name.lowercased()) }
      }
    }
  }

  private mutating func nameQuestions(_ group: Group, _ place: Place, _ scope: Int) {
    var scope = scope
    if group.repetition != nil {
      let count = group.repetition?.count == nil ? nil : "_count"
      add(group.id, group.kept["name"] ?? free(group.id, with: count, isRepeat: true), place, scope)
      scopes.append(Scope(parent: scope))
      scope = scopes.count - 1
      opened[place] = scope
    }
    for (index, item) in group.items.enumerated() {
      switch item {
      case .group(let group): nameQuestions(group, place + [index], scope)
      case .question(let question): name(question, place + [index], scope, around: group.id)
      }
    }
  }

  private mutating func name(_ question: Question, _ place: Place, _ scope: Int, around: String) {
    // The log of a device has the name that it must have.
    if case .foreign("audit") = question.type { return names[place] = "audit" }
    let other = question.type.choices?.allowsOther == true ? "_other" : nil
    let name = question.kept["name"] ?? free(question.id, otherwise: "\(around)_\(question.id)", with: other)
    add(question.id, name, place, scope)
    guard case .table(let rows, let columns) = question.type else { return }
    var cells: [String: [String]] = [:]
    for (row, choice) in rows.enumerated() {
      names[place + [row]] = free("\(name)_\(choice.id)")
      scopes.append(Scope(parent: scope))
      opened[place + [row]] = scopes.count - 1
      for (column, cell) in columns.enumerated() {
        let found = free(
          "\(name)_\(choice.id)_\(cell.id)", with: cell.type.choices?.allowsOther == true ? "_other" : nil)
        names[place + [row, column]] = found
        scopes[scopes.count - 1].targets[cell.id] = .name(found)
        cells[cell.id, default: []].append(found)
      }
    }
    for (id, names) in cells { inner[id, default: []].append(.union(names)) }
  }

  private mutating func add(_ id: String, _ name: String, _ place: Place, _ scope: Int) {
    names[place] = name
    scopes[scope].targets[id] = scopes[scope].targets[id] ?? .name(name)
    if scope > 0 { inner[id, default: []].append(.name(name)) }
  }

  /// Groups come last: nothing refers to them.
  private mutating func nameGroups(_ group: Group, _ place: Place, isTop: Bool) {
    if group.repetition == nil { names[place] = group.kept["name"] ?? free(group.id) }
    for (index, item) in group.items.enumerated() {
      if case .group(let group) = item { nameGroups(group, place + [index], isTop: false) }
    }
  }

  /// A name that no other has.
  ///
  /// - Parameter suffix: what pyxform adds to the name for a question of its own.
  private mutating func free(
    _ id: String, otherwise: String? = nil, with suffix: String? = nil, isRepeat: Bool = false
  ) -> String {
    let (id, otherwise) = (PlainName.name(id), otherwise.map { PlainName.name($0) })
    // The form itself is named `data`.
    let isRoot = isRepeat && id == "data"
    for name in [isRoot ? nil : id, otherwise].compactMap({ $0 }) where take(name, suffix) { return name }
    var number = 2
    while !take("\(id)_\(number)", suffix) { number += 1 }
    return "\(id)_\(number)"
  }

  private mutating func take(_ name: String, _ suffix: String?) -> Bool {
    let folded = name.lowercased()
    guard !taken.contains(folded), suffix.map({ !taken.contains(folded + $0) }) ?? true else { return false }
    taken.insert(folded)
    if let suffix { taken.insert(folded + suffix) }
    return true
  }
}
