import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

/// The provenance of a text for those who read it: as data, as rows, on a terminal and as a page.
struct ProvenanceAccount {
  let provenance: DeclarationProvenance
  let state: RecordState
  /// The state as typed.
  let name: String?
  /// The words of the origins that are not those of the phrase, by the index of the phrase.
  let original: [Int: String]
  /// The indices of the phrases that are shown.
  let shown: [Int]

  init(
    _ provenance: DeclarationProvenance, in state: RecordState, named name: String?, places: Set<Int>?
  ) throws(RecordError) {
    self.provenance = provenance
    self.state = state
    self.name = name
    let phrases = provenance.traced.phrases
    shown = phrases.indices.filter { places?.contains(phrases[$0].paragraph) ?? true }
    original = try provenance.originalWords(
      of: shown.filter { phrases[$0].origin.map { $0.likeness != .exact } ?? false }, in: state.record)
  }

  var text: NumberedText { provenance.traced.text }

  func phrase(_ index: Int) -> TracedText.Phrase { provenance.traced.phrases[index] }
  func words(_ index: Int) -> String { provenance.traced.words(of: phrase(index)) }
  func since(_ index: Int) -> TextVersion { provenance.versions[phrase(index).since] }

  /// The shown phrases by paragraph, in order.
  var paragraphs: [(paragraph: NumberedText.Paragraph, phrases: [Int])] {
    var paragraphs: [(NumberedText.Paragraph, [Int])] = []
    for index in shown {
      guard let paragraph = text[phrase(index).paragraph] else { continue }
      if paragraphs.last?.0.place == paragraph.place {
        paragraphs[paragraphs.count - 1].1.append(index)
      } else {
        paragraphs.append((paragraph, [index]))
      }
    }
    return paragraphs
  }

  // MARK: Sentences

  /// Since when it stands, and who set it.
  func standing(_ index: Int) -> Message {
    let (version, phrase) = (since(index), phrase(index))
    let (party, day) = (Self.setter(of: version), Self.day(of: version))
    var sentence =
      if let draft = version.draft?.description {
        Message("since \(draft, "draft"), set by \(party, "party") on \(day, "date")")
      } else {
        Message("in no draft yet, set by \(party, "party") on \(day, "date")")
      }
    if phrase.first < phrase.since {
      let first = provenance.versions[phrase.first]
      let place = first.draft?.description ?? first.revision.commit.short
      sentence = sentence + Message(verbatim: ", ") + Message("put back as it stood first in \(place, "draft")")
    } else if phrase.isMoved {
      sentence = sentence + Message(verbatim: ", ") + Message("moved since")
    }
    return sentence
  }

  /// In which text it stood first.
  func origin(_ index: Int) -> Message {
    let phrase = phrase(index)
    guard let origin = phrase.origin else {
      return phrase.isCommon
        ? Message("common wording of many parties") : Message("stood first in the draft itself")
    }
    let source = sourceName(origin.source)
    let percent = Int((origin.similarity * 100).rounded())
    let sentence =
      switch origin.likeness {
      case .exact: Message("from \(source, "source")")
      case .edited: Message("edited from \(source, "source"), \(percent, "percent") % alike")
      case .translated: Message("translated from \(source, "source"), \(percent, "percent") % sure")
      }
    guard !origin.others.isEmpty else { return sentence }
    return sentence + Message(verbatim: "; ")
      + Message(origin.others.count, "{count} other text says it too", "{count} other texts say it too")
  }

  /// `CL/inputs/aportes@2 (es)`
  func sourceName(_ number: Int) -> String {
    let source = provenance.sources[number]
    let revision = source.revision.facts.revision.map { "@\($0)" } ?? ""
    return "\(source.contribution)\(revision) (\(source.language))"
  }

  private static func setter(of version: TextVersion) -> String {
    version.party.map { "\($0) (\(version.revision.person))" } ?? version.revision.person
  }

  private static func day(of version: TextVersion) -> String { String(version.revision.time.description.prefix(10)) }
}
