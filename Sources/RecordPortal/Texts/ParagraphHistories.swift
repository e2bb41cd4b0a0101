import GCMRepo
import NegotiatedText
import TextDiff

/// Where each paragraph of the declaration is, by its words, and what it was before and became after, over the drafts and the
/// current text.
struct ParagraphHistories: Sendable {
  /// The drafts, oldest first; the current text after them where it differs, as `nil`.
  let states: [Draft?]
  let texts: [[DeclarationText]]
  /// The places of the paragraphs with the same words, by their hash, in the order of the states.
  let places: [String: [Place]]
  private let alignments: [[LanguageTag: ParagraphAlignment]]

  /// A paragraph in a state and a language.
  struct Place: Sendable, Hashable {
    let state: Int
    let language: LanguageTag
    /// Its index in the text.
    let paragraph: Int
  }

  /// Cost: the texts, and the redline of each with the next.
  init(_ all: DeclarationTexts) throws(RecordError) {
    var (states, texts): ([Draft?], [[DeclarationText]]) = ([], [])
    for draft in all.drafts {
      states.append(draft)
      texts.append(try all(draft))
    }
    let current = try all.current()
    if current.map(\.text.source.bytes) != texts.last?.map(\.text.source.bytes), !current.isEmpty {
      states.append(nil)
      texts.append(current)
    }
    var places: [String: [Place]] = [:]
    for (state, texts) in texts.enumerated() {
      for text in texts {
        for (index, hash) in text.anchors.hashes.enumerated() {
          guard let hash else { continue }
          places[hash, default: []].append(Place(state: state, language: text.language, paragraph: index))
        }
      }
    }
    (self.states, self.texts, self.places) = (states, texts, places)
    alignments = zip(texts, texts.dropFirst()).map { older, newer in
      Dictionary(
        newer.compactMap { new -> (LanguageTag, ParagraphAlignment)? in
          guard let old = older.first(where: { $0.language == new.language }) else { return nil }
          let (before, after) = (old.text.source, new.text.source)
          return (
            new.language,
            before.bytes == after.bytes
              ? ParagraphAlignment(unchanged: after.blocks.count)
              : ParagraphAlignment(TextRedline(from: before.bytes, to: after.bytes))
          )
        }, uniquingKeysWith: { first, _ in first })
    }
  }

  func text(_ place: Place) -> DeclarationText? { texts[place.state].first { $0.language == place.language } }

  func hash(_ place: Place) -> String? { text(place)?.anchors.hashes[place.paragraph] }

  /// What a paragraph was in each state before, is, and became after, oldest first. Cost: the states.
  func history(of place: Place) -> [Place] {
    var line = [place]
    while let first = line.first, first.state > 0,
      let origin = alignments[first.state - 1][first.language]?.origins(of: first.paragraph + 1).first
    {
      line.insert(Place(state: first.state - 1, language: first.language, paragraph: origin - 1), at: 0)
    }
    while let last = line.last, last.state < alignments.count,
      let next = alignments[last.state][last.language]?.places(of: last.paragraph + 1).first
    {
      line.append(Place(state: last.state + 1, language: last.language, paragraph: next - 1))
    }
    return line
  }
}
