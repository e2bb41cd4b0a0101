import TextDiff

/// What a new text of the declaration changes, in one language.
public struct DeclarationComparison: Sendable {
  /// What it is compared with.
  public enum Base: Sendable, Hashable {
    /// The newest draft with a text in the language.
    case draft(DraftName)
    /// The text that was set last: no draft has the declaration in this language.
    case lastText
    /// There was no text.
    case none
  }

  /// What the new text is compared with.
  public let base: Base
  /// The comparison.
  public let redline: TextRedline
  /// Numbers of inserted paragraphs, in the order of the text: `3.`, `(a)`, `Article 12.`
  public private(set) var added: [String] = []
  /// The paragraph numbers that the new text no longer has.
  public private(set) var removed: [String] = []
  /// Paragraphs with another number that are otherwise the same.
  public private(set) var renumbered: [Renumbering] = []

  /// The two numbers of one paragraph.
  public struct Renumbering: Sendable, Hashable {
    /// Its number in the old text.
    public let from: String
    /// Its number in the new text.
    public let to: String
  }

  /// Compares two texts of the declaration, and the numbers of their paragraphs.
  public init(base: Base, from old: [UInt8], to new: [UInt8]) {
    self.base = base
    redline = TextRedline(from: old, to: new)
    for block in redline.blocks {
      let from = block.from.compactMap { Self.number(redline.old, $0) }
      let to = block.to.compactMap { Self.number(redline.new, $0) }
      if from.count == 1, to.count == 1 {
        if from != to { renumbered.append(Renumbering(from: from[0], to: to[0])) }
      } else if from != to {
        removed += from
        added += to
      }
    }
  }

  /// Blocks that are not the same on both sides.
  public var changes: Int { redline.blocks.count { $0.change != .equal } }

  /// The number of a paragraph; `nil` for a footnote.
  static func number(_ text: SourceText, _ block: Int) -> String? {
    guard text.blocks[block].kind != .footnote else { return nil }
    return text.label(ofBlock: block).map { text.string($0).replacing("\\", with: "") }
  }
}

extension Record {
  /// What a text would change against the newest draft with the declaration in its language; without one, against the
  /// current text.
  public func declarationComparison(_ text: [UInt8], language: LanguageTag) throws(RecordError) -> DeclarationComparison
  {
    let path = DocumentID.declaration.path(.text(in: language))
    for draft in try drafts().reversed() where draft.isAnnotated {
      // A draft whose state cannot be read is reported by `audit`.
      guard let state = try? state(at: draft.commit), let old = try? state.text(at: path) else { continue }
      return DeclarationComparison(base: .draft(draft.name), from: old, to: text)
    }
    guard let old = try current().text(at: path) else {
      return DeclarationComparison(base: .none, from: [], to: text)
    }
    return DeclarationComparison(base: .lastText, from: old, to: text)
  }
}
