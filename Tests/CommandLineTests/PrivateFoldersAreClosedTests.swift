import Foundation
import Testing

/// The folder of the private record is its user's alone, also one that was there before.
struct PrivateFoldersAreClosedTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func add(_ name: String, to folder: String, at record: String) async throws -> Outcome {
    try await desk.gcmrepo(
      "directory", "add", "--country", "CL", "--name", name, "--private", desk.path(folder), "--private-email",
      "a@example.org", more: ["--party", "RCM-TS", "-C", record])
  }

  private func mode(_ folder: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: desk.path(folder))[.posixPermissions] as? Int
  }

  @Test(arguments: ["there", "not/there/yet"]) func nobodyElseMayEnter(_ folder: String) async throws {
    let record = try await desk.record()
    if folder == "there" {
      try desk.makeFolder(folder)
      try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: desk.path(folder))
    }
    let made = try await add("Juan Soto", to: folder, at: record)
    #expect(made.status == 0, "\(made.said)")
    #expect(try mode(folder) == 0o700)
    // Whoever opens it afterwards is told.
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: desk.path(folder))
    let told = try await desk.done("directory", "list", "--private", desk.path(folder), at: record)
    #expect(told.said.contains("chmod") && told.said.contains("700"), "\(told.said)")
    let again = try await add("Ana Rojas", to: folder, at: record)
    #expect(again.status == 0 && again.said.contains("chmod"), "\(again.said)")
  }

  @Test func aFolderWithFilesStaysAsItIs() async throws {
    let record = try await desk.record()
    try desk.makeFolder("full")
    try desk.write("full/a.txt", "a")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: desk.path("full"))
    #expect(try await add("Juan Soto", to: "full", at: record).status != 0)
    #expect(try mode("full") == 0o755)
  }
}
