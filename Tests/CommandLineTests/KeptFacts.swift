import Foundation
import RecordRendering
import Testing

extension Desk {
  /// Runs a command on the record's facts on behalf of the secretariat of one conference, and returns its JSON answer.
  @discardableResult
  func keep(
    _ words: String..., more: [String] = [], at record: String, _ location: SourceLocation = #_sourceLocation
  ) async throws -> Outcome {
    try await done(
      more: words + more + ["--party", "RCM-TS", "--format", "json", "-C", record], location)
  }

  /// The same, for a command that is to be refused.
  func refuse(_ words: String..., more: [String] = [], at record: String) async throws -> Outcome {
    try await gcmrepo(more: words + more + ["--party", "RCM-TS", "-C", record])
  }

  /// The rows of a list.
  func rows(_ words: String..., key: String, at record: String) async throws -> [JSONValue] {
    try await done(more: words + ["--format", "json", "-C", record]).json()[key]?.array ?? []
  }

  /// `audit` and `verify` find nothing, and git finds no damage.
  func expectSound(_ record: String, _ location: SourceLocation = #_sourceLocation) async throws {
    for command in ["audit", "verify"] {
      let run = try await gcmrepo(command, at: record)
      #expect(run.status == 0, "\(command): \(run.said)", sourceLocation: location)
    }
    try await git("fsck", "--strict", in: record, location)
  }

  /// The last commit as git sees it: its subject, its trailers, and the files that it changes.
  func lastCommit(of record: String) async throws -> [String] {
    let message = try await git("log", "-1", "--format=%s%n%(trailers)", in: record)
    let files = try await git("diff-tree", "--no-commit-id", "--name-only", "-r", "HEAD", in: record)
    return (message + "\n" + files).split(separator: "\n").map(String.init)
  }
}
