import TextDiff

/// One document in both states.
public struct DocumentRedline: Sendable, Hashable {
  /// The document's path in the new state, or in the old one if it was removed.
  public var path: String
  /// The path in the old state, if it was another; else the same.
  public var fromPath: String
  /// How the document changed.
  public var change: Change
  /// The title for readers, if there is one; otherwise the path identifies it.
  public var title: String?
  /// Its name in links and file names: the path without the common parts. `nil` for the path itself.
  public var name: String?
  /// The document's role in the record.
  public var role: Role
  /// The language of the text, if known.
  public var language: LanguageTag?
  /// The words' redline; `nil` for a binary file.
  public var text: TextRedline?
  /// The owner: the State or body that it belongs to; `nil` for joint texts, such as the declaration.
  public var party: PartyCode?
  /// Which step made each change; `nil` if not requested.
  public var attribution: Attribution?
  /// What was not compared in this document. The notes of ``text`` say where the words were compared less closely.
  public var notCompared: [NotCompared]
  /// Whether its texts are not those of the record, but were extracted again from both originals by one reader.
  public var isReread = false

  /// The role of a document for readers of the record.
  public enum Role: String, Sendable, Hashable, Codable {
    /// A text in Markdown, which is read and compared.
    case text
    /// A file that texts are extracted from, or that only programs write.
    case other
  }

  /// Whether people read it, or it could not be compared.
  var isReading: Bool {
    role == .text
      || notCompared.contains { part in
        switch part {
        case .damaged, .notText: true
        case .binary: false
        }
      }
  }

  /// How a document changed. The raw values are those of the JSON contract.
  public enum Change: String, Sendable, Hashable, Codable, CaseIterable {
    /// Different bytes; only in the new state; only in the old one; at another path; different bytes that are not
    /// compared.
    case modified, added, removed, renamed, binary
  }

  /// What the comparison of a document left out.
  public enum NotCompared: Sendable, Hashable {
    /// A binary file, such as a Word original: its bytes differ and no more is known. Sizes in bytes, `nil` if absent.
    case binary(oldSize: Int?, newSize: Int?)
    /// A file that is missing or damaged in this copy of the record.
    case damaged
    /// A text that is not UTF-8.
    case notText
  }

  /// The redline of one document, from its parts.
  public init(
    path: String, fromPath: String? = nil, change: Change, title: String? = nil, text: TextRedline?,
    notCompared: [NotCompared] = [], party: PartyCode? = nil, attribution: Attribution? = nil, name: String? = nil,
    role: Role = .text, language: LanguageTag? = nil
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
