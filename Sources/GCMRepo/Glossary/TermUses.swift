import NegotiatedText
import RecordValues
import Terminology

/// The paragraphs of a text that use a term.
public struct TermUses: Sendable, Hashable {
  /// The path of the text.
  public let path: String
  /// In the order of the text.
  public let uses: [TermUse]
}

extension RecordState {
  /// The paragraphs of the declaration, in all its languages, that use a term under any of its names: those to be read again when
  /// its definition changes. Cost: the glossary, and linear in the texts.
  public func uses(of id: String) throws(RecordError) -> [TermUses] {
    let declaration = try declaration()
    guard !declaration.languages.isEmpty else { return [] }
    let glossary = Glossary(try readableTerms().values)
    var found: [TermUses] = []
    for language in declaration.languages {
      let bytes = try text(of: .declaration(declaration), language: language)
      var check = TextCheck(glossary, language: language)
      let uses = check.uses(of: id, in: CheckedText(try record.numberedText(bytes), language: language))
      if !uses.isEmpty { found.append(TermUses(path: declaration.path(language), uses: uses)) }
    }
    return found
  }

  /// The paragraphs of the declaration that use a term whose definition a change of its file changes; none for another change.
  ///
  /// - Parameter file: a term's file with the change.
  public func usesToRead(after file: EditedFile) throws(RecordError) -> [TermUses] {
    guard case .term = file.file, let bytes = file.before else { return [] }
    let (old, new) = (
      try Term(RecordFile(path: file.file.path, bytes: bytes)),
      try Term(RecordFile(path: file.file.path, bytes: file.after))
    )
    return TermChanges(from: old, to: new).changesDefinition ? try uses(of: new.id) : []
  }
}
