import DocumentModel
import Documents
import GCMRepo
import NegotiatedText
import RecordLocalization

/// The texts whose brackets are listed: the declaration in a state of the record, or a file.
struct BracketSubject {
  /// What it is called: a state's name, or a file's.
  let name: String
  /// `nil` for a file.
  let state: RecordState?
  let brackets: DeclarationBrackets
  /// The languages that are shown; all if `nil`.
  let only: LanguageTag?
  private let parties: [String: String]

  /// A state of the record takes precedence over a file with its name.
  static func read(_ source: String?, language: String?, on console: Console) async throws -> BracketSubject {
    guard let source else { return try BracketSubject(console.openRecord().current(), named: nil, language) }
    let record: Record
    do throws(CommandFailure) { record = try console.openRecord() } catch {
      guard SubmittedFile.isThere(source) else { throw error }
      return try await BracketSubject(file: source, language: language, state: nil)
    }
    do throws(RecordError) { return try BracketSubject(record.state(at: source), named: source, language) } catch {
      guard error.code == .unknownRevision, SubmittedFile.isThere(source) else { throw error }
      return try await BracketSubject(file: source, language: language, state: try? record.current())
    }
  }

  private init(_ state: RecordState, named name: String?, _ language: String?) throws(RecordError) {
    self.state = state
    self.name = name ?? state.record.branch
    let declaration = try state.declaration()
    only = try language.map { tag throws(RecordError) in
      try RecordDocument.declaration(declaration).language(named: tag)
    }
    brackets = try state.declarationBrackets()
    parties = try state.bracketGrammar().parties
  }

  private init(file path: String, language: String?, state: RecordState?) async throws {
    self.state = nil
    let grammar = try state?.bracketGrammar() ?? BracketGrammar()
    var document: ConvertedDocument
    let file: SubmittedFile
    do throws(DocumentError) {
      file = try SubmittedFile.read(path: path)
      guard !file.bytes.isEmpty else { throw .empty(name: file.name) }
      document = try await Converter().convert(file)
      if document.label?.kind == .export || document.label?.kind == .redline {
        // What stands around the text of a document of ours has no paragraphs of it.
        document = try await Converter().convert(file, isOurs: true)
      }
    } catch {
      throw CommandFailure(error)
    }
    name = file.name
    let known = state?.configuration.languages ?? InterfaceLanguage.allCases.compactMap { LanguageTag($0.rawValue) }
    let tag: LanguageTag?
    if let language {
      tag = LanguageTag(language)
      guard tag != nil else {
        throw RecordError(.unknownLanguage, [.given: .text(language), .known: .texts(known.map(\.description))])
      }
    } else {
      tag = LanguageReading(ofFileNamed: file.name, text: document.text, known: known).language
    }
    guard let text = try? NumberedText(document.text) else {
      throw CommandFailure(.tooLarge(name: file.name, bytes: document.text.count, limit: .max))
    }
    only = nil
    brackets = DeclarationBrackets([(tag, TextBrackets(text, grammar))])
    parties = grammar.parties
  }

  /// The code of a party that a person named.
  func code(of party: String) throws(RecordError) -> String {
    if let state { return try state.party(named: party).code.description }
    return parties[party] ?? parties[party.lowercased()] ?? party.uppercased()
  }

  /// The texts that are shown.
  var texts: [DeclarationBrackets.Text] { brackets.texts.filter { only == nil || $0.language == only } }
}

extension SubmittedFile {
  /// Whether there is such a file, or it is standard input.
  fileprivate static func isThere(_ path: String) -> Bool { path == "-" || NamedFile.exists(path) }
}
