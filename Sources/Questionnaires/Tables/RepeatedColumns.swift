import RecordValues

extension AnswersTable.Column {
  /// What an entry of the repeated group asks, each as a column: its questions, also those of groups in it that are answered
  /// once, and the repeated groups in it; none for a question.
  public var inner: [AnswersTable.Column] {
    guard let group else { return [] }
    return Self.columns(of: group.items, in: id.question).filter { only == nil || $0.id.column == only }
  }

  private static func columns(of items: [Group.Item], in outer: String) -> [AnswersTable.Column] {
    items.flatMap { item -> [AnswersTable.Column] in
      switch item {
      case .question(let question):
        guard question.type.isAnswered else { return [] }
        return [
          .init(
            id: .init(outer, column: question.id), number: "", question: question, labels: [question.label])
        ]
      case .group(let group):
        guard group.repetition != nil else { return columns(of: group.items, in: outer) }
        return [
          .init(id: .init(outer, column: group.id), number: "", question: nil, labels: [group.label], group: group)
        ]
      }
    }
  }
}

extension AnswersTable {
  /// The columns of a question by its id or number; of one in a repeated group that of the group, in which only this question
  /// is looked at. None for a name that the form does not have. Cost: linear in the form.
  public func columns(named text: String) -> [Column] {
    let found = columns.filter { $0.id.question == text || $0.number == text || $0.id.description == text }
    guard found.isEmpty else { return found }
    let entries = form.outline.entries
    for (place, entry) in entries.enumerated() where entry.scope != 0 && (entry.id == text || entry.number == text) {
      // From the question outward to the group that is a column.
      var (inner, next) = (place, Optional(place))
      while let current = next, entries[current].scope != 0 {
        guard let opener = form.outline.scopes[entries[current].scope].entry else { break }
        (inner, next) = (current, opener)
      }
      guard let next, let group = columns.first(where: { $0.id == ColumnID(entries[next].id) && $0.group != nil })
      else {
        continue
      }
      return [
        Column(
          id: group.id, number: entry.number, question: nil, labels: group.labels + Self.labels(of: entry),
          group: group.group, only: entries[inner].id)
      ]
    }
    return []
  }

  private static func labels(of entry: QuestionnaireOutline.Entry) -> [LocalizedText] {
    switch entry.subject {
    case .question(let question), .column(let question): [question.label]
    case .group(let group): [group.label]
    }
  }

  /// The ids by which a question can be named, also in repeated groups.
  public var names: Set<String> {
    Set(columns.map(\.id.question) + columns.flatMap { $0.inner.compactMap(\.id.column) })
  }
}
