import TextDiff

/// A document of `gcmrepo.redline/1`, as `gcmrepo diff --as json` prints it.
///
/// The command prints sentences in addition: `not_compared`, and `sentence` in `not_compared_details`.
extension DocumentRedline: Codable {
  private enum Key: String, CodingKey {
    case path, change, blocks, stats, party, title, name, role, language, compared
    case fromPath = "from_path"
    case isReread = "read_anew"
    case notCompared = "not_compared_details"
  }

  /// Reads a document and checks that the parts of its redline fit.
  ///
  /// - Throws: `DecodingError`, whose `underlyingError` is an `InvalidRedline` if the parts do not fit.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    let parts = try values.decodeIfPresent([CodedPart].self, forKey: .notCompared) ?? []
    let change = try values.decode(Change.self, forKey: .change)
    var text: (redline: TextRedline, attribution: Attribution?)?
    // Earlier versions did not write whether there is a redline.
    if try values.decodeIfPresent(Bool.self, forKey: .compared) ?? (change != .binary) {
      text = try TextRedline.decode(from: decoder, notes: parts.compactMap(\.note))
    }
    self.init(
      path: try values.decode(String.self, forKey: .path), fromPath: try values.decode(String.self, forKey: .fromPath),
      change: change, title: try values.decodeIfPresent(String.self, forKey: .title), text: text?.redline,
      notCompared: parts.compactMap(\.part), party: try values.decodeIfPresent(PartyCode.self, forKey: .party),
      attribution: text?.attribution, name: try values.decodeIfPresent(String.self, forKey: .name),
      role: try values.decodeIfPresent(Role.self, forKey: .role) ?? .text,
      language: try values.decodeIfPresent(LanguageTag.self, forKey: .language))
    isReread = try values.decodeIfPresent(Bool.self, forKey: .isReread) ?? false
  }

  /// Writes a document, without sentences.
  ///
  /// - Throws: `EncodingError` if one of the texts is not UTF-8.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(path, forKey: .path)
    try values.encode(fromPath, forKey: .fromPath)
    try values.encode(change, forKey: .change)
    if let text {
      try text.encode(to: encoder, attribution: attribution)
    } else {
      try values.encode([String](), forKey: .blocks)
      try values.encode(TextRedline.Statistics(), forKey: .stats)
      try values.encode(false, forKey: .compared)
    }
    try values.encodeIfPresent(party, forKey: .party)
    if isReread { try values.encode(true, forKey: .isReread) }
    try values.encode(parts, forKey: .notCompared)
    try values.encodeIfPresent(title, forKey: .title)
    try values.encodeIfPresent(name, forKey: .name)
    try values.encode(role, forKey: .role)
    try values.encodeIfPresent(language, forKey: .language)
  }

  /// What was not compared, in the order of its sentences.
  private var parts: [CodedPart] {
    (isReread ? [.other("read-anew")] : []) + notCompared.map(CodedPart.part) + (text?.notes ?? []).map(CodedPart.note)
  }
}

extension DocumentRedline.NotCompared {
  /// The code in JSON: `binary`. Later versions add codes.
  public var code: String {
    switch self {
    case .binary: "binary"
    case .damaged: "damaged"
    case .notText: "not-text"
    }
  }
}

/// One entry of `not_compared_details`: `{"code":"binary","old_bytes":1,"new_bytes":null}`.
private enum CodedPart: Codable {
  case part(DocumentRedline.NotCompared)
  case note(TextRedline.Note)
  /// `read-anew`, which the key `read_anew` says too, or what a later version adds.
  case other(String)

  private enum Key: String, CodingKey {
    case code
    case oldSize = "old_bytes"
    case newSize = "new_bytes"
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    func size(_ key: Key) throws -> Int? {
      let size = try values.decodeIfPresent(Int.self, forKey: key)
      guard size ?? 0 >= 0 else {
        throw DecodingError.dataCorruptedError(forKey: key, in: values, debugDescription: "A size is negative.")
      }
      return size
    }
    self =
      switch try values.decode(String.self, forKey: .code) {
      case "binary": .part(.binary(oldSize: try size(.oldSize), newSize: try size(.newSize)))
      case "damaged": .part(.damaged)
      case "not-text": .part(.notText)
      case let code: try CodedNote(from: decoder).note(decoder).map { .note($0) } ?? .other(code)
      }
  }

  func encode(to encoder: any Encoder) throws {
    if case .note(let note) = self { return try CodedNote(note).encode(to: encoder) }
    var values = encoder.container(keyedBy: Key.self)
    switch self {
    case .note: break
    case .other(let code): try values.encode(code, forKey: .code)
    case .part(let part):
      try values.encode(part.code, forKey: .code)
      if case .binary(let old, let new) = part {
        try values.encode(old, forKey: .oldSize)
        try values.encode(new, forKey: .newSize)
      }
    }
  }

  var part: DocumentRedline.NotCompared? { if case .part(let part) = self { part } else { nil } }
  var note: TextRedline.Note? { if case .note(let note) = self { note } else { nil } }
}
