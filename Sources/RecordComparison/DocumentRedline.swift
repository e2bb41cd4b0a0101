import TextDiff

/// One document in both states.
public struct DocumentRedline: Sendable {
  /// Where the document is in the new state, or was in the old one.
  public var path: String
  /// The path in the old state, where it was another; else the same.
  public var fromPath: String
  /// What became of the document.
  public var change: Change
  /// The title that a reader knows it by, where there is one; the path tells it otherwise.
  public var title: String?
  /// What it is called in links and names of files: the path without what all have. The path itself where it is `nil`.
  public var name: String?
  /// What the document is in the record.
  public var role: Role
  /// The language of the text (BCP 47), where it is known.
  public var language: String?
  /// The words' redline; `nil` for a binary file.
  public var text: TextRedline?
  /// The State or body whose it is; `nil` for what is nobody's own, such as the declaration.
  public var party: String?
  /// Which step made each change; `nil` where that was not asked for.
  public var attribution: Attribution?
  /// What of this document was not compared.
  public var notCompared: [NotCompared]
  /// Whether its texts are not those of the record, but were made anew of both originals by one reader.
  public var isReadAnew = false

  /// What it is to those who read the record.
  public enum Role: Sendable, Hashable {
    /// A text in Markdown, which is read and compared.
    case text
    /// A file that texts are made from, or that only programs write.
    case other
  }

  /// Whether it is a text that people read, or one that could not be compared.
  var isReading: Bool {
    role == .text
      || notCompared.contains { part in
        switch part {
        case .damaged, .notText: true
        case .binary, .coarse: false
        }
      }
  }

  /// What became of a document. The raw values are those of the JSON contract.
  public enum Change: String, Sendable, Hashable, CaseIterable {
    /// Other bytes; only in the new state; only in the old one; at another path; other bytes that are not compared.
    case modified, added, removed, renamed, binary
  }

  /// A part of a document that the comparison left out.
  public enum NotCompared: Sendable, Hashable {
    /// A binary file, such as a Word original: its bytes differ and no more is known. Sizes in bytes, `nil` where absent.
    case binary(oldSize: Int?, newSize: Int?)
    /// A file that is missing or damaged in this copy of the record.
    case damaged
    /// A text that is not UTF-8.
    case notText
    /// See ``TextRedline/Note/coarse(from:to:)``.
    case coarse(from: Range<Int>, to: Range<Int>)
  }

  /// The redline of one document, of its parts.
  public init(
    path: String, fromPath: String? = nil, change: Change, title: String? = nil, text: TextRedline?,
    notCompared: [NotCompared] = [], party: String? = nil, attribution: Attribution? = nil, name: String? = nil,
    role: Role = .text, language: String? = nil
  ) {
    self.path = path
    self.fromPath = fromPath ?? path
    self.change = change
    self.title = title
    self.text = text
    self.notCompared = notCompared
    self.party = party
    self.attribution = attribution
    self.name = name
    self.role = role
    self.language = language
  }
}
