import Questionnaires
import RecordLocalization
import RecordYAML

extension DefinitionFault {
  /// Where it is, what is wrong, and what to do next.
  var sentence: Message {
    let what = unplacedSentence
    switch (mark, id.map(\.quotable)) {
    case (let mark?, let id?) where !id.isEmpty:
      return Message("Line \(mark.line, "line"), “\(id, "id")”: \(what, "sentence")")
    case (let mark?, _): return Message("Line \(mark.line, "line"): \(what, "sentence")")
    case (nil, let id?) where !id.isEmpty: return Message("“\(id, "id")”: \(what, "sentence")")
    case (nil, _): return what
    }
  }

  /// The same without the line and the id, where they are told already.
  var unplacedSentence: Message { DefinitionSentence(kind: kind, path: path, first: firstMark?.line).message }
}

extension DefinitionFault.Kind {
  /// What is wrong and what to do next, where the definition is no file with keys: an XLSForm.
  var sentence: Message { DefinitionSentence(kind: self, path: []).message }
}

/// What is wrong with a value of a definition, in words.
struct DefinitionSentence {
  let kind: DefinitionFault.Kind
  /// Where the value is in `questionnaire.yml`; empty for the whole file, and where the definition is none.
  let path: [EditedText.Step]
  /// The line of what was there first.
  var first: Int?

  var message: Message {
    switch kind {
    case .yaml(let problem):
      Message("The file cannot be read as YAML: \(problem.words, "words"). Correct it there and try again.")
    case .tooLarge(let bytes):
      Message(
        """
        The definition has \(grouped: bytes, "count") bytes, and the limit is \(grouped: QuestionnaireLimits.definitionBytes, "most"). \
        Check that it is the right file, or split the questionnaire.
        """)
    case .unknownKey(let key, let nearest):
      Message("“\(key.quotable, "key")” is not known here.\(didYouMean(nearest), "hint") Correct it, or leave it out.")
    case .missingKey(let key): Message("“\(key, "key")” is missing. Add it with its value.")
    case .wrongType(let expected, let found): typeSentence(expected, found)
    case .empty where path.isEmpty: Message("There is nothing in it. Fill it in.")
    case .empty: Message("There is nothing in \(place, "place"). Fill it in.")
    case .tooMany(let what, let count, let most): what.sentence(count, most)
    case .unknownWord(let word, let nearest, let known): wordSentence(word, nearest, known)
    case .keyNotOfType(let key, let type):
      Message(
        "“\(key, "key")” does not belong to the type “\(type, "type")”. Leave it out, or choose another type.")
    case .bothKeys(let one, let other):
      Message("“\(one, "one")” and “\(other, "other")” cannot both be given. Leave one of them out.")
    case .invalidDay, .invalidClock, .invalidTimeZone, .invalidLanguage, .invalidNumber: valueSentence
    case .invalidID, .notASlug, .duplicateID, .idsDifferInCase, .replacesItself: idSentence
    case .unknownList, .unusedList, .columnType, .invalidDefault: listSentence
    case .missingLabel, .missingTranslation, .languageNotInTitle: labelSentence
    case .expression, .unknownQuestion, .ambiguousQuestion, .unknownFact, .circle: expressionSentence
    }
  }

  // MARK: Values

  private func typeSentence(_ expected: DefinitionFault.ValueKind, _ found: DefinitionFault.ValueKind) -> Message {
    switch (expected, key) {
    case (.boolean, let key?): Message("“\(key, "key")” is either true or false. Write one of the two.")
    case (.booleanOrExpression, let key?):
      Message("“\(key, "key")” is true, false or an expression. Write true or false, not yes or no.")
    case (.mapping, let key?) where Self.localizedKeys.contains(key):
      Message(
        """
        “\(key, "key")” has a text for each language. Write it as \("\(key): {es: …, en: …}", "example"), or each language on a \
        line of its own.
        """)
    default:
      Message("In \(place, "place"), \(expected.words, "expected") is needed; found there: \(found.words, "found").")
    }
  }

  /// The keys whose value is a text in several languages.
  private static let localizedKeys = ["title", "introduction", "label", "hint", "constraint_message"]

  private func wordSentence(_ word: String, _ nearest: [String], _ known: [String]) -> Message {
    let word = word.quotable
    guard nearest.isEmpty else {
      return Message("“\(word, "given")” is not a value of “\(key ?? "type", "key")”.\(didYouMean(nearest), "hint")")
    }
    return Message("“\(word, "given")” is not a value of “\(key ?? "type", "key")”. Choose \(or: known, "known").")
  }

  private var valueSentence: Message {
    switch (kind, key) {
    case (.invalidDay(let text), _):
      Message("“\(text.quotable, "given")” is not a date. Write it as 2027-05-31.")
    case (.invalidClock(let text), _):
      Message("“\(text.quotable, "given")” is not a time of the day. Write it as 18:00.")
    case (.invalidTimeZone(let text), _):
      Message("There is no time zone “\(text.quotable, "given")”. Name one such as America/Panama, or UTC.")
    case (.invalidLanguage(let text), _):
      Message("“\(text.quotable, "given")” is not the code of a language. Write one such as es, en, pt or fr.")
    case (.invalidNumber(let text), "version"):
      Message("“\(text.quotable, "given")” cannot be a version. Write a whole number, 1 for the first version.")
    case (.invalidNumber(let text), "most"):
      Message(
        "“\(text.quotable, "given")” cannot be the most entries. Write a whole number from 1 to \(QuestionnaireLimits.entries, "most")."
      )
    case (.invalidNumber(let text), "max_length"):
      Message(
        """
        “\(text.quotable, "given")” cannot be the most characters. Write a whole number from 1 to \
        \(QuestionnaireLimits.text, "most").
        """)
    case (.invalidNumber(let text), let key?):
      Message(
        "“\(text.quotable, "given")” is not a number that “\(key, "key")” can have. Write it in digits, such as 12.5.")
    case (.invalidNumber(let text), nil):
      Message("“\(text.quotable, "given")” is not a number. Write it in digits, such as 12.5.")
    default: .empty
    }
  }

  // MARK: Places

  /// The last key on the way to it.
  var key: String? {
    for case .key(let key) in path.reversed() { return key.quotable }
    return nil
  }

  /// The value that it is about, as part of a sentence.
  private var place: Message {
    switch (path.last, key) {
    case (.item(let index)?, let key?): Message("entry \(index + 1, "number") of “\(key, "key")”")
    case (_, let key?): Message("“\(key, "key")”")
    case (_, nil): Message("the file")
    }
  }
}

extension DefinitionFault.ValueKind {
  /// As part of a sentence.
  fileprivate var words: Message {
    switch self {
    case .text: Message("a text")
    case .number: Message("a number")
    case .boolean: Message("true or false")
    case .list: Message("a list")
    case .mapping: Message("a group of keys with their values")
    case .null: Message("no value")
    case .booleanOrExpression: Message("true, false or an expression")
    case .idOrMapping: Message("an id, or a group of keys with an id,")
    case .scalar: Message("a text or a number")
    }
  }
}

extension DefinitionFault.Countable {
  /// More than the most of it, which is more than one of each.
  fileprivate func sentence(_ count: Int, _ most: Int) -> Message {
    switch self {
    case .characters:
      Message(
        "The text has \(grouped: count, "count") characters, and the limit is \(grouped: most, "most"). Shorten it.")
    case .languages:
      Message(
        "The title has \(grouped: count, "count") languages, and the limit is \(grouped: most, "most"). Leave some out."
      )
    case .sections:
      Message(
        "There are \(grouped: count, "count") sections, and the limit is \(grouped: most, "most"). Put some together.")
    case .questions:
      Message(
        "There are \(grouped: count, "count") questions, and the limit is \(grouped: most, "most"). Make two questionnaires of it."
      )
    case .lists:
      Message("There are \(grouped: count, "count") lists, and the limit is \(grouped: most, "most"). Leave some out.")
    case .choices:
      Message(
        "The list has \(grouped: count, "count") choices, and the limit is \(grouped: most, "most"). Leave some out.")
    case .rows:
      Message(
        "The table has \(grouped: count, "count") rows, and the limit is \(grouped: most, "most"). Make two tables of it."
      )
    case .columns:
      Message(
        "The table has \(grouped: count, "count") columns, and the limit is \(grouped: most, "most"). Make two tables of it."
      )
    case .levels:
      Message(
        "There are \(grouped: count, "count") groups within each other, and the limit is \(grouped: most, "most"). Use fewer levels."
      )
    case .addressees:
      Message(
        """
        There are \(grouped: count, "count") addressees, and the limit is \(grouped: most, "most"). Name a conference instead of \
        its members.
        """)
    case .facts:
      Message(
        "The choice has \(grouped: count, "count") facts, and the limit is \(grouped: most, "most"). Leave some out.")
    }
  }
}

extension YAMLError.Problem {
  /// What is wrong, as part of a sentence, in the words that are used of the record's own files.
  var words: Message {
    switch self {
    case .syntax(let words): Message(verbatim: words)
    case .tab: Message("a tab is used as indentation; use spaces instead")
    case .duplicateKey(let key): Message("the key “\(key.quotable, "key")” appears twice")
    case .alias: Message("anchors and aliases are not allowed")
    case .complexKey: Message("a key is not plain text")
    case .tooDeep: Message("it is nested too deeply")
    case .tooMany: Message("it holds too many values")
    case .severalDocuments: Message("it holds more than one document")
    case .tag: Message("a value has a type of its own")
    case .empty: Message("it is empty")
    }
  }
}
