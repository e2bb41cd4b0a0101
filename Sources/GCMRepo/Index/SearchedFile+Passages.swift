import Questionnaires
import RecordYAML
import Terminology
import TextSearch

/// Gives the Markdown text of a file in a document's format, such as minutes in Word; `nil` if it cannot be read.
public typealias SearchedFileReader = @Sendable (_ name: String, _ bytes: [UInt8]) -> [UInt8]?

extension SearchedFile {
  /// The passages of the file. Cost: linear.
  ///
  /// - Parameter printed: what of a contribution's text its form printed.
  /// - Throws: what is wrong with a data file.
  func passages(
    of bytes: [UInt8], without printed: PrintedParts, reader: SearchedFileReader?
  ) throws(RecordError) -> SearchedPassages {
    if case .document(.contribution(let id), .other(let name)) = path, name == id.factName {
      let contribution = try Contribution(RecordFile(path: path.string, bytes: bytes), id: id)
      return SearchedPassages(
        passages: each(contribution.title, isTitle: true) + each(contribution.whyBestPractice)
          + each(contribution.contributionToGCM),
        themes: contribution.themes.map(\.description))
    }
    if case .document(_, .text) = path {
      return SearchedPassages(
        passages: SearchedText.passages(of: bytes, language: language, without: printed))
    }
    return SearchedPassages(passages: try words(of: bytes, reader))
  }

  /// The passages of a file that says no themes.
  private func words(of bytes: [UInt8], _ reader: SearchedFileReader?) throws(RecordError) -> [SearchPassage] {
    switch path {
    case .document: return answers(try RecordFile(path: path.string, bytes: bytes).root)
    case .party:
      return each(try Party(RecordFile(path: path.string, bytes: bytes)).names, isTitle: true)
    case .term: return passages(of: try Term(RecordFile(path: path.string, bytes: bytes)))
    case .questionnaire: return DefinitionReading(bytes).questionnaire.map { passages(of: $0) } ?? []
    case .meeting(let names): return try passages(ofMeetingFile: names[1], bytes, reader)
    default: return []
    }
  }

  private func passages(
    ofMeetingFile name: String, _ bytes: [UInt8], _ reader: SearchedFileReader?
  ) throws(RecordError) -> [SearchPassage] {
    switch kind {
    case .meeting:
      let meeting = try Meeting(RecordFile(path: path.string, bytes: bytes))
      return each(meeting.title, isTitle: true) + each(meeting.place)
    case .agreement:
      return try Agreement.all(in: RecordFile(path: path.string, bytes: bytes), of: subject).flatMap { agreement in
        each(agreement.text, citation: agreement.id)
      }
    default:
      if DocumentFile.isReadAsIs(name) { return text(bytes) }
      return reader?(name, bytes).map { text($0) } ?? []
    }
  }

  private func passages(of term: Term) -> [SearchPassage] {
    each(term.names, isTitle: true)
      + term.forms.map { SearchPassage(language: $0.language, isTitle: true, text: $0.text) } + each(term.agreed)
      + term.definitions.flatMap { each($0.text) } + each(term.notes)
  }

  private func passages(of questionnaire: Questionnaire) -> [SearchPassage] {
    func passages(of group: Group) -> [SearchPassage] {
      each(group.label)
        + group.items.flatMap { item -> [SearchPassage] in
          switch item {
          case .question(let question): each(question.label, citation: question.id) + each(question.hint)
          case .group(let group): passages(of: group)
          }
        }
    }
    return each(questionnaire.title, isTitle: true) + each(questionnaire.introduction)
      + questionnaire.sections.flatMap { passages(of: $0) }
  }

  private func each(
    _ texts: LocalizedText, citation: String? = nil, isTitle: Bool = false
  ) -> [SearchPassage] {
    texts.entries.map { entry in
      let line = Self.onOneLine(Array(entry.text.utf8)[...])
      return SearchPassage(citation: citation, language: entry.language, isTitle: isTitle, text: line)
    }
  }

  /// What is written in answers, by question: which of it is text depends on the questionnaire's version.
  private func answers(_ root: Node) -> [SearchPassage] {
    let language = root["language"]?.string
    func add(_ node: Node, _ question: String, to passages: inout [SearchPassage]) {
      switch node.content {
      case .scalar(let text, _):
        guard text.unicodeScalars.contains(where: \.properties.isAlphabetic) else { return }
        let line = Self.onOneLine(Array(text.utf8)[...])
        passages.append(SearchPassage(citation: question, language: language, text: line))
      case .sequence(let nodes): for node in nodes { add(node, question, to: &passages) }
      case .mapping(let pairs): for pair in pairs { add(pair.value, question, to: &passages) }
      }
    }
    var passages: [SearchPassage] = []
    for pair in root["answers"]?.mapping ?? [] { add(pair.value, pair.key, to: &passages) }
    return passages
  }

  /// The paragraphs of a text.
  private func text(_ bytes: [UInt8]) -> [SearchPassage] { SearchedText.passages(of: bytes, language: language) }

  /// Words without markup, with one space between them.
  static func onOneLine(_ bytes: ArraySlice<UInt8>) -> String { SearchedText.onOneLine(bytes) }
}
