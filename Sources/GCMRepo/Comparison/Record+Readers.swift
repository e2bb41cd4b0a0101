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
    for change in try changes(pair, filter) where change.kind == .modified || change.kind == .renamed {
      guard DocumentFile.isText(change.path), let after = try new.document(withText: change.path) else { continue }
      if case .contribution(let contribution) = after.document {
        pair.reading.note(contribution.title, of: contribution.id)
      }
      guard let before = try old.document(withText: change.oldPath),
        let (oldReader, oldTracked) = try old.recordedReader(of: before.document, language: before.language),
        let (newReader, newTracked) = try new.recordedReader(of: after.document, language: after.language),
        oldReader != newReader, !TextOriginal.isInSpellingOfDraft(oldReader),
        !TextOriginal.isInSpellingOfDraft(newReader)
      else { continue }
      let first = try old.original(of: before.document, language: before.language)
      let second = try new.original(of: after.document, language: after.language)
      found.append(
        UnlikeReaders(
          path: change.path, old: .init(name: first.file, bytes: first.bytes, tracked: oldTracked),
          new: .init(name: second.file, bytes: second.bytes, tracked: newTracked)))
    }
    return found
  }
}

extension RecordState {
  /// The document with the text at a path; `nil` if there is none.
  fileprivate func document(
    withText path: String
  ) throws(RecordError) -> (document: RecordDocument, language: LanguageTag)? {
    let place = RecordPath(path)
    guard let language = place.language else { return nil }
    switch place {
    case .document(.contribution(let id), .text):
      guard let contribution = try contribution(id), contribution.original(in: language) != nil else { return nil }
      return (.contribution(contribution), language)
    case .document(.declaration, .text):
      let declaration = try declaration()
      return declaration.languages.contains(language) ? (.declaration(declaration), language) : nil
    default: return nil
    }
  }
}
