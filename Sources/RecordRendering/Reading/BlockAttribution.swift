import RecordComparison
import TextDiff
import RecordLocalization

/// Who made the changes of one block, as shown to a reader: a number in small quotation marks, ‹2›, that the list of
/// steps at the top explains.
struct BlockAttribution {
  let attribution: Attribution
  let block: Int

  /// The mark of a step.
  static func mark(_ step: Int) -> String { "‹\(step + 1)›" }

  /// The mark after a span; `nil` if it is equal.
  func mark(ofSpan span: Int) -> String? { attribution.step(ofSpan: span).map(Self.mark) }

  /// The mark of who moved the block.
  var moverMark: String? { attribution.mover(ofBlock: block).map(Self.mark) }

  /// The passing texts before a span, and after those before the one above it.
  func passing(after start: Int, upTo span: Int) -> [Attribution.Passing] {
    attribution.passing(throughBlock: block).filter { $0.span > start && $0.span <= span }
  }
}

extension DocumentRedline {
  /// Who made the changes of a block; `nil` if that was not requested.
  func attribution(ofBlock block: Int) -> BlockAttribution? {
    attribution.map { BlockAttribution(attribution: $0, block: block) }
  }

  /// The blocks with passing text, which are shown even if nothing else changed.
  var blocksWithPassing: Set<Int> { Set(attribution?.passing.map(\.block) ?? []) }

  /// Whether the text has anything to show.
  var hasChanges: Bool {
    guard let text else { return false }
    return text.blocks.contains(where: text.isChanged) || attribution?.passing.isEmpty == false
  }
}

extension StateRedline {
  /// A step and its statistics, in a line.
  func account(ofStep step: Int, _ language: InterfaceLanguage) -> String {
    let counts = statistics(ofStep: step).account(language)
    return ([steps[step].account(language)] + counts).joined(separator: " · ")
  }
}

extension RedlineStep {
  /// The step in a line: "CL · Ana Rojas · 11 May 2017, 16:00 UTC · Submit… · draft-2", or "draft-1 → draft-2".
  func account(_ language: InterfaceLanguage) -> String {
    switch self {
    case .round(let from, let to):
      return TerminalText.neutralised("\(from.name) → \(to.name)")
    case .revision(let revision):
      var parts = [revision.party?.description, revision.person].compactMap { $0 }
      parts += [dateInWords(revision.time, language), revision.subject]
      if let message = revision.message {
        parts.append("“\(message.split(whereSeparator: \.isWhitespace).joined(separator: " "))”")
      }
      parts.append(revision.commit.short)
      if let draft = revision.draft { parts.append(draft.description) }
      return parts.map { TerminalText.neutralised($0) }.filter { !$0.isEmpty }.joined(separator: " · ")
    }
  }
}
