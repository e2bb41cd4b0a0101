import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

/// What is not the same in the languages of the declaration, as a table and as data.
struct LanguageAccount {
  private let found: DeclarationLanguages
  private let onlyStale: Bool
  /// What is shown.
  let findings: [DeclarationLanguages.Finding]

  /// - Parameters:
  ///   - wanted: the languages that findings are about; all if empty.
  init(_ found: DeclarationLanguages, wanted: [String], onlyStale: Bool) {
    self.found = found
    self.onlyStale = onlyStale
    findings = found.findings.filter { finding in
      (wanted.isEmpty || wanted.contains(finding.language.description))
        && (!onlyStale || [.stale, .unchanged, .missing].contains(finding.kind))
    }
  }

  func show(on console: Console) async throws {
    if console.options.format == .json { return try console.print(json: json) }
    let human = console.options.format == .table
    if findings.isEmpty, human {
      console.remark(Message("All languages say the same, as far as the history, the numbers and the brackets tell."))
    } else {
      try await console.print(table(console.language, human: human), schema: Self.schema, key: "findings")
    }
    guard human else { return }
    for language in found.absent {
      console.remark(Message("There is no text in “\(language.description, "language")”."))
    }
  }

  private static let schema = "gcmrepo.languages/1"

  private func table(_ language: InterfaceLanguage, human: Bool) -> Table {
    var table = Table(columns: [
      .init(key: "number", title: Message("Paragraph")(language)),
      .init(key: "language", title: Message("Language")(language)),
      .init(key: "kind", title: Message("Finding")(language)), .init(key: "other", title: Message("Held to")(language)),
      .init(key: "details", title: Message("Details")(language)),
    ])
    if !human { table.columns += ["paragraph", "own", "others", "term", "commit"].map { .init(key: $0, title: $0) } }
    for finding in findings {
      let version = since(finding)
      table.rows.append([
        .name(name(of: finding)), .name(finding.language.description),
        .text(human ? finding.kind.wording(language) : finding.kind.rawValue), .name(finding.other.description),
        .text(details(finding)(language)), .number(place(of: finding)), .text(finding.own), .text(finding.others),
        finding.term.map { .text($0) } ?? .none, version.map { .text($0.revision.commit.description) } ?? .none,
      ])
    }
    return table
  }

  private func details(_ finding: DeclarationLanguages.Finding) -> Message {
    switch finding.kind {
    case .missing:
      return Message(verbatim: "“\(excerpt(finding))”")
    case .numbering:
      let none = Message("no number")
      func named(_ number: String) -> Message { number.isEmpty ? none : Message(verbatim: number) }
      return Message("\(named(finding.own), "own") instead of \(named(finding.others), "other")")
    case .brackets: return Message("\(finding.own, "own") instead of \(finding.others, "other")")
    case .term: return Message("“\(finding.own, "own")” for “\(finding.others, "other")”")
    case .stale, .unchanged:
      guard let version = since(finding) else { return .empty }
      let place = version.draft?.description ?? version.revision.commit.short
      let party = version.party ?? version.revision.person
      return Message("changed by \(party, "party") in \(place, "draft")")
    }
  }

  private func since(_ finding: DeclarationLanguages.Finding) -> TextVersion? {
    guard [.stale, .unchanged].contains(finding.kind), let text = found.languages.firstIndex(of: finding.language),
      let stale = found.standings.rows[finding.row][text].stale
    else { return nil }
    return found.version(of: stale, row: finding.row)
  }

  /// The paragraph in the language that it is about, or in the other one if it is missing.
  private func paragraph(of finding: DeclarationLanguages.Finding) -> (text: Int, paragraph: NumberedText.Paragraph)? {
    for language in [finding.language, finding.other] {
      guard let text = found.languages.firstIndex(of: language) else { continue }
      if let paragraph = found.alignment.paragraph(text, in: found.alignment.rows[finding.row]) {
        return (text, paragraph)
      }
    }
    return nil
  }

  private func name(of finding: DeclarationLanguages.Finding) -> String { paragraph(of: finding)?.paragraph.name ?? "" }
  private func place(of finding: DeclarationLanguages.Finding) -> Int { paragraph(of: finding)?.paragraph.place ?? 0 }

  private func excerpt(_ finding: DeclarationLanguages.Finding) -> String {
    guard let (text, paragraph) = paragraph(of: finding) else { return "" }
    let words = found.alignment.texts[text].words(of: paragraph)
    return words.count <= 80 ? words : words.prefix(79) + "…"
  }

  // MARK: Data

  private var json: JSONValue {
    [
      "schema": .string(Self.schema), "commit": .string(found.commit.description),
      "languages": .array(found.languages.map { .string($0.description) }),
      "absent": .array(found.absent.map { .string($0.description) }),
      "rows": .array(found.alignment.rows.indices.map(row)),
      "findings": .array(findings.map(json)),
    ]
  }

  private func row(_ index: Int) -> JSONValue {
    let row = found.alignment.rows[index]
    return [
      "row": .int(index + 1),
      "paragraphs": .object(
        found.languages.enumerated().map { text, language in
          let paragraph = found.alignment.paragraph(text, in: row)
          return .init(
            language.description,
            paragraph.map { paragraph in
              [
                "paragraph": .int(paragraph.place), "number": paragraph.citation.map { .string($0) } ?? .null,
                "standing": .string(standing(found.standings.rows[index][text])),
              ]
            } ?? .null)
        }),
    ]
  }

  private func standing(_ standing: LanguageStandings.Standing) -> String {
    switch standing {
    case .current: "current"
    case .missing: "missing"
    case .stale(let stale): stale.isSetAgain ? "unchanged" : "stale"
    }
  }

  private func json(_ finding: DeclarationLanguages.Finding) -> JSONValue {
    let place = paragraph(of: finding)?.paragraph
    return [
      "row": .int(finding.row + 1), "paragraph": place.map { .int($0.place) } ?? .null,
      "number": place?.citation.map { .string($0) } ?? .null, "kind": .string(finding.kind.rawValue),
      "language": .string(finding.language.description), "other": .string(finding.other.description),
      "own": .string(finding.own), "others": .string(finding.others), "term": finding.term.map { .string($0) } ?? .null,
      "since": since(finding).map { ProvenanceAccount.json($0) } ?? .null,
    ]
  }
}

extension DeclarationLanguages.Kind {
  /// What it is, for people; scripts get the raw value.
  var wording: Message {
    switch self {
    case .missing: Message("missing")
    case .numbering: Message("other number")
    case .stale: Message("stale")
    case .unchanged: Message("unchanged since")
    case .brackets: Message("other number of brackets")
    case .term: Message("term of the glossary is missing")
    }
  }
}
