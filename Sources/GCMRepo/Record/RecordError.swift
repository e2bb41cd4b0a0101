/// A refusal by a record, with the facts needed for a message about it. The message is made elsewhere, in the reader's
/// language.
///
/// ```swift
/// do {
///   _ = try record.compare("draft-1", to: "draft-9")
/// } catch {
///   if error.code == .unknownRevision { print(error.facts.texts(.nearest)) }
/// }
/// ```
public struct RecordError: Error, CodedFacts {
  /// Why it refused.
  public let code: Code
  /// The names and numbers of a sentence about it; ``Code`` names those of each.
  public let facts: Facts

  /// An error of any code, for tests and for programs that read the answers of later versions.
  public init(_ code: Code, _ facts: Facts = [:]) {
    self.code = code
    self.facts = facts
  }

  /// What `audit` would have reported, for ``Code/ruleBroken``, or reports, for ``Code/proofNotAcknowledged``; otherwise `nil`.
  public var finding: Finding? {
    guard code == .ruleBroken || code == .proofNotAcknowledged, let finding = facts.text(.finding) else { return nil }
    var facts = facts
    facts[.finding] = nil
    return Finding(Finding.Code(rawValue: finding), facts)
  }

  /// Whether one file is invalid, and the others may well be valid.
  package var concernsOneFile: Bool { [.malformedFile, .damaged, .tooLarge].contains(code) }
}
