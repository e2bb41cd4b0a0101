/// How near the parties are to agreeing on a paragraph.
///
/// Whoever was not heard from neither agrees nor disagrees, and is named. Whoever proposes to change the paragraph was heard; as
/// long as no stand is stated with it, it is neither a consent nor an objection, but there is no consensus.
public struct ParagraphConsensus: Sendable, Hashable {
  /// The raw values are those of JSON.
  public enum Standing: String, Sendable, Hashable, CaseIterable {
    /// Nobody was heard.
    case notHeard = "not-heard"
    /// Nobody who was heard reserves or objects; others were not heard, or propose a change.
    case noObjection = "no-objection"
    /// Everybody was heard, and nobody reserves or objects.
    case consensus
    /// Somebody reserves or objects.
    case butFor = "consensus-but-for"
    /// Somebody who objects or reserves also blocks.
    case blocked
  }

  /// What a party says.
  public struct Voice: Sendable, Hashable {
    /// The party's code.
    public let party: String
    /// Where it stands.
    public let stand: Stand
    /// Whether it lets nothing pass without its agreement.
    public let isBlocking: Bool

    /// A voice.
    public init(party: String, stand: Stand, isBlocking: Bool) {
      (self.party, self.stand, self.isBlocking) = (party, stand, isBlocking)
    }
  }

  /// How it stands.
  public let standing: Standing
  /// Who reserves or objects, sorted.
  public let butFor: [String]
  /// Who blocks, sorted.
  public let blocking: [String]
  /// Who proposes a change, and states no stand, sorted.
  public let proposing: [String]
  /// The members that were not heard, sorted.
  public let notHeard: [String]

  /// The consensus on a paragraph.
  ///
  /// - Parameters:
  ///   - voices: what was said, each party once.
  ///   - proposing: the parties that propose to change it.
  ///   - members: the parties that are asked.
  public init(_ voices: [Voice], proposing: [String] = [], of members: [String]) {
    let stated = Set(voices.map(\.party))
    let heard = stated.union(proposing)
    self.proposing = heard.subtracting(stated).sorted()
    notHeard = members.filter { !heard.contains($0) }.sorted()
    let exceptions = voices.filter(\.stand.isException)
    butFor = exceptions.map(\.party).sorted()
    blocking = exceptions.filter(\.isBlocking).map(\.party).sorted()
    standing =
      if !blocking.isEmpty {
        .blocked
      } else if !butFor.isEmpty {
        .butFor
      } else if heard.isEmpty {
        .notHeard
      } else {
        notHeard.isEmpty && self.proposing.isEmpty ? .consensus : .noObjection
      }
  }
}
