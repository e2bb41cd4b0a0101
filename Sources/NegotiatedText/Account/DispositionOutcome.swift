/// What became of a change that a party proposed, or of what it recommends. The raw values are those of files and of JSON.
public enum DispositionOutcome: String, Sendable, Hashable, CaseIterable {
  /// The text says what was asked for.
  case accepted
  /// It says a part of it.
  case acceptedInPart = "accepted-in-part"
  /// It says it in other words, or elsewhere, together with what others asked for.
  case merged
  /// It does not.
  case declined

  /// Whether the text owes something to it.
  public var contributes: Bool { self != .declined }
}
