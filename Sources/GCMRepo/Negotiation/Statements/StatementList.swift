import GitStore
import RecordYAML

/// The list in a file to which a State only appends: its positions on a draft, its objections in a silence procedure, its
/// adoptions.
///
/// It is compared and joined as it is written, so that what later versions write in an entry counts as said, too.
struct StatementList {
  /// The key of the list.
  private let key: String
  /// All other keys of the file.
  private let others: [Node.Pair]
  /// The entries, oldest first.
  let entries: [MappingDecoder]

  /// The list of a file; `nil` for a file of another kind, and for one that cannot be read.
  init?(_ kind: NegotiationFile, _ bytes: [UInt8]) {
    guard let key = kind.statementKey, let file = try? RecordFile(path: kind.path, bytes: bytes) else { return nil }
    var decoder = file.decoder
    guard let entries = try? decoder.mappings(key, limit: ReadingLimits.statements) else { return nil }
    (self.key, self.entries) = (key, entries)
    others = decoder.unknown.pairs
  }

  /// The entries that were added to an older list; `nil` if anything else changed.
  func additions(to old: StatementList?) -> [MappingDecoder]? {
    guard let old else { return entries }
    let kept = entries.prefix(old.entries.count)
    guard others == old.others, kept.count == old.entries.count,
      zip(kept, old.entries).allSatisfy({ $0.isSame(as: $1) })
    else { return nil }
    return Array(entries.dropFirst(old.entries.count))
  }

  /// The bytes of the file with more entries at the end.
  func bytes(adding added: [MappingDecoder]) -> [UInt8] {
    let list = Node(.sequence((entries + added).map { $0.value.unmarked }))
    let pairs = others.map { ($0.key, $0.value) } + [(key, list)]
    return Array(Node.mapping(pairs).serialized().utf8)
  }
}

extension NegotiationFile {
  /// The key of the list to which statements are appended; `nil` for a file that is no such list.
  var statementKey: String? {
    switch self {
    case .positions: "positions"
    case .objection: "objections"
    case .adoption: "adoptions"
    case .answer, .recommendationAnswers, .dispositions, .recommendations, .marshalled, .silence, .adoptedText: nil
    }
  }

  func treePath() throws(RecordError) -> TreePath { try Record.treePath(path) }
}
