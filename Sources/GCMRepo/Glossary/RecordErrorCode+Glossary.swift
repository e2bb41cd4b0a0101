extension RecordError.Code {
  /// Terms of a file would have one id in the record, which has small letters only (`given`, `other`: the ids in the file).
  public static let termsCollide = Self(rawValue: "terms-collide")
  /// Terms of a file are in the record already and say something else there (`choices`: their ids, `count`).
  public static let termsDiffer = Self(rawValue: "terms-differ")
  /// There is no finding of that kind to accept (`contribution`: the text).
  public static let nothingToAccept = Self(rawValue: "nothing-to-accept")

  /// The codes of the glossary, in the order of their definition.
  static let ofGlossary: [Self] = [.termsCollide, .termsDiffer, .nothingToAccept]
}

/// The refusals about the glossary, with their facts.
extension RecordError {
  static func termsCollide(_ given: String, _ other: String) -> RecordError {
    RecordError(.termsCollide, [.given: .text(given), .other: .text(other)])
  }

  static func termsDiffer(_ ids: [String]) -> RecordError {
    RecordError(.termsDiffer, [.choices: .texts(Array(ids.prefix(5))), .count: .number(ids.count)])
  }

  static func nothingToAccept(in document: String) -> RecordError {
    RecordError(.nothingToAccept, [.contribution: .text(document)])
  }
}
