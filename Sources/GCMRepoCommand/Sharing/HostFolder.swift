import GCMRepo
import GitStore
import RecordLocalization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The folder of a shared record on its server: the hooks in it, and how it is served.
struct HostFolder {
  let record: Record

  init(_ record: Record) { self.record = record }

  /// This program's absolute path.
  static func program() throws(CommandFailure) -> String {
    if let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") { return path }
    let typed = CommandLine.arguments[0]
    guard typed.contains("/"), let found = realpath(typed, nil) else {
      throw CommandFailure(.usage, Message("Call gcmrepo by its full path: the hooks of the record need it."))
    }
    defer { free(found) }
    return String(cString: found)
  }

  /// Installs the hooks that git runs at each push. They fail closed: without the program nothing is taken.
  func installHooks(program: String) throws(CommandFailure) {
    let folder = record.repository.gitDirectory + "hooks"
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for name in HookEvent.allCases.map(\.rawValue) {
      let script = "#!/bin/sh\nexec \(program.asShellWord) hook \(name)\n"
      let path = folder + "/" + name
      let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o755]
      guard FileManager.default.createFile(atPath: path, contents: Data(script.utf8), attributes: attributes) else {
        throw CommandFailure(RecordError.writing(path, errno))
      }
    }
  }

  /// The line with which OpenSSH lets a person do nothing but fetch and push this record (sshd(8), AUTHORIZED_KEYS).
  static func authorizedKeys(_ path: String, program: String) -> String {
    "restrict,command=\"\(program.asShellWord) host serve \(path.asShellWord)\" ssh-ed25519 AAAA..."
  }

  /// Continues an existing record in a new bare one.
  static func copy<Made>(
    of source: String, to folder: String, _ begin: (Record) async throws -> Made
  ) async throws -> Made {
    let record = try await Record.copy(of: source, to: folder)
    do { return try await begin(record) } catch {
      try? FileManager.default.removeItem(atPath: folder)
      throw error
    }
  }
}
