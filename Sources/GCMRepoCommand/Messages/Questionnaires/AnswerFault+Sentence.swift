import Questionnaires
import RecordLocalization
import RecordValues

extension AnswerFault {
  /// Which question, what is wrong with its answer, and what to do next.
  ///
  /// - Parameters:
  ///   - label: the question itself, in the reader's language; its id stands for one without.
  ///   - language: the language in which the definition's own message of a constraint is preferred.
  func sentence(label: String?, language: LanguageTag) -> Message {
    let what = unplacedSentence(in: language)
    guard let place = placed(label: label) else { return what }
    return Message("\(place, "place"): \(what, "sentence")")
  }

  /// The question as `2.3 Institution that answers (entry 2)`; `nil` for what concerns no question.
  func placed(label: String?) -> Message? {
    guard !number.isEmpty || !question.isEmpty else { return nil }
    return questionPlace(number: number, label: label ?? question, places)
  }

  /// The same without the question, where it is told already.
  func unplacedSentence(in language: LanguageTag) -> Message {
    switch kind {
    case .unknownQuestion(let nearest):
      Message(
        "The questionnaire has no such question.\(didYouMean(nearest), "hint") Correct its id, or leave the answer out."
      )
    case .unreadable(let fault): fault.sentence
    case .wrongType:
      Message("The answer is not of the kind that the question asks for. Answer it again as the form has it.")
    case .missing: Message("An answer is required. Fill it in.")
    case .below(let given, let least): Self.below(given, least)
    case .above(let given, let most): Self.above(given, most)
    case .tooLong(let count, let most): Self.tooLong(count, most)
    case .constraint(let texts):
      texts.own(in: language).map { Message(verbatim: $0) }
        ?? Message("The answer does not meet the condition of the question. Correct it.")
    case .unknownChoice(let id, let nearest): Self.unknownChoice(id, nearest)
    case .choiceNotOffered(let id):
      Message("“\(id.quotable, "given")” is not offered after the other answers. Choose another, or correct those.")
    case .otherNotAllowed(let text):
      Message(
        "“\(text.quotable, "given")” is not in the list, and the question takes no other answer. Choose from the list.")
    case .incompleteRanking(let missing):
      Message("The ranking leaves out \(and: Array(missing.prefix(10)), "ids"). Give each choice a place.")
    case .tooManyEntries, .entryCount, .unknownRow, .tooManyVisits: entrySentence
    case .duplicate: Message("The question is answered twice. Leave only one of the answers.")
    case .notRelevant:
      Message("The question is not asked after the other answers, so this answer was left out. Check those answers.")
    case .notAsked: Message("Nobody is asked to answer this, so the answer was left out.")
    }
  }

  private var entrySentence: Message {
    switch kind {
    case .tooManyEntries(let count, let most): Self.tooManyEntries(count, most)
    case .entryCount(let count, let expected):
      Message(
        count,
        """
        There is {count} entry, and the other answers ask for \(expected, "expected"). Add or take out entries, or correct those \
        answers.
        """,
        """
        There are {count} entries, and the other answers ask for \(expected, "expected"). Add or take out entries, or correct \
        those answers.
        """)
    case .unknownRow(let row, let nearest):
      Message(
        "The table has no row “\(row.quotable, "row")”.\(didYouMean(nearest), "hint") Correct it, or leave it out.")
    case .tooManyVisits:
      Message(
        """
        There are too many entries for the conditions of the questionnaire to be checked. Take entries out, or tell \
        whoever keeps the questionnaire.
        """)
    default: .empty
    }
  }

  // MARK: Sentences of forms too

  static func tooLong(_ count: Int, _ most: Int) -> Message {
    Message(
      "The answer has \(grouped: count, "count") characters, and the limit is \(grouped: most, "most"). Shorten it.")
  }

  static func unknownChoice(_ given: String, _ nearest: [String]) -> Message {
    Message(
      "“\(given.quotable, "given")” is not one of the choices.\(didYouMean(nearest), "hint") Choose from the list.")
  }

  static func tooManyEntries(_ count: Int, _ most: Int) -> Message {
    Message(
      "There are \(grouped: count, "count") entries, and the limit is \(grouped: most, "most"). Take some out.")
  }

  /// A number, or a day.
  private static func below(_ given: String, _ least: String) -> Message {
    CalendarDay(String(least.prefix(10))) == nil
      ? Message("\(given.quotable, "given") is too small: at least \(least, "least") is needed. Correct it.")
      : Message("\(given.quotable, "given") is too early: the first possible date is \(least, "least"). Correct it.")
  }

  private static func above(_ given: String, _ most: String) -> Message {
    CalendarDay(String(most.prefix(10))) == nil
      ? Message("\(given.quotable, "given") is too large: at most \(most, "most") is possible. Correct it.")
      : Message("\(given.quotable, "given") is too late: the last possible date is \(most, "most"). Correct it.")
  }
}

/// A question with the entries and rows in which it is asked: `2.3 Institution that answers (entry 2)`.
func questionPlace(number: String, label: String, _ places: [AnswerFault.Place]) -> Message {
  let name = Message(verbatim: [number, label.quotable].filter { !$0.isEmpty }.joined(separator: " "))
  let parts = places.map { place in
    switch place {
    case .entry(let number): Message("entry \(number, "number")")
    case .row(let id): Message("row “\(id.quotable, "row")”")
    }
  }
  guard !parts.isEmpty else { return name }
  return Message("\(name, "question") (\(Message(parts, separator: ", "), "places"))")
}

extension LocalizedText {
  /// The visible text in a language, else in its primary language, else in any.
  fileprivate func own(in language: LanguageTag) -> String? {
    let visible = LocalizedText(
      entries.filter { !$0.text.allSatisfy(\.isWhitespace) }.map { ($0.language, $0.text) })
    return visible.preferring(language.description, language.primary)
  }
}
