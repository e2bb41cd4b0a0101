import Foundation
import Testing

/// The programs with which people and scripts fill in forms.
enum ExternalTools {
  /// A folder that is removed at the end.
  static func inFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  /// Runs a program and gives its output.
  @discardableResult
  static func run(_ program: String, _ arguments: [String], input: Data? = nil) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let (output, errors) = (Pipe(), FileManager.default.temporaryDirectory.appending(path: UUID().uuidString))
    _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
    defer { try? FileManager.default.removeItem(at: errors) }
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    // A file, not a pipe: a program that ends early would end the test as well.
    let given = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: given) }
    try (input ?? Data()).write(to: given)
    process.standardInput = try FileHandle(forReadingFrom: given)
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let said = String(decoding: (try? Data(contentsOf: errors)) ?? Data(), as: UTF8.self)
    try #require(process.terminationStatus == 0, "\(program) \(arguments.first ?? ""): \(said.suffix(2_000))")
    return data
  }

  /// A Python that has some modules: Debian's, else the first on the path.
  static func python(with modules: String...) throws -> String {
    let paths = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map {
      String($0) + "/python3"
    }
    let imports = "import sys" + modules.map { ", " + $0 }.joined()
    let found = (["/usr/bin/python3"] + paths).first { path in
      FileManager.default.isExecutableFile(atPath: path) && hasSuccess(path, ["-c", imports])
    }
    return try #require(
      found, "A Python module is missing. Install it: python3 -m pip install \(modules.joined(separator: " "))")
  }

  private static func hasSuccess(_ program: String, _ arguments: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  /// The path of LibreOffice.
  static func office() throws -> String {
    try #require(
      ["/usr/bin/soffice", "/opt/homebrew/bin/soffice", "/usr/local/bin/soffice"].first {
        FileManager.default.isExecutableFile(atPath: $0)
      }, "LibreOffice is missing. Install it: sudo apt-get install -y libreoffice-writer-nogui")
  }

  /// Opens a file in LibreOffice and saves it again.
  static func savedByLibreOffice(_ bytes: [UInt8], _ ending: String, filter: String) throws -> [UInt8] {
    try inFolder { folder in
      let file = folder.appending(path: "form." + ending)
      try Data(bytes).write(to: file)
      try run(
        try office(),
        [
          "-env:UserInstallation=" + folder.appending(path: "profile").absoluteString, "--headless", "--convert-to",
          ending + ":" + filter, "--outdir", folder.appending(path: "out").path, file.path,
        ])
      return Array(try Data(contentsOf: folder.appending(path: "out/form." + ending)))
    }
  }
}
