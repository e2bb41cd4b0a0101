extension Record {
  /// The declaration's text in a draft.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/unknownRevision`` for an unknown draft,
  ///   ``RecordError/Code-swift.struct/noSuchLanguage`` if it has no text in the language.
  public func draftText(_ name: DraftName, in language: LanguageTag) throws(RecordError) -> [UInt8] {
    let state = try state(at: draft(named: name.description).commit)
    return try state.text(of: .declaration(try state.declaration()), language: language)
  }
}

extension RecordError {
  static func nothingProposed(_ draft: DraftName, language: LanguageTag) -> RecordError {
    RecordError(.nothingProposed, [.draft: .text(draft.description), .language: .text(language.description)])
  }

  static func tooManyChanges(_ count: Int, limit: Int, on draft: DraftName) -> RecordError {
    RecordError(
      .tooManyChanges, [.count: .number(count), .limit: .number(limit), .draft: .text(draft.description)])
  }

  static func draftNeeded(_ choices: [String]) -> RecordError {
    RecordError(.draftNeeded, [.choices: .texts(choices)])
  }
}
