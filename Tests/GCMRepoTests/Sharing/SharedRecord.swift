import Foundation
import GitStore
import Testing

@testable import GCMRepo

/// A host, and copies of its record on other desks.
final class SharedRecord: Sendable {
  let host: Sample
  private let scratch: Scratch

  init() throws {
    host = try Sample()
    scratch = try Scratch()
    // As a host of the record's own: what moves the branch without its new work is refused.
    try host.record.repository.setConfiguration([("core.logAllRefUpdates", "always")])
  }

  /// Another copy, by its name.
  func copy(_ name: String) async throws -> Record {
    let repository = try await GitRemote.clone(
      try RemoteURL(host.folder), to: scratch.path + "/" + name, fetching: ["refs/gcmrepo/*:refs/gcmrepo/*"])
    try repository.setConfiguration([("core.logAllRefUpdates", "always")])
    // Nothing is checked out until the first write.
    try await git("reset", "-q", "--hard", in: scratch.path + "/" + name)
    return try Record.open(scratch.path + "/" + name)
  }

  func path(_ name: String) -> String { scratch.path + "/" + name }

  var hostTip: ObjectID { get throws { try host.tip } }

  /// A hook that refuses every push with these words.
  func refuseEverything(saying words: String) throws {
    let folder = host.folder + "/hooks"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try "#!/bin/sh\necho '\(words)' >&2\nexit 1\n".write(
      toFile: folder + "/pre-receive", atomically: true, encoding: .utf8)
    chmod(folder + "/pre-receive", 0o755)
  }

  func acceptAgain() throws { try FileManager.default.removeItem(atPath: host.folder + "/hooks/pre-receive") }
}

extension Record {
  /// Submits a text in Spanish, or in another language.
  @discardableResult
  func submit(
    _ party: PartyCode, _ slug: String, _ text: String, _ language: LanguageTag = "es", title: String? = nil,
    as identity: Identity = .focalPoint
  ) async throws -> SubmissionResult {
    var submission = Submission(party: party, kind: .input, files: [.markdown(text, language)])
    submission.slug = slug
    submission.title = title
    return try await submit(submission, as: identity)
  }

  @discardableResult
  func sync() async throws -> SyncReport { try await sync(as: .secretary) }

  var tipNow: ObjectID { get throws { try #require(try repository.reference("refs/heads/main")) } }

  func text(at path: String) throws -> String? {
    try current().bytes(path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The numbers of a contribution's revisions, oldest first.
  func numbers(of id: String) async throws -> [Int] {
    try await audit().entries.reversed().filter { $0.revision.facts.contribution == id }
      .compactMap(\.revision.facts.revision)
  }

  func findings() async throws -> [Finding] {
    let report = try await audit()
    return report.findings + report.entries.flatMap(\.findings)
  }
}
