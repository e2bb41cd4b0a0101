import NegotiatedText

/// What must hold of the declaration before it is final: each check names what is not so.
///
/// A draft is tagged as final, and put up for adoption, only where all of them pass.
public struct FinalTextCheck: Sendable {
  /// What it is about: `brackets`.
  public let name: String
  /// The first thing that is not as it must be; `nil` if all is.
  public let problem: @Sendable (RecordState) throws(RecordError) -> RecordError?

  /// A check with its name.
  public init(_ name: String, problem: @escaping @Sendable (RecordState) throws(RecordError) -> RecordError?) {
    self.name = name
    self.problem = problem
  }

  /// The checks of this version, in the order in which they are made.
  public static let all: [FinalTextCheck] = [.isThere, .pairsItsBrackets, .settlesItsBrackets, .isCurrent]

  /// There is a text.
  static let isThere = FinalTextCheck("text") { state throws(RecordError) in
    let isThere = try !state.declaration().languages.isEmpty
    return isThere ? nil : .unknownContribution(given: Declaration.name, nearest: [])
  }

  /// No bracket lacks its counterpart.
  static let pairsItsBrackets = FinalTextCheck("pairs") { state throws(RecordError) in
    try state.declarationBrackets().unpaired
  }

  /// No bracket is open in any language.
  static let settlesItsBrackets = FinalTextCheck("brackets") { state throws(RecordError) in
    let all = try state.declarationBrackets()
    return all.count == 0 ? nil : .openBrackets(all)
  }

  /// No language is left behind where another was changed since.
  static let isCurrent = FinalTextCheck("languages") { state throws(RecordError) in
    try state.staleLanguages().first.map { .languageStale($0) }
  }
}

extension RecordState {
  /// Holds the declaration to all checks of a final text.
  ///
  /// - Throws: the first problem, such as ``RecordError/Code-swift.struct/openBrackets``.
  public func checkFinal() throws(RecordError) {
    for check in FinalTextCheck.all {
      if let problem = try check.problem(self) { throw problem }
    }
  }
}

extension DeclarationBrackets {
  /// The first bracket without its counterpart.
  var unpaired: RecordError? {
    for text in texts {
      guard let fault = text.brackets.faults.first, let language = text.language else { continue }
      return .bracketUnpaired(fault, in: language)
    }
    return nil
  }
}
