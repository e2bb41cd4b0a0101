import SeededRandom
import Foundation
import GitStore
import Subprocess
import Testing

/// A temporary folder that is removed with the test.
final class Scratch: Sendable {
  let path: String

  /// In memory if the system has room there: a record syncs each write, which is slow on a busy disk.
  static let base: String = {
    let memory = "/dev/shm/"
    let free = try? FileManager.default.attributesOfFileSystem(forPath: memory)[.systemFreeSize] as? NSNumber
    let roomy = (free?.int64Value ?? 0) > 1 << 29 && FileManager.default.isWritableFile(atPath: memory)
    return roomy ? memory : NSTemporaryDirectory()
  }()

  init() throws {
    path = Self.base + "gcmrepo-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { remove() }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws {
    let file = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
}

/// The output of git, without its last newline.
///
/// It acts as one person, whatever the machine's configuration, and accepts names that git would refuse.
@discardableResult
func git(_ arguments: String..., in folder: String) async throws -> String {
  try await git(arguments, in: folder)
}

@discardableResult
func git(_ arguments: [String], in folder: String) async throws -> String {
  let settings = [
    "user.name=Hand", "user.email=hand@example.org", "commit.gpgSign=false", "tag.gpgSign=false",
    "core.protectNTFS=false",
  ]
  let run = try await Subprocess.run(
    .name("git"), arguments: Arguments(["-C", folder] + settings.flatMap { ["-c", $0] } + arguments),
    environment: .inherit.updating(["LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_REPLACE_OBJECTS": "1"]),
    output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
  try #require(
    run.terminationStatus.isSuccess, "git \(arguments.joined(separator: " ")): \(run.standardError)")
  return run.standardOutput.trimmingCharacters(in: .newlines)
}

/// The output of a shell command, without its last newline.
func shell(_ script: String) async throws -> String {
  let run = try await Subprocess.run(
    .name("sh"), arguments: ["-c", script], output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
  try #require(run.terminationStatus.isSuccess, "\(script): \(run.standardError)")
  return run.standardOutput.trimmingCharacters(in: .newlines)
}

typealias SeededNumbers = SeededRandom.SeededNumbers
