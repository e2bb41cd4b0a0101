import Questionnaires
import RecordLocalization

extension ExpressionFault {
  /// What is wrong and what to do, after the words that it cannot be used.
  var words: Message {
    switch problem {
    case .empty: Message("it is empty. Write one, or leave the key out.")
    case .tooLong:
      Message("it has more than \(grouped: QuestionnaireLimits.expression, "most") characters. Shorten it.")
    case .tooDeep: Message("it has too many parentheses within each other. Make several calculations of it.")
    case .unexpected(let word): Message("“\(word.quotable, "word")” cannot stand there. Correct what is before it.")
    case .unexpectedEnd: Message("it ends too early. A value or a closing parenthesis is missing.")
    case .unclosedText: Message("a text in it has no closing quotation mark. Add it.")
    case .invalidReference(let text):
      Message(
        "“\(text.quotable, "word")” does not name a question. Write \("${id}", "example") with the question's id.")
    case .invalidNumber(let text): Message("“\(text.quotable, "word")” is not a number. Write it as 12.5.")
    case .path(let text):
      Message(
        """
        “\(text.quotable, "word")” leads through the structure of a form, which is not supported. Name the question as \
        \("${id}", "example").
        """)
    default: callWords
    }
  }

  /// What is wrong with a function, a name or a pattern.
  private var callWords: Message {
    switch problem {
    case .unsupportedFunction(let name):
      Message("the function “\(name.quotable, "function")” is not supported. Write it with others, or leave it out.")
    case .unknownFunction(let name, let nearest):
      Message(
        "there is no function “\(name.quotable, "function")”.\(didYouMean(nearest), "hint") Correct its name.")
    case .arguments(let function, let given, let takes) where takes.lowerBound == takes.upperBound:
      Message(
        takes.lowerBound,
        "the function “\(function, "function")” takes {count} value, and has \(given, "given"). Correct what is in its parentheses.",
        "the function “\(function, "function")” takes {count} values, and has \(given, "given"). Correct what is in its parentheses."
      )
    case .arguments(let function, let given, let takes) where takes.upperBound == ExpressionLimits.arguments:
      Message(
        takes.lowerBound,
        """
        the function “\(function, "function")” takes at least {count} value, and has \(given, "given"). Correct what is in its \
        parentheses.
        """,
        """
        the function “\(function, "function")” takes at least {count} values, and has \(given, "given"). Correct what is in its \
        parentheses.
        """)
    case .arguments(let function, let given, let takes):
      Message(
        """
        the function “\(function, "function")” takes \(takes.lowerBound, "least") to \(takes.upperBound, "most") values, and has \
        \(given, "given"). Correct what is in its parentheses.
        """)
    case .bareName(let name):
      Message(
        """
        “\(name.quotable, "name")” is neither a text nor a question. Write \("${\(name.quotable)}", "question") for the question, or \
        \("'\(name.quotable)'", "text") for the text.
        """)
    case .pattern(nil): Message("the pattern of regex is not a text in quotation marks. Write it as one.")
    case .pattern(let fault?): fault.words
    default: .empty
    }
  }
}

extension PatternFault {
  /// What is wrong with the pattern of `regex`, counted in characters from 1.
  fileprivate var words: Message {
    let place = offset + 1
    return switch problem {
    case .unsupported(let text):
      Message(
        "the pattern of regex has “\(text.quotable, "word")” at character \(place, "number"), which is not supported. Leave it out."
      )
    case .unclosed(let text):
      Message(
        "the pattern of regex has “\(text.quotable, "word")” at character \(place, "number") without its partner. Close it."
      )
    case .unexpected(let text):
      Message(
        "the pattern of regex has “\(text.quotable, "word")” at character \(place, "number"), where it cannot stand. Correct it."
      )
    case .invalidRange:
      Message(
        "the pattern of regex has a range at character \(place, "number") whose limits are not valid. Correct them.")
    case .tooLarge: Message("the pattern of regex repeats or nests too much. Make it simpler.")
    }
  }
}
