import GitStore

/// What the host of a shared record received at one time: an entry of its log.
///
/// The log is a chain of commits below `refs/gcmrepo/received`, each signed with the host's key and naming the one
/// before, so that none can be left out, changed or dated back later. Every clone carries it.
public struct ReceivedEntry: Sendable, Hashable {
  /// The log.
  static let reference = "refs/gcmrepo/received"
  /// The file with all references, as `git ls-remote` lists them.
  static let list = "references"

  /// The file with the id of the record's first commit.
  static let record = "record"

  /// The file of a receipt: `receipts/CL/inputs/aportes/3.json`.
  static func path(of contribution: ContributionID, _ revision: Int) -> String {
    "receipts/\(contribution)/\(revision).json"
  }

  /// When, by the host's clock.
  public var time: Timestamp
  /// What was received.
  public var updates: [ReferenceUpdate]

  /// The trailers of an entry's commit.
  private enum Key {
    static let received = "Received"
    static let reference = "Reference"
  }

  /// An entry.
  init(time: Timestamp, updates: [ReferenceUpdate]) {
    self.time = time
    self.updates = updates
  }

  /// Reads the commit of an entry; `nil` if it is none.
  init?(_ trailers: Trailers) {
    guard let time = trailers[Key.received].flatMap({ Timestamp($0) }) else { return nil }
    self.time = time
    updates = []
    for value in trailers.all(Key.reference) {
      let words = value.split(separator: " ")
      guard words.count == 3, let old = ObjectID(hex: words[1]), let new = ObjectID(hex: words[2]) else { return nil }
      updates.append(
        ReferenceUpdate(name: String(words[0]), old: old == .zero ? nil : old, new: new == .zero ? nil : new))
    }
  }

  /// The message of its commit.
  var message: String {
    let lines =
      [(Key.received, time.description)]
      + updates.map { (Key.reference, "\($0.name) \($0.old ?? .zero) \($0.new ?? .zero)") }
    return Trailers(lines).message(subject: "Receive \(updates.count) reference\(updates.count == 1 ? "" : "s")")
  }
}

/// A change of one reference: a push consists of such.
public struct ReferenceUpdate: Sendable, Hashable {
  /// The full name.
  public var name: String
  /// The object before; `nil` for a new reference.
  package var old: ObjectID?
  /// The object after; `nil` for one that is deleted.
  package var new: ObjectID?

  package init(name: String, old: ObjectID?, new: ObjectID?) {
    self.name = name
    self.old = old
    self.new = new
  }
}
