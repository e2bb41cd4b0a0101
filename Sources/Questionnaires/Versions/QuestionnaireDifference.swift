import RecordValues

/// One difference between two versions of a questionnaire, or two rounds, of which questions are the same by their ids.
public struct QuestionnaireDifference: Sendable, Hashable {
  /// What differs.
  public let kind: Kind
  /// The question's or group's id; in a repeated group or a table after its id and a point.
  public let question: String
  /// Its number in the form before, and in the form after; `nil` where it is not in it.
  public let before: String?, after: String?

  /// What may differ.
  public enum Kind: Sendable, Hashable {
    /// Only the later version asks it.
    case new
    /// Only the former version asks it.
    case gone
    /// The words of the types, as in `questionnaire.yml`.
    case typeChanged(from: String, to: String)
    /// Other words in these languages.
    case labelChanged(languages: [String])
    /// It must be answered now.
    case becameRequired
    /// It need not be answered any more.
    case becameOptional
    /// Choices, or rows of a table, by id.
    case choicesNew([String])
    /// Choices or rows that only the former version has.
    case choicesGone([String])
    /// It is in another section.
    case moved(from: String, to: String)
  }
}

extension QuestionnaireForm {
  /// The differences of a later version, or round, from this one: first those of its questions in their order, then the
  /// questions that are gone. Cost: linear.
  public func differences(to later: QuestionnaireForm) -> [QuestionnaireDifference] {
    let (before, after) = (keyed, later.keyed)
    let old = Dictionary(before.map { ($0.key, $0.entry) }, uniquingKeysWith: { first, _ in first })
    var found: [QuestionnaireDifference] = []
    for (key, entry) in after {
      guard let former = old[key] else {
        found.append(.init(kind: .new, question: key, before: nil, after: entry.number))
        continue
      }
      for kind in kinds(former, entry, later) {
        found.append(.init(kind: kind, question: key, before: former.number, after: entry.number))
      }
    }
    let kept = Set(after.map(\.key))
    for (key, entry) in before where !kept.contains(key) {
      found.append(.init(kind: .gone, question: key, before: entry.number, after: nil))
    }
    return found
  }

  /// Questions, repeated groups and columns, each with the ids of what they are repeated in before its own.
  private var keyed: [(key: String, entry: QuestionnaireOutline.Entry)] {
    var prefixes = [""]
    for scope in outline.scopes.dropFirst() {
      let opener = scope.entry.map { outline.entries[$0].id } ?? ""
      prefixes.append((scope.parent.map { prefixes[$0] } ?? "") + opener + ".")
    }
    return outline.entries.compactMap { entry in
      if case .group = entry.subject, entry.opened == nil { return nil }
      return (prefixes[entry.scope] + entry.id, entry)
    }
  }

  private func kinds(
    _ before: QuestionnaireOutline.Entry, _ after: QuestionnaireOutline.Entry, _ later: QuestionnaireForm
  ) -> [QuestionnaireDifference.Kind] {
    var kinds: [QuestionnaireDifference.Kind] = []
    let (from, to) = (sectionID(before), later.sectionID(after))
    if from != to { kinds.append(.moved(from: from, to: to)) }
    let (oldType, newType) = (before.question?.type.word ?? "repeat", after.question?.type.word ?? "repeat")
    if oldType != newType { kinds.append(.typeChanged(from: oldType, to: newType)) }
    let languages = before.label.changed(in: after.label)
    if !languages.isEmpty { kinds.append(.labelChanged(languages: languages)) }
    if let old = before.question, let new = after.question {
      switch (old.isRequired, new.isRequired) {
      case (false, true): kinds.append(.becameRequired)
      case (true, false): kinds.append(.becameOptional)
      default: break
      }
    }
    let (oldChoices, newChoices) = (choiceIDs(of: before), later.choiceIDs(of: after))
    if !oldChoices.isEmpty, !newChoices.isEmpty {
      let (oldSet, newSet) = (Set(oldChoices), Set(newChoices))
      let (new, gone) = (newChoices.filter { !oldSet.contains($0) }, oldChoices.filter { !newSet.contains($0) })
      if !new.isEmpty { kinds.append(.choicesNew(new)) }
      if !gone.isEmpty { kinds.append(.choicesGone(gone)) }
    }
    return kinds
  }

  private func sectionID(_ entry: QuestionnaireOutline.Entry) -> String {
    questionnaire.sections.indices.contains(entry.section) ? questionnaire.sections[entry.section].id : ""
  }

  private func choiceIDs(of entry: QuestionnaireOutline.Entry) -> [String] {
    guard let type = entry.question?.type else { return [] }
    if case .table(let rows, _) = type { return rows.map(\.id) }
    return type.choices.flatMap { lists[$0.list] }?.choices.map(\.id) ?? []
  }
}

extension QuestionnaireOutline.Entry {
  /// The label of the question, or the heading of the group.
  public var label: LocalizedText {
    switch subject {
    case .group(let group): group.label
    case .question(let question), .column(let question): question.label
    }
  }
}

extension LocalizedText {
  /// The languages of either in which the other has other words.
  fileprivate func changed(in other: LocalizedText) -> [String] {
    var languages = entries.map(\.language)
    for entry in other.entries where !languages.contains(entry.language) { languages.append(entry.language) }
    return languages.filter { language in
      let (one, two) = (self[language] ?? "", other[language] ?? "")
      return !one.utf8.elementsEqual(two.utf8)
    }
  }
}
