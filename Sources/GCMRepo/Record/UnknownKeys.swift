import RecordYAML

/// The keys of a mapping unknown to this version: what a later version wrote is kept through every write, after the
/// known keys. Comments are not.
struct UnknownKeys: Sendable, Hashable {
  private let kept: [Node.Pair]

  init() { kept = [] }

  init(of node: Node, besides known: Set<String>) {
    kept = (node.mapping ?? []).filter { !known.contains($0.key) }
  }

  var pairs: [(String, Node)] { kept.map { ($0.key, $0.value) } }
}
