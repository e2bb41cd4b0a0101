import GitStore

/// A text whose two states were extracted by different readers, with both originals.
public struct UnlikeReaders: Sendable, Hashable {
  /// The text's path in the new state.
  public var path: String
  /// The original on the side of the old state.
  public var old: File
  /// The original on the side of the new state.
  public var new: File

  /// An original with its name.
  public struct File: Sendable, Hashable {
    /// `original.es.docx`
    public var name: String
    /// Its bytes, as they were submitted.
    public var bytes: [UInt8]
    /// How its tracked changes were treated; `nil` if all were accepted.
    public var tracked: TrackedChoice?
  }
}

/// The two states of a text, extracted again by one reader.
public struct RereadPair: Sendable, Hashable {
  /// The text of the old original, in Markdown.
  public var old: [UInt8]
  /// The text of the new original, in Markdown.
  public var new: [UInt8]

  /// Two texts extracted by one reader.
  public init(old: [UInt8], new: [UInt8]) {
    self.old = old
    self.new = new
  }
}

extension Record {
  /// The texts that differ between two states and were extracted by different readers, or by different versions of one.
  ///
  /// Such a redline would show the differences between the readers, not what a party changed: both originals should be
  /// read again by one reader, and passed to ``compare(_:to:_:attributingTo:rereadTexts:progress:)``. Cost: the originals
  /// of these texts.
  public func unlikeReaders(
    _ from: String, to: String?, _ filter: DocumentFilter = .init()
  ) throws(RecordError) -> [UnlikeReaders] {
    try unlikeReaders(try states(from, to), filter)
  }

  func unlikeReaders(_ pair: StatePair, _ filter: DocumentFilter) throws(RecordError) -> [UnlikeReaders] {
    let (old, new) = (pair.from.state, pair.to.state)
    var found: [UnlikeReaders] = []
    for change in try changes(from: old, to: new, filter) where change.kind == .modified || change.kind == .renamed {
      guard DocumentFile.isText(change.path), let before = try old.reading(at: change.oldPath),
        let after = try new.reading(at: change.path), before.reader != after.reader,
        !TextOriginal.isInSpellingOfDraft(before.reader), !TextOriginal.isInSpellingOfDraft(after.reader)
      else { continue }
      found.append(
        UnlikeReaders(
          path: change.path, old: .init(name: before.file, bytes: before.bytes, tracked: before.tracked),
          new: .init(name: after.file, bytes: after.bytes, tracked: after.tracked)))
    }
    return found
  }
}

extension RecordState {
  /// The original of the text at a path, as ``reading(of:language:)`` returns it.
  fileprivate func reading(
    at path: String
  ) throws(RecordError) -> (
    file: String, bytes: [UInt8], reader: String?, tracked: TrackedChoice?
  )? {
    let place = RecordPath(path)
    guard let language = place.language else { return nil }
    switch place {
    case .document(.contribution(let id), .text):
      guard let contribution = try contribution(id), contribution.original(in: language) != nil else { return nil }
      return try reading(of: .contribution(contribution), language: language)
    case .document(.declaration, .text):
      let declaration = try declaration()
      guard declaration.languages.contains(language) else { return nil }
      return try reading(of: .declaration(declaration), language: language)
    default: return nil
    }
  }
}
