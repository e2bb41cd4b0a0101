import TextDiff

/// How the paragraphs of a new draft stand to those of an old one, who contributed to each, and why.
///
/// Each paragraph of the new text has one row, in its order; one that was deleted has a row after the paragraph that it
/// followed.
public struct Concordance: Sendable, Hashable {
  /// In the order of the new text.
  public let rows: [Row]

  /// A paragraph, where it comes from, and what was done with it.
  public struct Row: Sendable, Hashable {
    /// The paragraph of the new text; `nil` if it was deleted.
    public let new: Paragraph?
    /// The paragraphs of the old text that it comes from, in its order.
    public let old: [Paragraph]
    /// What was done.
    public let what: What
    /// What contributed to it.
    public let contributions: [ConcordanceContribution]

    /// The contributing parties, sorted.
    public var parties: [String] { Set(contributions.map(\.holder)).sorted() }
  }

  /// A paragraph as it is cited.
  public struct Paragraph: Sendable, Hashable {
    /// Its place in its text, from 1.
    public let place: Int
    /// Its number; `nil` if it has none.
    public let citation: String?
  }

  /// What was done with a paragraph. The raw values are those of JSON.
  public enum What: String, Sendable, Hashable, CaseIterable {
    /// Nothing, though it may bear another number; its words changed; it is elsewhere; elsewhere, in other words.
    case unchanged, edited, moved
    case movedAndEdited = "moved-and-edited"
    /// One became several; several became one; there was none; there is none.
    case split, merged, new, deleted
  }

  /// The concordance of two texts. Cost: linear in the paragraphs and contributions.
  ///
  /// - Parameters:
  ///   - old: the earlier draft.
  ///   - new: the later draft.
  ///   - alignment: which paragraphs are the same.
  ///   - renumbered: the places of new paragraphs in which nothing but the number changed.
  ///   - contributions: what may have contributed to them.
  public init(
    from old: NumberedText, to new: NumberedText, _ alignment: ParagraphAlignment, renumbered: Set<Int> = [],
    _ contributions: [ConcordanceContribution] = []
  ) {
    var (ofNew, ofOld): ([Int: [ConcordanceContribution]], [Int: [ConcordanceContribution]]) = ([:], [:])
    for contribution in contributions {
      for place in contribution.new { ofNew[place, default: []].append(contribution) }
      for place in contribution.old { ofOld[place, default: []].append(contribution) }
    }
    var gone: [Int: [Int]] = [:]
    var last = 0
    for paragraph in old.paragraphs {
      let places = alignment.places(of: paragraph.place)
      if let place = places.last {
        last = place
      } else if paragraph.isText {
        gone[last, default: []].append(paragraph.place)
      }
    }
    func cited(_ text: NumberedText, _ place: Int) -> Paragraph {
      Paragraph(place: place, citation: text[place]?.citation)
    }
    func deleted(after place: Int) -> [Row] {
      (gone[place] ?? []).map { old_ in
        Row(new: nil, old: [cited(old, old_)], what: .deleted, contributions: (ofOld[old_] ?? []).contributing)
      }
    }
    var rows = deleted(after: 0)
    for paragraph in new.paragraphs {
      let place = paragraph.place
      if paragraph.isText {
        let origins = alignment.origins(of: place)
        let what = renumbered.contains(place) ? .unchanged : Self.what(origins, alignment)
        let own = (ofNew[place] ?? []).contributing.filter { what != .unchanged || $0.outcome != nil }
        rows.append(
          Row(new: cited(new, place), old: origins.map { cited(old, $0) }, what: what, contributions: own))
      }
      rows += deleted(after: place)
    }
    self.rows = rows
  }

  private static func what(_ origins: [Int], _ alignment: ParagraphAlignment) -> What {
    guard let first = origins.first else { return .new }
    if origins.count > 1 { return .merged }
    let fate = alignment.fates[first - 1]
    if fate.places.count > 1 { return .split }
    switch fate.change {
    case .equal: return .unchanged
    case .moved: return .moved
    case .movedModified: return .movedAndEdited
    case .modified, .split, .merged, .inserted, .deleted: return .edited
    }
  }
}

extension [ConcordanceContribution] {
  fileprivate var contributing: [ConcordanceContribution] { filter { $0.outcome?.contributes != false } }
}
