import GitStore

/// The joint declaration in one state of the record.
public struct Declaration: Sendable, Hashable {
  /// Its name, beside the ids of contributions.
  public static let name = DocumentID.declaration.description

  /// Its languages: the record's in their order, then any other.
  public let languages: [LanguageTag]

  /// A declaration with texts in these languages.
  public init(languages: [LanguageTag]) { self.languages = languages }

  /// The path of the text in a language.
  public func path(_ language: LanguageTag) -> String {
    DocumentID.declaration.path(.text(in: language))
  }
}

/// A text of the record, by its name.
public enum RecordDocument: Sendable, Hashable {
  /// What a State submitted.
  case contribution(Contribution)
  /// The joint text.
  case declaration(Declaration)

  /// The languages of its texts.
  public var languages: [LanguageTag] {
    switch self {
    case .contribution(let contribution): contribution.languages
    case .declaration(let declaration): declaration.languages
    }
  }

  /// The language with a tag that a user typed; the first of the document's for `nil`.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/noSuchLanguage`` if there is no text in it.
  public func language(named text: String?) throws(RecordError) -> LanguageTag {
    let tag = text.map { LanguageTag($0) } ?? languages.first
    guard let tag, languages.contains(tag) else {
      throw .noSuchLanguage(contribution: name, given: text ?? "", present: languages)
    }
    return tag
  }

  /// `CL/inputs/aportes`, `declaration`
  public var name: String {
    switch self {
    case .contribution(let contribution): contribution.id.description
    case .declaration: Declaration.name
    }
  }
}

extension RecordState {
  /// The declaration, without languages if no text was set.
  public func declaration() throws(RecordError) -> Declaration {
    var found = Set<LanguageTag>()
    for entry in try folder(RecordFolder.declaration.path) where entry.mode.isFile {
      if case .text(let name) = DocumentFile(name: entry.name), let language = LanguageTag(name) {
        found.insert(language)
      }
    }
    let own = configuration.languages.filter(found.contains)
    return Declaration(languages: own + found.subtracting(own).sorted())
  }

  /// The contribution or declaration with that name.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/unknownContribution``.
  public func document(named text: String) throws(RecordError) -> RecordDocument {
    if text == Declaration.name {
      let declaration = try declaration()
      guard declaration.languages.isEmpty else { return .declaration(declaration) }
    }
    do throws(RecordError) {
      return .contribution(try contribution(named: text))
    } catch {
      guard error.code == .unknownContribution, error.facts.texts(.nearest).isEmpty,
        let given = error.facts.text(.given), given != Declaration.name
      else { throw error }
      throw .unknownContribution(given: given, nearest: nearestNames(to: given.lowercased(), among: [Declaration.name]))
    }
  }

  /// A document's text in a language.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/noSuchLanguage``.
  public func text(of document: RecordDocument, language: LanguageTag) throws(RecordError) -> [UInt8] {
    switch document {
    case .contribution(let contribution): return try text(of: contribution, language: language)
    case .declaration(let declaration):
      guard declaration.languages.contains(language) else {
        throw .noSuchLanguage(
          contribution: Declaration.name, given: language.description, present: declaration.languages)
      }
      let path = declaration.path(language)
      guard let bytes = try bytes(path, limit: ReadingLimits.textBytes) else {
        throw .malformedFile(path: path, line: nil, problem: .missing)
      }
      return bytes
    }
  }

  /// A document's original in a language: the name of its file, and its bytes.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/noSuchLanguage``;
  ///   ``RecordError/Code-swift.struct/noOriginal`` if the text was set without a file.
  public func original(
    of document: RecordDocument, language: LanguageTag
  ) throws(RecordError) -> (file: String, bytes: [UInt8]) {
    switch document {
    case .contribution(let contribution):
      let bytes = try original(of: contribution, language: language)
      return (contribution.originals.first { $0.language == language }?.file ?? "", bytes)
    case .declaration(let declaration):
      guard declaration.languages.contains(language) else {
        throw .noSuchLanguage(
          contribution: Declaration.name, given: language.description, present: declaration.languages)
      }
      let folder = RecordFolder.declaration
      guard
        let entry = try self.folder(folder.path).first(where: { entry in
          entry.mode.isFile && DocumentFile.isOriginal(entry.name, in: language)
        }), let bytes = try bytes(folder.path(entry.name))
      else { throw .noOriginal(document: Declaration.name, language: language) }
      return (entry.name, bytes)
    }
  }

  /// The time of the state's commit.
  public func time() throws(RecordError) -> Timestamp {
    let made = try inRecord { () throws(GitError) in try repository.commit(object) }
    return Timestamp(seconds: made.committer.time)
  }

  /// The drafts that froze exactly this state, oldest first.
  public func drafts() throws(RecordError) -> [Draft] {
    try record.drafts().filter { $0.isAnnotated && $0.commit == commit }
  }
}
