import TextDiff

/// What a file on a draft changes without a mark: a place where its original view, with every tracked change rejected, is
/// not the draft.
public struct UntrackedChange: Sendable, Hashable {
  /// How the paragraph differs. A moved one is at another place.
  public let change: TextRedline.BlockChange
  /// The paragraph's place in the draft, from 1; for an inserted one that of the paragraph before it, 0 at the beginning.
  public let paragraph: Int
  /// The paragraph's own number in the draft: `3.`, `(a)`; `nil` for none.
  public let number: String?
  /// Its words in the draft; empty for an inserted one.
  public let old: String
  /// Its words in the file; empty for a deleted one.
  public let new: String

  /// The changes between a draft's text and the original view of a file, in the order of the file.
  ///
  /// They are those of the redline. Cost: a redline.
  public static func all(from draft: [UInt8], to original: [UInt8]) -> [UntrackedChange] {
    guard draft != original else { return [] }
    let redline = TextRedline(from: draft, to: original)
    var last = 0
    var changes: [UntrackedChange] = []
    for block in redline.blocks {
      let paragraph = block.from.first.map { $0 + 1 } ?? last
      last = block.from.last.map { $0 + 1 } ?? last
      guard block.change != .equal else { continue }
      changes.append(
        UntrackedChange(
          change: block.change, paragraph: paragraph,
          number: block.from.first.flatMap { DeclarationComparison.number(redline.old, $0) },
          old: words(of: block, in: redline, without: .insert), new: words(of: block, in: redline, without: .delete)))
    }
    return changes
  }

  private static func words(
    of block: TextRedline.Block, in redline: TextRedline, without operation: TextRedline.Operation
  ) -> String {
    let bytes = redline.spans[block.spans].filter { $0.operation != operation }.flatMap { redline.bytes(of: $0) }
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// A draft that a file was written on, and what the file changes without a mark.
public struct DraftBase: Sendable, Hashable {
  /// The draft.
  public var draft: DraftName
  /// How many paragraphs of it are changed without a mark.
  public var untracked: Int

  /// A draft with a number of unmarked changes.
  public init(draft: DraftName, untracked: Int = 0) {
    self.draft = draft
    self.untracked = untracked
  }
}

extension Record {
  /// The draft with a name.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/unknownRevision`` if there is none.
  public func draft(named name: String) throws(RecordError) -> Draft {
    let drafts = try drafts()
    guard let found = drafts.first(where: { $0.name.description == name && $0.isAnnotated }) else {
      throw .unknownRevision(given: name, nearest: nearestNames(to: name, among: drafts.map(\.name.description)))
    }
    return found
  }
}
