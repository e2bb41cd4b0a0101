import Foundation
import Subprocess
import Testing

/// A temporary folder in which OpenSSH's own program makes keys and signatures.
final class KeyFolder: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "gcmrepo-keys-" + UUID().uuidString.prefix(8)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  func write(_ text: String, to name: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: file(name))) }

  /// A program, by its path.
  ///
  /// Another process writes it: a file that this one has open for writing, a program that a parallel test starts just then
  /// has open too, and as long as it does the file cannot be run ("Text file busy").
  func script(_ text: String, named name: String) async throws -> String {
    let run = try await Subprocess.run(
      .name("sh"), arguments: ["-c", "cat > \"$0\" && chmod 755 \"$0\"", file(name)], input: .string(text),
      output: .discarded, error: .discarded)
    try #require(run.terminationStatus.isSuccess)
    return file(name)
  }

  func read(_ name: String) throws -> String { try String(contentsOfFile: file(name), encoding: .utf8) }

  /// The output of ssh-keygen, and whether it succeeded.
  @discardableResult
  func sshKeygen(_ arguments: [String], input: String = "") async throws -> (output: String, succeeded: Bool) {
    let run = try await Subprocess.run(
      .name("ssh-keygen"), arguments: Arguments(arguments), environment: .inherit.updating(["TZ": "UTC"]),
      input: .string(input), output: .string(limit: 1 << 20), error: .discarded)
    return (run.standardOutput, run.terminationStatus.isSuccess)
  }

  /// A key of this type, and the line of its public file.
  func makeKey(_ name: String, _ type: String, bits: Int? = nil) async throws -> String {
    let size = bits.map { ["-b", String($0)] } ?? []
    try await sshKeygen(["-q", "-t", type, "-N", "", "-C", "a comment", "-f", file(name)] + size)
    return try read(name + ".pub")
  }

  func sign(_ message: String, by key: String, namespace: String = "git", hash: String? = nil) async throws -> String {
    let options = hash.map { ["-O", "hashalg=" + $0] } ?? []
    let run = try await sshKeygen(["-q", "-Y", "sign", "-n", namespace, "-f", file(key)] + options, input: message)
    try #require(run.succeeded)
    return run.output
  }
}
