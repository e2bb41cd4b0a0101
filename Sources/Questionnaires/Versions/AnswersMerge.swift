import RecordValues

/// The answers of one State that several authors gave, each a part: `parts/<section>.yml` of ministries, and the whole so
/// far.
///
/// Where two authors answer a question differently, nothing is chosen: it is a conflict until it is settled.
public struct AnswersMerge: Sendable {
  /// The answers without those that are in conflict, in the order of the questionnaire.
  public let answers: Answers
  /// The questions that were answered differently, in their order.
  public let conflicts: [Conflict]

  /// One author's answers.
  public struct Part: Sendable, Hashable {
    /// Who answered, and for which section.
    public var author: Answers.Author
    /// The answers of this author.
    public var answers: Answers

    /// A part with its author.
    public init(author: Answers.Author, answers: Answers) { (self.author, self.answers) = (author, answers) }
  }

  /// A question that was answered differently.
  public struct Conflict: Sendable, Hashable {
    /// The question's id and number.
    public let question: String, number: String
    /// The answers, each once, with all who gave it, in the order of the parts.
    public let answers: [(value: AnswerValue, authors: [Answers.Author])]

    public static func == (a: Self, b: Self) -> Bool {
      a.question == b.question && a.number == b.number && a.answers.map(\.value) == b.answers.map(\.value)
        && a.answers.map(\.authors) == b.answers.map(\.authors)
    }

    public func hash(into hasher: inout Hasher) {
      hasher.combine(question)
      hasher.combine(answers.map(\.value))
    }
  }

  /// Why parts cannot be merged.
  public enum Fault: Error, Sendable, Hashable {
    /// Answers to another questionnaire or version: they are to be carried over first.
    case differentVersions(Answers.Author)
    /// Answers of another State.
    case differentCountries(Answers.Author)
    /// There is nothing to merge.
    case nothing
  }

  /// Merges parts.
  ///
  /// A table or a repeated group is one answer. An answer that the author of the question's own section gave is not
  /// preferred: a section may be assigned again.
  ///
  /// - Parameters:
  ///   - parts: the parts, of one State and version.
  ///   - form: the definition.
  ///   - settled: whose answer holds, by the question's id.
  /// - Throws: why they cannot be merged.
  ///
  /// Cost: linear in the answers.
  public init(
    _ parts: [Part], for form: QuestionnaireForm, settled: [String: Answers.Author] = [:]
  ) throws(Fault) {
    guard let first = parts.first?.answers else { throw .nothing }
    for part in parts {
      guard part.answers.questionnaire == first.questionnaire, part.answers.version == first.version else {
        throw .differentVersions(part.author)
      }
      guard part.answers.country == first.country else { throw .differentCountries(part.author) }
    }
    var given: [String: [(value: AnswerValue, authors: [Answers.Author])]] = [:]
    var questions: [String] = []
    for part in parts {
      for answer in part.answers.values {
        if given[answer.question] == nil { questions.append(answer.question) }
        if let same = given[answer.question]?.firstIndex(where: { $0.value == answer.value }) {
          given[answer.question]?[same].authors.append(part.author)
        } else {
          given[answer.question, default: []].append((answer.value, [part.author]))
        }
      }
    }
    let names = form.outline.scopes[0].names
    let ordered = questions.enumerated().sorted { a, b in
      (names[a.element] ?? .max, a.offset) < (names[b.element] ?? .max, b.offset)
    }.map(\.element)
    var values: [Answers.Answer] = []
    var conflicts: [Conflict] = []
    for question in ordered {
      let candidates = given[question] ?? []
      let chosen = settled[question].flatMap { author in candidates.first { $0.authors.contains(author) } }
      if let chosen = candidates.count == 1 ? candidates.first : chosen {
        values.append(Answers.Answer(question: question, value: chosen.value))
      } else {
        let number = names[question].map { form.outline.entries[$0].number } ?? ""
        conflicts.append(Conflict(question: question, number: number, answers: candidates))
      }
    }
    var authors: [Answers.Author] = []
    for author in parts.map(\.author) + parts.flatMap(\.answers.answeredBy) where !authors.contains(author) {
      authors.append(author)
    }
    self.conflicts = conflicts
    answers = Answers(
      questionnaire: first.questionnaire, version: first.version, country: first.country, language: first.language,
      values: values, answeredBy: form.inOrder(authors))
  }
}

extension Answers {
  /// The part of the answers that a section asks for. Cost: linear.
  public func part(of section: String, in form: QuestionnaireForm) -> Answers {
    var part = self
    part.values = values.filter { answer in
      guard let entry = form.entry(of: answer.question),
        form.questionnaire.sections.indices.contains(entry.section)
      else { return false }
      return form.questionnaire.sections[entry.section].id == section
    }
    part.answeredBy = answeredBy.filter { $0.section == section }
    return part
  }
}
