import Foundation
import Testing

@testable import GitStore

/// Which keys ssh is given, as a shell reads it.
@Suite struct SSHCommandTests {
  private func words(_ key: String?) throws -> [String] {
    let line = SSHCommand(options: NetworkOptions(), key: key).line
    // As git does it: the shell's own words.
    let shell = Process()
    let pipe = Pipe()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = ["-c", "printf '%s\\n' \(line)"]
    shell.standardOutput = pipe
    try shell.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    shell.waitUntilExit()
    return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private func identities(_ key: String?) throws -> [String] {
    let words = try words(key)
    return words.indices.dropLast().filter { words[$0] == "-i" }.map { words[$0 + 1] }
  }

  @Test func theSigningKeyIsOfferedByWhateverNameItHas() throws {
    let folder = NSTemporaryDirectory() + "it's a; $(touch x) folder-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let plain = folder.replacingOccurrences(of: "$", with: "")
    try FileManager.default.createDirectory(atPath: plain, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: plain) }
    for place in [folder, plain] { try Data("key".utf8).write(to: URL(fileURLWithPath: place + "/key")) }
    #expect(try identities(plain + "/key").first == plain + "/key")
    #expect(try identities(plain + "/key.pub").first == plain + "/key")
    // ssh would expand what is in this name.
    #expect(try identities(folder + "/key") == [])
  }

  @Test(arguments: [nil, "/nonexistent/key", "key::ssh-ed25519 AAAA", "ssh-ed25519 AAAA", "relative/key"])
  func withoutAFileOfItsOwnSSHChoosesAsUsual(_ key: String?) throws {
    #expect(try words(key).first == "ssh")
    #expect(try identities(key) == [])
  }
}
