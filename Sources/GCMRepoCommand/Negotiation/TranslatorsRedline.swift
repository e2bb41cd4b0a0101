import GCMRepo
import NegotiatedText
import RecordComparison
import RecordRendering
import TextDiff

/// What other languages changed that one language does not follow: for each of them its text as that language knows it,
/// compared with its text now.
struct TranslatorsRedline {
  private let found: DeclarationLanguages
  private let own: Int

  init(_ found: DeclarationLanguages, for language: LanguageTag) {
    self.found = found
    own = found.languages.firstIndex(of: language) ?? 0
  }

  var redline: StateRedline {
    let languages = found.languages
    let documents = languages.indices.filter { $0 != own }.compactMap { other -> DocumentRedline? in
      let (known, now) = (text(of: other), found.alignment.texts[other].source.bytes)
      guard known != now else { return nil }
      let path = Declaration(languages: languages).path(languages[other])
      return DocumentRedline(
        path: path, change: .modified, text: TextRedline(from: known, to: now), name: nil, language: languages[other])
    }
    return StateRedline(
      from: StateName(name: languages[own].description, commit: found.versions[own].last?.revision.commit),
      to: StateName(name: found.commit.short, commit: found.commit), documents: documents)
  }

  /// The text of another language as far as this one follows it: its paragraphs before the changes that are not followed, and
  /// without those that are missing here.
  private func text(of other: Int) -> [UInt8] {
    let text = found.alignment.texts[other]
    var known: [UInt8] = []
    for paragraph in text.paragraphs {
      let now = text.bytes(of: paragraph)
      let row = found.alignment.row(of: paragraph.place, in: other)
      switch found.standings.rows[row][own] {
      case .current: known += now
      // A paragraph that several languages have and this one has not is shown in the first of them.
      case .missing:
        let first = found.alignment.rows[row].places.firstIndex { $0 != nil }
        if first != other { known += now }
      case .stale(let stale):
        guard stale.from == other else {
          known += now
          continue
        }
        let changes = found.changes[other].changes[paragraph.place - 1]
        if stale.change > 0 { known += changes[stale.change - 1].text }
      }
    }
    return known
  }
}
