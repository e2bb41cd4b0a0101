extension Message {
  /// The English text of a message as written in code, with a name for each value in it: `"\(path, "path") is empty"`.
  public struct Text: ExpressibleByStringInterpolation, Sendable {
    let pattern: String
    let values: [NamedValue]

    public init(stringLiteral value: String) {
      pattern = value
      values = []
    }

    public init(stringInterpolation: StringInterpolation) {
      pattern = stringInterpolation.pattern
      values = stringInterpolation.values
    }

    public struct StringInterpolation: StringInterpolationProtocol {
      var pattern = ""
      var values: [NamedValue] = []

      public init(literalCapacity: Int, interpolationCount: Int) {
        pattern.reserveCapacity(literalCapacity + 8 * interpolationCount)
        values.reserveCapacity(interpolationCount)
      }

      public mutating func appendLiteral(_ literal: String) { pattern += literal }

      /// Words that are not a message: a name, a path.
      public mutating func appendInterpolation(_ words: some StringProtocol, _ name: StaticString) {
        append(.text(String(words)), name)
      }

      /// A number in plain digits.
      public mutating func appendInterpolation(_ number: Int, _ name: StaticString) { append(.number(number), name) }

      /// A number with the language's digit grouping.
      public mutating func appendInterpolation(grouped number: Int, _ name: StaticString) {
        append(.grouped(number), name)
      }

      public mutating func appendInterpolation(_ message: Message, _ name: StaticString) {
        append(.message(message), name)
      }

      /// "a, b and c"
      public mutating func appendInterpolation(and words: [String], _ name: StaticString) {
        append(.list(words, .and), name)
      }

      /// "a, b or c"
      public mutating func appendInterpolation(or words: [String], _ name: StaticString) {
        append(.list(words, .or), name)
      }

      private mutating func append(_ value: Value, _ name: StaticString) {
        pattern += "{\(name)}"
        values.append(NamedValue(name: "\(name)", value: value))
      }
    }
  }

  struct NamedValue: Sendable, Hashable {
    let name: String
    let value: Value
  }

  /// The value of a name in a message.
  enum Value: Sendable, Hashable {
    case text(String)
    case number(Int)
    case grouped(Int)
    case message(Message)
    case list([String], Conjunction)

    func said(in language: InterfaceLanguage) -> String {
      switch self {
      case .text(let words): words
      case .number(let number): String(number)
      case .grouped(let number): language.grouped(number)
      case .message(let message): message(language)
      case .list(let words, let conjunction): language.joined(words, conjunction)
      }
    }
  }
}
