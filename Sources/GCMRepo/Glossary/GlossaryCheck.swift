import NegotiatedText
import RecordValues
import Terminology

/// What texts of the record and its glossary do not agree on.
public struct GlossaryCheck: Sendable {
  /// The commit.
  public let commit: CommitID
  /// The texts that were checked, by document and language.
  public let texts: [Text]
  /// The terms that could not be read.
  public let problems: [RecordError]

  /// The findings in one text.
  public struct Text: Sendable {
    /// The document.
    public let document: DocumentID
    /// The language.
    public let language: LanguageTag
    /// In the order of the text, without those that were accepted.
    public let findings: [TermFinding]
    /// The findings that were looked at and are right.
    public let accepted: [TermFinding]
    /// Acceptances in this language that apply to nothing any more: the paragraph, the term or the finding is another now.
    public let stale: [AcceptedUses.Use]
    let checked: CheckedText

    /// The path of the text.
    public var path: String { document.path(.text(in: language)) }
  }

  /// How many findings there are.
  public var count: Int { texts.reduce(0) { $0 + $1.findings.count } }
}

extension RecordState {
  /// Checks texts against the glossary.
  ///
  /// Cost: the glossary, a file for each term, and linear in the texts, whatever the number of terms.
  ///
  /// - Parameters:
  ///   - documents: the texts.
  ///   - wanted: the only languages; all for an empty list. Translations are compared with those of the other languages still.
  ///   - kinds: the kinds of findings that are wanted.
  public func checkGlossary(
    _ documents: [RecordDocument], in wanted: [LanguageTag] = [],
    kinds: Set<TermFinding.Kind> = Set(TermFinding.Kind.allCases)
  ) throws(RecordError) -> GlossaryCheck {
    let readable = try readableTerms()
    let glossary = Glossary(readable.values)
    var texts: [[CheckedText]] = []
    for document in documents {
      texts.append(
        try document.languages.filter { language in
          wanted.isEmpty || wanted.contains(language) || kinds.contains(.translationDiffers)
        }.map { language throws(RecordError) in
          CheckedText(try record.numberedText(try text(of: document, language: language)), language: language)
        })
    }
    var found = texts.map { $0.map { _ in [TermFinding]() } }
    if !kinds.isDisjoint(with: [.deprecated, .notAgreed]) {
      // A language at a time, so that each of its words is stemmed once.
      for language in Set(texts.flatMap { $0.map(\.language) }).sorted()
      where wanted.isEmpty || wanted.contains(language) {
        var check = TextCheck(glossary, language: language)
        for (place, own) in texts.enumerated() {
          for (number, checked) in own.enumerated() where checked.language == language {
            found[place][number] = check.findings(in: checked)
          }
        }
      }
    }
    if kinds.contains(.translationDiffers) {
      for (place, own) in texts.enumerated() where own.count > 1 {
        let languages = own.map(\.language)
        for finding in TranslationCheck.findings(glossary, LanguageAlignment(own.map(\.text)), languages) {
          if let number = languages.firstIndex(of: finding.language) { found[place][number].append(finding) }
        }
      }
    }
    var checked: [GlossaryCheck.Text] = []
    for (place, document) in documents.enumerated() {
      guard let id = DocumentID(document.name) else { continue }
      let accepted = try acceptedUses(of: id).uses
      for (number, text) in texts[place].enumerated() where wanted.isEmpty || wanted.contains(text.language) {
        let sought = found[place][number].filter { kinds.contains($0.kind) }
        let printed = sought.isEmpty ? .none : try printedParts(of: document, in: text.text.source.bytes)
        let written = sought.filter { !printed.hides($0, in: text.text) }
        let sorted = written.enumerated().sorted { a, b in
          (a.element.bytes.lowerBound, a.offset) < (b.element.bytes.lowerBound, b.offset)
        }.map(\.element)
        checked.append(
          GlossaryCheck.Text(
            id, text, sorted, accepted.filter { $0.language == text.language && kinds.contains($0.kind) }))
      }
    }
    return GlossaryCheck(commit: commit, texts: checked, problems: readable.problems)
  }

  private func printedParts(of document: RecordDocument, in text: [UInt8]) throws(RecordError) -> PrintedParts {
    guard case .contribution(let contribution) = document else { return .none }
    return try printedParts(of: contribution.id, in: text)
  }

  /// The documents of the record that have texts: the declaration, then the contributions that can be read.
  public func allDocuments() throws(RecordError) -> Partial<RecordDocument> {
    let declaration = try declaration()
    let contributions = try readableContributions(.everything)
    return Partial(
      (declaration.languages.isEmpty ? [] : [.declaration(declaration)])
        + contributions.values.map { RecordDocument.contribution($0) },
      problems: contributions.problems)
  }
}

extension PrintedParts {
  /// Whether a finding is about what the form printed.
  fileprivate func hides(_ finding: TermFinding, in text: NumberedText) -> Bool {
    // A translation is compared by whole paragraphs.
    guard finding.kind == .translationDiffers, let paragraph = text[finding.paragraph] else {
      return overlaps(finding.bytes)
    }
    return isAll(of: paragraph.range, in: text.source.bytes)
  }
}

extension GlossaryCheck.Text {
  fileprivate init(
    _ document: DocumentID, _ checked: CheckedText, _ findings: [TermFinding], _ uses: [AcceptedUses.Use]
  ) {
    self.document = document
    self.checked = checked
    language = checked.language
    guard !uses.isEmpty else {
      (self.findings, accepted, stale) = (findings, [], [])
      return
    }
    struct Key: Hashable {
      let (term, kind, paragraph): (String, TermFinding.Kind, String)
      init(_ use: AcceptedUses.Use) { (term, kind, paragraph) = (use.term, use.kind, use.paragraph) }
    }
    let keys = Set(uses.map { Key($0) })
    var (open, right, found): ([TermFinding], [TermFinding], Set<Key>) = ([], [], [])
    for finding in findings {
      let key = Key(AcceptedUses.Use(finding, in: checked, reason: nil))
      if keys.contains(key) {
        right.append(finding)
        found.insert(key)
      } else {
        open.append(finding)
      }
    }
    (self.findings, accepted, stale) = (open, right, uses.filter { !found.contains(Key($0)) })
  }
}
