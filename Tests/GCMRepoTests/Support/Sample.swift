import Foundation
import GitStore
import Testing

@testable import GCMRepo

/// A separate bare record for one test, as `create` makes it from the built-in template.
final class Sample: Sendable {
  let scratch: Scratch
  let record: Record

  var folder: String { scratch.path + "/record" }
  var tip: ObjectID {
    get throws { try #require(try record.repository.reference("refs/heads/main")) }
  }

  init() throws {
    scratch = try Scratch()
    // Creating one syncs each of its files to disk; a copy of a packed one is only a dozen files.
    try FileManager.default.copyItem(atPath: try Self.seed.get(), toPath: scratch.path + "/record")
    record = try Record.open(scratch.path + "/record")
  }

  private static let seedFolder =
    Scratch.base + "gcmrepo-tests-seed-\(ProcessInfo.processInfo.processIdentifier)"

  private static let seed: Result<String, any Error> = Result {
    atexit { try? FileManager.default.removeItem(atPath: Sample.seedFolder) }
    _ = try Record.create(at: seedFolder, from: .builtIn(), bare: true, as: .secretary)
    let git = Process()
    git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    git.arguments = ["git", "-C", seedFolder, "repack", "-a", "-d", "-q"]
    try git.run()
    git.waitUntilExit()
    try FileManager.default.removeItem(atPath: seedFolder + "/hooks")
    return seedFolder
  }

  /// Submits one text, in Spanish by default.
  @discardableResult
  func submit(
    _ party: PartyCode, _ slug: String, _ text: String = "Texto.\n", kind: ContributionKind = .input,
    language: LanguageTag = "es", as identity: Identity = .focalPoint
  ) async throws -> SubmissionResult {
    var submission = Submission(party: party, kind: kind, files: [.markdown(text, language)])
    submission.slug = slug
    return try await record.submit(submission, as: identity)
  }

  @discardableResult
  func tag(_ name: DraftName) async throws -> Draft {
    try await record.tag(name, message: "Freeze \(name)", party: "AD-HOC", as: .secretary)
  }

  func commit(_ id: ObjectID? = nil) throws -> Commit { try record.repository.commit(try id ?? tip) }

  /// The paths in which the tip differs from its parent.
  func changedPaths() throws -> [String] {
    let commit = try commit()
    let parent = try commit.parents.first.map { try record.repository.commit($0).tree }
    return try record.repository.changedPaths(from: parent, to: commit.tree).map(\.path).sorted()
  }

  func text(_ path: String) throws -> String? {
    try record.current().bytes(path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// A file in a commit made by hand.
  struct Entry {
    var path: String
    var content: String
    var mode = "100644"

    fileprivate var isUnusual: Bool { mode != "100644" || (try? TreePath(path)) == nil }
  }

  /// A commit by somebody who does not use gcmrepo.
  @discardableResult
  func commitByHand(
    _ entries: [Entry], removing removed: [String] = [], message: String, otherParents: [ObjectID] = []
  ) async throws -> ObjectID {
    let (repository, parent) = (record.repository, try tip)
    var tree = try commit().tree
    if entries.contains(where: \.isUnusual) {
      tree = try await treeOfStockGit(entries)
    } else {
      var edits = try removed.map { TreeEdit(try TreePath($0), .remove) }
      for entry in entries {
        edits.append(
          .init(try TreePath(entry.path), .set(try repository.writeBlob(Array(entry.content.utf8)))))
      }
      tree = try repository.tree(tree, applying: edits)
    }
    let hand = Signature(name: "Hand", email: "hand@example.org", time: 1_496_275_200)
    let commit = try repository.writeCommit(
      tree: tree, parents: [parent] + otherParents, author: try submitter(in: tree, message) ?? hand,
      committer: hand, message: message)
    try repository.moveReference("refs/heads/main", from: parent, to: commit, reason: "by hand")
    return commit
  }

  /// The author whom the `contribution.yml` of a submission states, so that a test of another rule does not break that
  /// one.
  private func submitter(in tree: ObjectID, _ message: String) throws -> Signature? {
    guard let id = CommitFacts(Trailers(of: message)).contribution.flatMap({ ContributionID($0) }),
      let entry = try record.repository.entry(at: id.factPath, in: tree),
      let file = try? RecordFile(path: id.factPath, bytes: record.repository.blob(entry.id)),
      let stated = try? Contribution(file, id: id), let name = stated.submittedBy?.name, let time = stated.submittedAt
    else { return nil }
    return Signature(name: name, email: "hand@example.org", time: time.seconds)
  }

  /// The tip's tree with entries that our own writer refuses.
  private func treeOfStockGit(_ entries: [Entry]) async throws -> ObjectID {
    try await git("read-tree", "main", in: folder)
    var line = ["update-index", "--add"]
    for entry in entries {
      let id =
        entry.mode == "160000" ? try tip : try record.repository.writeBlob(Array(entry.content.utf8))
      line += ["--cacheinfo", "\(entry.mode),\(id),\(entry.path)"]
    }
    try await git(line, in: folder)
    return try #require(ObjectID(hex: try await git("write-tree", in: folder)))
  }

  /// The findings of the newest commit.
  func findingsOfTip() async throws -> [Finding] {
    try #require(try await record.audit().entries.first).findings
  }

  /// The findings that belong to no commit.
  func otherFindings() async throws -> [Finding] { try await record.audit().findings }
}

extension Identity {
  static let focalPoint = Identity(
    author: .init(name: "Lucía Pérez", email: "lucia@cl.example.org", date: Timestamp("2017-05-11T16:00:00Z"))
  )
  static let secretary = Identity(
    author: .init(name: "Ana Soto", email: "ana@rcm.example.org", date: Timestamp("2017-05-10T12:00:00Z")))
}

extension Submission.File {
  static func markdown(_ text: String, _ language: LanguageTag = "es", title: String? = nil) -> Self {
    Self(
      language: language, fileExtension: "md", mediaType: "text/markdown", original: Array(text.utf8),
      text: Array(text.utf8), foundTitle: title, name: "aportes.\(language).md")
  }

  /// A Word file, as far as the record examines it.
  static func word(_ bytes: String, text: String, _ language: LanguageTag = "es") -> Self {
    Self(
      language: language, fileExtension: "docx",
      mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      original: Array(bytes.utf8), text: Array(text.utf8), foundTitle: nil, name: "aportes.docx")
  }
}
