import NegotiatedText
import RecordValues
import Terminology

/// Finds what is not the same in the languages of an alignment.
struct LanguageComparison {
  private let languages: [LanguageTag]
  private let alignment: LanguageAlignment
  private let standings: LanguageStandings
  private let terms: [Term]

  init(_ languages: [LanguageTag], _ alignment: LanguageAlignment, _ standings: LanguageStandings, _ terms: [Term]) {
    self.languages = languages
    self.alignment = alignment
    self.standings = standings
    self.terms = terms
  }

  /// In the order of the rows.
  var findings: [DeclarationLanguages.Finding] {
    let terms = termFindings
    return alignment.rows.indices.flatMap { row in
      missing(row) + numbering(row) + stale(row) + brackets(row) + (terms[row] ?? [])
    }
  }

  /// The terms that a language lacks, by row.
  private var termFindings: [Int: [DeclarationLanguages.Finding]] {
    guard !terms.isEmpty else { return [:] }
    let differences = TranslationCheck(Glossary(terms), alignment, languages).differences
    return Dictionary(grouping: differences, by: \.row).mapValues { differences in
      differences.map { difference in
        let term = terms[difference.term]
        let (own, other) = (languages[difference.text], languages[difference.other])
        return .init(
          row: difference.row, kind: .term, language: own, other: other, term: term.id,
          own: term.names.text(in: own) ?? "", others: term.names.text(in: other) ?? "")
      }
    }
  }

  private func paragraphs(_ row: Int) -> [(text: Int, paragraph: NumberedText.Paragraph)] {
    languages.indices.compactMap { text in
      alignment.paragraph(text, in: alignment.rows[row]).map { (text, $0) }
    }
  }

  private func finding(
    _ row: Int, _ kind: DeclarationLanguages.Kind, _ text: Int, than other: Int, own: String = "", others: String = ""
  ) -> DeclarationLanguages.Finding {
    .init(row: row, kind: kind, language: languages[text], other: languages[other], term: nil, own: own, others: others)
  }

  private func missing(_ row: Int) -> [DeclarationLanguages.Finding] {
    guard let there = paragraphs(row).first else { return [] }
    return languages.indices.filter { alignment.rows[row].places[$0] == nil }.map { text in
      finding(row, .missing, text, than: there.text, others: there.paragraph.citation ?? "")
    }
  }

  private func numbering(_ row: Int) -> [DeclarationLanguages.Finding] {
    differing(row, .numbering) { $0.citation ?? "" }
  }

  private func brackets(_ row: Int) -> [DeclarationLanguages.Finding] {
    differing(row, .brackets) {
      String($0)
    } count: { text, paragraph in
      BracketCount(alignment.texts[text].bytes(of: paragraph)).count
    }
  }

  private func stale(_ row: Int) -> [DeclarationLanguages.Finding] {
    languages.indices.compactMap { text in
      standings.rows[row][text].stale.map { stale in
        finding(row, stale.isSetAgain ? .unchanged : .stale, text, than: stale.from)
      }
    }
  }

  /// The languages that differ from what most have; from the first, if no value is the commonest.
  private func differing(
    _ row: Int, _ kind: DeclarationLanguages.Kind, _ value: (NumberedText.Paragraph) -> String
  ) -> [DeclarationLanguages.Finding] {
    differing(row, kind, of: paragraphs(row).map { ($0.text, value($0.paragraph)) })
  }

  private func differing(
    _ row: Int, _ kind: DeclarationLanguages.Kind, _ word: (Int) -> String,
    count: (Int, NumberedText.Paragraph) -> Int
  ) -> [DeclarationLanguages.Finding] {
    differing(row, kind, of: paragraphs(row).map { ($0.text, word(count($0.text, $0.paragraph))) })
  }

  private func differing(
    _ row: Int, _ kind: DeclarationLanguages.Kind, of values: [(text: Int, value: String)]
  ) -> [DeclarationLanguages.Finding] {
    guard let first = values.first, values.contains(where: { $0.value != first.value }) else { return [] }
    let counts = Dictionary(values.map { ($0.value, 1) }, uniquingKeysWith: +)
    let most = values.max { counts[$0.value, default: 0] < counts[$1.value, default: 0] } ?? first
    let usual = counts[most.value] == counts[first.value] ? first : most
    return values.filter { $0.value != usual.value }.map { text, value in
      finding(row, kind, text, than: usual.text, own: value, others: usual.value)
    }
  }
}

/// The brackets of a paragraph, without those of footnotes, links, `[sic]`, `[…]`, `[1]` and task boxes.
struct BracketCount {
  private(set) var count = 0

  init(_ text: ArraySlice<UInt8>) {
    var at = text.startIndex
    while at < text.endIndex {
      if text[at] == UInt8(ascii: "\\"), at + 1 < text.endIndex, text[at + 1] != UInt8(ascii: "[") {
        at += 2
        continue
      }
      if text[at] == UInt8(ascii: "["), !Self.isOther(text, at) { count += 1 }
      at += 1
    }
  }

  private static func isOther(_ text: ArraySlice<UInt8>, _ at: Int) -> Bool {
    guard let end = text[at...].firstIndex(of: UInt8(ascii: "]")) else { return false }
    let inner = String(decoding: text[(at + 1)..<end], as: UTF8.self).filter { $0 != "\\" }
    if inner.hasPrefix("^") { return true }
    if end + 1 < text.endIndex, text[end + 1] == UInt8(ascii: "("), !inner.contains("[") { return true }
    return ["", " ", "x", "X", "…", "...", "sic"].contains(inner.lowercased()) || inner.allSatisfy(\.isNumber)
  }
}
