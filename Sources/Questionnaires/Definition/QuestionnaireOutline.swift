import RecordYAML

/// Every section, group and question of a questionnaire in order, with the number that readers see and the scope in which
/// its id is unique.
public struct QuestionnaireOutline: Sendable {
  /// A section, a group, a question or a column of a table.
  public struct Entry: Sendable {
    /// What it is.
    public let subject: Subject
    /// The number that a form prints: `2` for a section, `2.3` for a question in it, `2.3.1` in a group; empty for what is
    /// not asked.
    public let number: String
    /// Where it is in `questionnaire.yml`.
    public let path: [EditedText.Step]
    /// The entry that it is in; `nil` for a section.
    public let parent: Int?
    /// The scope that its id belongs to; and the one that it opens, for a repeated group or a table.
    public let scope: Int, opened: Int?
    /// The place of its section.
    public let section: Int

    /// A section or group, a question, or a column of a table.
    public enum Subject: Sendable {
      /// A section or a group.
      case group(Group)
      /// A question that is not a column.
      case question(Question)
      /// A column of a table.
      case column(Question)
    }
  }

  /// Where ids are unique: the questionnaire, a repeated group or a table.
  public struct Scope: Sendable {
    /// The entry that opens it; `nil` for the questionnaire.
    public let entry: Int?
    /// The scope around it.
    public let parent: Int?
    /// The entries of its questions and repeated groups by id; of several with one id, the first.
    public internal(set) var names: [String: Int] = [:]
  }

  /// In the order of the questionnaire; an entry comes after the one that it is in.
  public private(set) var entries: [Entry] = []
  /// The first is the questionnaire itself.
  public private(set) var scopes: [Scope] = [Scope(entry: nil, parent: nil)]
  /// Scopes inside another, at any depth, that have a name.
  private var inner: [String: [Int]] = [:]

  /// Lists the entries. Cost: linear; beyond ``QuestionnaireLimits/depth`` groups are not entered.
  public init(_ questionnaire: Questionnaire) {
    for (place, section) in questionnaire.sections.enumerated() {
      let path: [EditedText.Step] = [.key("sections"), .item(place)]
      add(section, number: "\(place + 1)", path, parent: nil, scope: 0, section: place, depth: 0)
    }
  }

  private mutating func add(
    _ group: Group, number: String, _ path: [EditedText.Step], parent: Int?, scope: Int, section: Int, depth: Int
  ) {
    let index = entries.count
    let opened = group.repetition == nil ? nil : open(by: index, in: scope)
    entries.append(
      Entry(
        subject: .group(group), number: number, path: path, parent: parent, scope: scope, opened: opened,
        section: section))
    if opened != nil { name(group.id, index, in: scope) }
    guard depth <= QuestionnaireLimits.depth else { return }
    var count = 0
    for (place, item) in group.items.enumerated() {
      let path = path + [.key("questions"), .item(place)]
      if case .question(let question) = item, !question.type.isAsked {
        add(question, number: "", path, parent: index, scope: opened ?? scope, section: section)
        continue
      }
      count += 1
      let number = "\(number).\(count)"
      switch item {
      case .question(let question):
        add(question, number: number, path, parent: index, scope: opened ?? scope, section: section)
      case .group(let group):
        add(
          group, number: number, path, parent: index, scope: opened ?? scope, section: section, depth: depth + 1)
      }
    }
  }

  private mutating func add(
    _ question: Question, number: String, _ path: [EditedText.Step], parent: Int, scope: Int, section: Int
  ) {
    let index = entries.count
    var columns: [Question]?
    if case .table(_, let found) = question.type { columns = found }
    let opened = columns == nil ? nil : open(by: index, in: scope)
    entries.append(
      Entry(
        subject: .question(question), number: number, path: path, parent: parent, scope: scope, opened: opened,
        section: section))
    name(question.id, index, in: scope)
    guard let opened, let columns else { return }
    var count = 0
    for (place, column) in columns.enumerated() {
      if column.type.isAsked { count += 1 }
      name(column.id, entries.count, in: opened)
      entries.append(
        Entry(
          subject: .column(column), number: column.type.isAsked ? "\(number).\(count)" : "",
          path: path + [.key("columns"), .item(place)], parent: index, scope: opened, opened: nil, section: section))
    }
  }

  private mutating func open(by entry: Int, in scope: Int) -> Int {
    scopes.append(Scope(entry: entry, parent: scope))
    return scopes.count - 1
  }

  private mutating func name(_ id: String, _ entry: Int, in scope: Int) {
    guard scopes[scope].names[id] == nil else { return }
    scopes[scope].names[id] = entry
    if scope > 0 { inner[id, default: []].append(scope) }
  }
}

extension QuestionnaireOutline {
  /// What a name in an expression means.
  public enum Meaning: Sendable, Hashable {
    /// One answer: that of the same entry of a repeated group, or outside of all.
    case entry(Int)
    /// The answers of all entries of a repeated group.
    case all(Int)
    /// A question of several repeated groups.
    case ambiguous
    /// No question has this name.
    case unknown
  }

  /// What a name means in a scope: the question of that scope, of the nearest scope around it, or of the one repeated
  /// group inside of one of these that has it. Cost: linear in the depth and the groups with such a name.
  public func meaning(of name: String, in scope: Int) -> Meaning {
    var around: Int? = scope
    while let current = around {
      if let entry = scopes[current].names[name] {
        return entries[entry].opened == nil ? .entry(entry) : .all(entry)
      }
      around = scopes[current].parent
    }
    guard let found = inner[name], let first = found.first, let entry = scopes[first].names[name] else {
      return .unknown
    }
    return found.count == 1 ? .all(entry) : .ambiguous
  }

  /// The names that an expression in a scope may mean, for what is near an unknown one.
  public var names: [String] { scopes.flatMap(\.names.keys) }
}

extension QuestionnaireOutline.Entry {
  /// The id of the question or group.
  public var id: String {
    switch subject {
    case .group(let group): group.id
    case .question(let question), .column(let question): question.id
    }
  }

  /// The question, if it is one or a column.
  public var question: Question? {
    switch subject {
    case .group: nil
    case .question(let question), .column(let question): question
    }
  }
}

extension QuestionType {
  /// Whether somebody answers it: not a note, a calculation or a foreign type.
  public var isAsked: Bool {
    switch self {
    case .note, .calculation, .foreign: false
    default: true
    }
  }

  /// The choices of one of, many of and ranking.
  public var choices: Choices? {
    switch self {
    case .one(let choices), .many(let choices), .ranking(let choices): choices
    default: nil
    }
  }
}

extension Questionnaire {
  /// The list with an id. Cost: linear in the lists.
  public func choiceList(_ id: String) -> ChoiceList? { choiceLists.first { $0.id == id } }
}
