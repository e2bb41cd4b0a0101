import RecordValues

/// The parts of one term as a file gives them, checked and bounded.
struct TermParts {
  let id: String
  var names = LocalizedText()
  var forms: [Term.Form] = []
  var status: Term.Status?
  var agreed = LocalizedText()
  var use: String?
  var related: [String] = []
  var notes = LocalizedText()
  /// By the number that the file gives them.
  var definitions: [Int: Term.Definition] = [:]
  private var count = 0

  init(id: String) { self.id = id }

  /// Counts a part, and checks its text.
  mutating func check(_ text: String) throws(ExchangeError) {
    count += 1
    guard count <= ExchangeLimits.parts else { throw .tooMany(limit: ExchangeLimits.parts) }
    guard text.utf8.count <= ExchangeLimits.text || text.unicodeScalars.count <= ExchangeLimits.text else {
      throw .tooLong(term: id, limit: ExchangeLimits.text)
    }
  }

  /// The tag of a language as records write it.
  func language(_ text: String) throws(ExchangeError) -> String {
    guard let tag = LanguageTag(text) else { throw .language(text, term: id) }
    return tag.written
  }

  /// Adds a note, after others in its language.
  mutating func addNote(_ text: String, in language: String) {
    notes[language] = notes[language].map { $0 + "\n\n" + text } ?? text
  }

  /// The number for a definition that the file does not number.
  var nextDefinition: Int { (definitions.keys.max() ?? 0) + 1 }

  /// The term, once all parts are read.
  func term() throws(ExchangeError) -> Term {
    guard !names.isBlank || !forms.isEmpty else { throw .noName(id) }
    return Term(
      id: id, names: names, forms: forms, status: status ?? .proposed, agreed: agreed,
      definitions: definitions.sorted { $0.key < $1.key }.map(\.value), use: use, related: related, notes: notes)
  }
}

/// Collects terms, each id once.
struct TermCollector {
  private(set) var terms: [Term] = []
  private var ids: Set<String> = []
  private var withoutID: Set<String> = []
  private var losses: [ExchangeLoss] = []
  private var lost: Set<ExchangeLoss> = []

  /// - Parameter hasID: whether the file gives the term its id.
  mutating func add(_ parts: TermParts, hasID: Bool = true) throws(ExchangeError) {
    guard terms.count < ExchangeLimits.terms else { throw .tooMany(limit: ExchangeLimits.terms) }
    guard ids.insert(parts.id).inserted else { throw .duplicateID(parts.id) }
    terms.append(try parts.term())
    if !hasID { withoutID.insert(parts.id) }
  }

  mutating func lose(_ term: String, _ part: ExchangeLoss.Part, _ detail: String = "") {
    let loss = ExchangeLoss(term, part, detail)
    if lost.count < ExchangeLimits.parts, lost.insert(loss).inserted { losses.append(loss) }
  }

  var imported: ImportedTerms { ImportedTerms(terms: terms, withoutID: withoutID, losses: losses) }
}

extension LanguageTag {
  /// The tag in the letters that BCP 47 recommends (RFC 5646, section 2.1.1): `pt-BR`, `zh-Hant`. Some programs write all of it in
  /// small letters.
  package var written: String {
    let parts = description.split(separator: "-")
    let rest = parts.dropFirst().map { part in
      switch part.utf8.count {
      case 2: part.uppercased()
      case 4 where !(part.first?.isNumber ?? true): part.prefix(1).uppercased() + part.dropFirst().lowercased()
      default: part.lowercased()
      }
    }
    return ([parts.first.map { $0.lowercased() } ?? ""] + rest).joined(separator: "-")
  }
}

extension Term {
  /// The same term with languages, forms and conferences in alphabetical order, for comparing what formats keep that have no order.
  public var ordered: Term {
    var term = self
    term.names = names.ordered
    term.forms = forms.sorted { ($0.language, $0.text) < ($1.language, $1.text) }
    term.agreed = agreed.ordered
    term.notes = notes.ordered
    term.related = related.sorted()
    term.definitions = definitions.map { definition in
      Definition(
        conferences: definition.conferences.sorted(), by: definition.by, text: definition.text.ordered,
        source: definition.source.ordered)
    }
    return term
  }

  /// The languages that it has names in, in their order; then those of other parts.
  var languages: [String] {
    var seen: Set<String> = []
    let texts = [names.entries.map(\.language), forms.map(\.language)].flatMap(\.self)
    return texts.filter { seen.insert($0).inserted }
  }

  /// Only what it has in some languages.
  func inLanguages(_ tags: [LanguageTag]) -> Term {
    guard !tags.isEmpty else { return self }
    // In the order of the languages that are asked for: a pair begins with its source language.
    func only(_ texts: LocalizedText) -> LocalizedText {
      LocalizedText(
        tags.flatMap { tag in texts.entries.filter { $0.language.isAt(tag) }.map { ($0.language, $0.text) } })
    }
    var term = self
    term.names = only(names)
    term.forms = forms.filter { form in tags.contains { form.language.isAt($0) } }
    term.agreed = only(agreed)
    term.notes = only(notes)
    term.definitions = definitions.map { definition in
      Definition(
        conferences: definition.conferences, by: definition.by, text: only(definition.text),
        source: only(definition.source))
    }
    return term
  }
}

extension String {
  /// Whether the tag is of a language, wherever it is spoken.
  fileprivate func isAt(_ tag: LanguageTag) -> Bool { self == tag.description || hasPrefix(tag.description + "-") }
}

extension LocalizedText {
  /// In the order of the tags.
  var ordered: LocalizedText {
    LocalizedText(entries.sorted { $0.language < $1.language }.map { ($0.language, $0.text) })
  }
}

extension Glossary {
  /// The terms with what they have in some languages; those without a name there are left out and noted.
  func exported(_ languages: [LanguageTag], _ losses: inout [ExchangeLoss]) -> [Term] {
    terms.compactMap { term in
      let own = term.inLanguages(languages)
      guard own.names.isBlank, own.forms.isEmpty else { return own }
      losses.append(ExchangeLoss(term.id, .term))
      return nil
    }
  }
}
