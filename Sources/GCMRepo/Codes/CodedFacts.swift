/// What a code and its facts tell completely: a ``Finding``, a ``ReceiptProblem``, a ``RecordError``.
///
/// In JSON it is one object: `{"code":"foreign-folder","path":"countries/MX/inputs/a","party":"CL"}`. Sentences are made
/// elsewhere, in the reader's language, from nothing else.
public protocol CodedFacts: Sendable, Hashable, Codable {
  /// The codes of this kind.
  associatedtype Code: OpenCode

  /// What happened.
  var code: Code { get }
  /// The names and numbers that belong to it.
  var facts: Facts { get }

  /// Any code with any facts, also those of a later version.
  init(_ code: Code, _ facts: Facts)
}

extension CodedFacts {
  /// Reads an object: `code`, and every other key whose value is a text, an integer or a list of texts as a fact.
  ///
  /// Other values are of later versions and are ignored, as is what is made from code and facts, such as `sentence`.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: FactCodingKey.self)
    var facts = Facts()
    for key in values.allKeys where !Self.isReserved(key.stringValue) {
      facts[Facts.Key(rawValue: key.stringValue)] =
        (try? values.decode(String.self, forKey: key)).map(Facts.Value.text)
        ?? (try? values.decode(Int.self, forKey: key)).map(Facts.Value.number)
        ?? (try? values.decode([String].self, forKey: key)).map(Facts.Value.texts)
    }
    self.init(try values.decode(Code.self, forKey: FactCodingKey("code")), facts)
  }

  /// Writes the object, without a sentence.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: FactCodingKey.self)
    try values.encode(code, forKey: FactCodingKey("code"))
    for (key, value) in facts.sorted where !Self.isReserved(key.rawValue) {
      let key = FactCodingKey(key.rawValue)
      switch value {
      case .text(let text): try values.encode(text, forKey: key)
      case .number(let number): try values.encode(number, forKey: key)
      case .texts(let texts): try values.encode(texts, forKey: key)
      }
    }
  }

  /// What an answer says of a code beside its facts, and makes from them.
  private static func isReserved(_ key: String) -> Bool { ["code", "sentence", "grade", "shown_by"].contains(key) }
}

/// A key of any name.
struct FactCodingKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }
  init(stringValue: String) { self.init(stringValue) }
  init?(intValue: Int) { nil }
}
