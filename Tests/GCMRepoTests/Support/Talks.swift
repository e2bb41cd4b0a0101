import NegotiatedText
import Synchronization

@testable import GCMRepo

/// A record in which States speak of drafts of a declaration, with a clock that the test sets.
final class Talks: Sendable {
  let sample: Sample
  private let clock: Clock
  let record: Record

  private final class Clock: Sendable {
    let now = Atomic<Int64>(0)
  }

  /// 1 November 2026, 12:00 UTC.
  static let start = Timestamp(seconds: 1_793_534_400)

  static let first =
    "# Declaración\n\n1. Los Estados reafirman su compromiso.\n\n2. Los Estados deciden:\n\n   (a) cooperar;\n\n   (b) informar.\n\n"
    + "3. Los Estados condenan la trata.\n\n4. El seguimiento será anual.\n"

  init() throws {
    sample = try Sample()
    let clock = Clock()
    self.clock = clock
    record = sample.record.keepingTime { Timestamp(seconds: clock.now.load(ordering: .relaxed)) }
    clock.now.store(Self.start.seconds, ordering: .relaxed)
  }

  var now: Timestamp {
    get { Timestamp(seconds: clock.now.load(ordering: .relaxed)) }
    set { clock.now.store(newValue.seconds, ordering: .relaxed) }
  }

  func wait(hours: Int) { clock.now.add(Int64(hours) * 3600, ordering: .relaxed) }

  /// A person whose commits have the time of the clock.
  static func person(_ name: String) -> Identity {
    Identity(author: .init(name: name, email: "\(name.lowercased())@example.org"))
  }

  /// Sets the text in all languages of the template, and tags it.
  @discardableResult
  func draft(_ name: DraftName, _ text: String, isFinal: Bool = false) async throws -> Draft {
    for language in try record.current().declaration().languages {
      let own = language == "es" ? text : text.replacing("Los Estados", with: "States (\(language))")
      _ = try await record.declare(
        .markdown(own, language), party: "RCM-TS", message: "Text", as: Self.person("Rosa"))
    }
    return try await record.tag(name, message: "Draft", party: "RCM-TS", isFinal: isFinal, as: Self.person("Rosa"))
  }

  @discardableResult
  func position(
    _ party: String, _ paragraph: String, _ stand: Stand, on draft: String = "draft-1", blocking: Bool = false,
    why: String? = "Because", sentInBy: String? = nil, language: String? = "es"
  ) async throws -> TakenPositions {
    try await record.take(
      [NewPosition(paragraph, stand, isBlocking: blocking, why: why)], on: draft, in: language,
      of: Speaker(party, sentInBy: sentInBy), as: Self.person(sentInBy == nil ? "Ana" : "Rosa"))
  }

  func open(_ draft: String = "draft-1", hours: Int = 80) async throws -> SilenceProcedure {
    try await record.openSilence(
      on: draft, until: Timestamp(seconds: now.seconds + Int64(hours) * 3600), party: "RCM-TS", as: Self.person("Rosa")
    ).procedure
  }

  func object(
    _ party: String, _ paragraph: String = "3", sentInBy: String? = nil, mailed: Timestamp? = nil
  ) async throws {
    _ = try await record.objectToSilence(
      paragraphs: [paragraph], in: "es", because: "No", mail: mailed.map { .init(time: $0) },
      of: Speaker(party, sentInBy: sentInBy), as: Self.person(sentInBy == nil ? "Ana" : "Rosa"))
  }

  /// The codes of all findings in the record.
  func findings() async throws -> [String] {
    let report = try await Record.open(sample.folder).audit()
    return (report.entries.flatMap(\.findings) + report.findings).map(\.code.rawValue)
  }
}
