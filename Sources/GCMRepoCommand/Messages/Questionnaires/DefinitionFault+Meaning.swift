import Questionnaires
import RecordLocalization
import RecordYAML

/// The sentences about ids, lists, labels and what expressions name.
extension DefinitionSentence {
  var idSentence: Message {
    switch kind {
    case .invalidID(let id): invalidIDSentence(id.quotable)
    case .notASlug(let id):
      Message(
        """
        “\(id.quotable, "given")” cannot be the id of a questionnaire: use lower-case letters a to z, digits and single \
        hyphens, at most \(QuestionID.longest, "longest") characters.
        """)
    case .duplicateID(let id, let first) where path.last == .key("other"):
      Message(
        """
        With “other”, a choice called “\(id.quotable, "id")” is offered already, and the list has one too (\(Self.words(first), "place")). \
        Give that choice another id.
        """)
    case .duplicateID(let id, _) where path.isEmpty:
      Message("The id “\(id.quotable, "id")” is given twice. Give one of the two another id.")
    case .duplicateID(let id, let first):
      if let line = self.first {
        Message(
          """
          The id “\(id.quotable, "id")” is there before, in line \(line, "line") (\(Self.words(first), "place")). Give one of the two \
          another id.
          """)
      } else {
        Message(
          "The id “\(id.quotable, "id")” is there before, in \(Self.words(first), "place"). Give one of the two another id."
        )
      }
    case .idsDifferInCase(let id, let other):
      Message(
        "The ids “\(id.quotable, "id")” and “\(other.quotable, "other")” differ in capital letters only. Change one of them."
      )
    case .replacesItself:
      Message(
        """
        A questionnaire cannot replace itself. Name the questionnaire of the round before under “replaces”, or leave it \
        out.
        """)
    default: .empty
    }
  }

  private func invalidIDSentence(_ id: String) -> Message {
    if path.contains(.key("addressees")) {
      return Message("“\(id, "given")” is not the code of a conference or a country. Correct it, or leave it out.")
    }
    if path.count == 3, path.first == .key("sections") {
      return Message(
        """
        “\(id, "given")” cannot be the id of a section: begin with a letter and go on with letters a to z without accents, \
        digits, “_”, “-” or “.”, at most \(QuestionID.longest, "longest") characters.
        """)
    }
    if isOfChoice {
      return Message(
        """
        “\(id, "given")” cannot be the id of a choice: use visible characters without spaces, at most \
        \(QuestionID.longest, "longest").
        """)
    }
    return Message(
      """
      “\(id, "given")” cannot be an id: begin with a letter and go on with letters, digits, “_”, “-” or “.”, at most \
      \(QuestionID.longest, "longest") characters.
      """)
  }

  /// Whether it is about the id of a choice or row, rather than of a list or a fact.
  private var isOfChoice: Bool {
    if path.contains(.key("facts")) { return false }
    if path.first == .key("lists") { return path.count > 2 }
    return path.dropLast(2).last.map { Self.choiceKeys.contains($0) } ?? false
  }

  private static let choiceKeys: [EditedText.Step] = [.key("choices"), .key("rows")]

  /// A place in the file: `sections 1 › questions 3`.
  private static func words(_ path: [EditedText.Step]) -> String {
    var words = ""
    for step in path {
      switch step {
      case .key(let key): words += (words.isEmpty ? "" : " › ") + key.quotable
      case .item(let index): words += " \(index + 1)"
      }
    }
    return words
  }

  /// A circle with its first id again at the end; of a long one the beginning.
  private static func circle(_ ids: [String]) -> String {
    let shown = ids.count > 8 ? ids.prefix(7) + ["…"] : ids[...]
    return (shown + ids.prefix(1)).joined(separator: " → ")
  }

  var listSentence: Message {
    switch kind {
    case .unknownList(let list, let nearest):
      Message(
        """
        There is no list “\(list.quotable, "list")”.\(didYouMean(nearest), "hint") Add it under “lists”, or name another.
        """)
    case .unusedList:
      Message("No question uses this list. Name it with “list” in a question, or leave it out.")
    case .columnType(let type):
      Message(
        """
        A column of a table cannot be of the type “\(type.quotable, "type")”. Choose a type with one short answer, such as \
        text, integer or one-of.
        """)
    case .invalidDefault(let text):
      Message("“\(text.quotable, "given")” is no answer to this question. Correct “default”, or leave it out.")
    default: .empty
    }
  }

  var labelSentence: Message {
    switch kind {
    case .missingLabel:
      Message("“\(key ?? "label", "key")” has no text. Write it in the languages of the title.")
    case .missingTranslation(let language):
      Message(
        "“\(key ?? "label", "key")” has no text in “\(language.quotable, "language")”, a language of the title. Translate it."
      )
    case .languageNotInTitle(let language):
      Message(
        """
        The text in “\(language.quotable, "language")” is not shown, because the title has none in that language. Translate \
        the title, or leave this text out.
        """)
    default: .empty
    }
  }

  var expressionSentence: Message {
    let expression = key.map { Message("The expression of “\($0, "key")”") } ?? Message("An expression")
    return switch kind {
    case .expression(let fault):
      Message("\(expression, "expression") cannot be used: \(fault.words, "words")")
    case .unknownQuestion(let name, let nearest):
      Message(
        """
        \(expression, "expression") names “\(name.quotable, "name")”, and there is no such \
        question.\(didYouMean(nearest), "hint") Correct the name.
        """)
    case .ambiguousQuestion(let name):
      Message(
        """
        \(expression, "expression") names “\(name.quotable, "name")”, which is a question of several repeated groups. \
        Give these questions different ids.
        """)
    case .unknownFact(let name, let nearest):
      Message(
        """
        \(expression, "expression") names “\(name.quotable, "name")”, and no choice of the list has such a \
        fact.\(didYouMean(nearest), "hint") Correct the name, or add the fact to the choices.
        """)
    case .circle(let ids):
      Message(
        """
        These questions depend on each other in a circle: \(Self.circle(ids), "questions"). Take one \
        of them out of the expression of another.
        """)
    default: .empty
    }
  }
}
