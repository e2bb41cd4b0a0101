import SeededRandom
import Foundation

/// A temporary folder that is removed with the test.
final class Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "documents-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = path + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return file
  }
}

typealias SeededNumbers = SeededRandom.SeededNumbers

func makeExecutable(_ path: String) throws {
  try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
}
