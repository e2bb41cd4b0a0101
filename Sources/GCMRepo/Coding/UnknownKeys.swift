import RecordYAML

/// The keys of a mapping unknown to this version: what a later version wrote is kept through every write, after the
/// known keys. Comments are not.
struct UnknownKeys: Sendable, Hashable {
  /// Without their positions in the file.
  let pairs: [Node.Pair]

  init() { pairs = [] }

  init(_ pairs: [Node.Pair]) { self.pairs = Node(.mapping(pairs)).unmarked.mapping ?? [] }
}
