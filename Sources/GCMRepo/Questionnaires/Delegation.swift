import Questionnaires
import RecordYAML

/// Who answers which section of a questionnaire for a State, and whose answer holds where several gave one:
/// `delegation.yml` beside `answers.yml`.
public struct Delegation: Sendable, Hashable {
  /// The persons or ministries, by section, in the order of assignment.
  public var assigned: [Assignment] = []
  /// The section whose answer holds, by question.
  public var settled: [String: String] = [:]

  /// A section with whoever answers it.
  public struct Assignment: Sendable, Hashable {
    /// The section's id.
    public let section: String
    /// Who answers it, as given.
    public let person: String
  }

  /// The most entries of either list.
  static let most = 2_000

  init() {}

  init(_ file: RecordFile) throws(RecordError) {
    var decoder = file.decoder
    assigned = try decoder.mappings("assigned", limit: Self.most).map { mapping throws(RecordError) in
      var decoder = mapping
      return Assignment(section: try decoder.string("section"), person: try decoder.string("person"))
    }
    for mapping in try decoder.mappings("settled", limit: Self.most) {
      var decoder = mapping
      settled[try decoder.string("question")] = try decoder.string("section")
    }
  }

  /// The file. The same delegation gives the same bytes.
  var bytes: [UInt8] {
    func list(_ entries: [[(String, Node)]]) -> Node { .sequence(entries.map { .mapping($0) }) }
    var pairs: [(String, Node)] = []
    if !assigned.isEmpty {
      pairs.append(
        ("assigned", list(assigned.map { [("section", .string($0.section)), ("person", .string($0.person))] })))
    }
    if !settled.isEmpty {
      let ordered = settled.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      pairs.append(
        ("settled", list(ordered.map { [("question", .string($0.key)), ("section", .string($0.value))] })))
    }
    return Array(Node.mapping(pairs).serialized().utf8)
  }

  /// The same with a section assigned to somebody, instead of to whoever had it.
  func assigning(_ section: String, to person: String) -> Delegation {
    var changed = self
    if let place = assigned.firstIndex(where: { $0.section == section }) {
      changed.assigned[place] = Assignment(section: section, person: person)
    } else {
      changed.assigned.append(Assignment(section: section, person: person))
    }
    return changed
  }
}

extension RecordState {
  /// Who answers which section for a State. Cost: one small file.
  public func delegation(of party: PartyCode, for questionnaire: Slug) throws(RecordError) -> Delegation {
    try delegation(in: Self.answersID(of: party, to: questionnaire))
  }

  func delegation(in id: ContributionID) throws(RecordError) -> Delegation {
    guard let file = try file(id.path(QuestionnaireFile.delegation)) else { return Delegation() }
    return try Delegation(file)
  }

  /// What ministries of a State answered differently, and nobody settled.
  public func conflicts(
    of party: PartyCode, in form: QuestionnaireForm
  ) throws(RecordError) -> [AnswersMerge.Conflict] {
    let id = Self.answersID(of: party, to: try Slug(form.questionnaire.id))
    var answers = try HeldAnswers(in: id, of: self).partial(as: form)
    guard !answers.parts.isEmpty else { return [] }
    answers.held = nil
    return try answers.merged(settled: try delegation(in: id).settled, as: id).conflicts
  }
}
