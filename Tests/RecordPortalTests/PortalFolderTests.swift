import Foundation
import Testing

@testable import RecordPortal

@Suite("What an interrupted build left is found")
struct PortalFolderTests {
  /// Calls the closure with a folder that is removed afterwards.
  private func withFolder(_ body: (PortalFolder, String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "portal-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(try PortalFolder(path), path)
  }

  @Test func `all files of a folder whose making was begun, and of the files named those that are there`() throws {
    try withFolder { folder, path in
      for name in ["search/CL/w-all.js", "search/CL/deep/t0.js", "search/PE/w-all.js", "es/index.html"] {
        try folder.write([1], to: name, number: 0)
      }
      try FileManager.default.createSymbolicLink(
        atPath: path + "/search/CL/link.js", withDestinationPath: "/etc/passwd")
      let pending = PortalManifest.Section(
        name: "pending", inputs: "-",
        files: [
          .init(path: PortalPath(names: ["es", "index.html"]), bytes: -1),
          .init(path: PortalPath(names: ["pt", "index.html"]), bytes: -1),
        ], folders: [PortalPath(names: ["search", "CL"]), PortalPath(names: ["none"])])
      let found = folder.files(of: [pending]).map(\.description).sorted()
      #expect(found == ["es/index.html", "search/CL/deep/t0.js", "search/CL/w-all.js"])
    }
  }

  @Test func `a section is whole if each of its files is there in its size`() throws {
    try withFolder { folder, _ in
      try folder.write([1, 2], to: "a.html", number: 0)
      try folder.write([1, 2], to: "b.html", number: 0)
      var manifest = PortalManifest()
      let (a, b) = (PortalPath(names: ["a.html"]), PortalPath(names: ["b.html"]))
      manifest.sections = [
        .init(name: "whole", inputs: "1", files: [.init(path: a, bytes: 2)]),
        .init(name: "other size", inputs: "2", files: [.init(path: a, bytes: 2), .init(path: b, bytes: 3)]),
      ]
      try folder.write(manifest.encoded, to: PortalManifest.fileName, number: 0)
      #expect(LastBuild(in: folder)?.whole == ["whole"])
    }
  }

  @Test func `a folder with other things is no portal's`() throws {
    try withFolder { folder, path in
      #expect(LastBuild(in: folder)?.manifest == PortalManifest())
      try Data("x".utf8).write(to: URL(filePath: path + "/notes.txt"))
      #expect(LastBuild(in: folder)?.manifest == nil)
    }
  }

  @Test(arguments: [[], [PortalManifest.fileName], ["notes.txt"]])
  func `the file that a killed build was writing is removed, if the folder is a portal's`(others: [String]) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "portal-\(UUID())").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let unfinished = [".gcmrepo-0", ".gcmrepo-2"]
    for name in unfinished + others { try Data("x".utf8).write(to: URL(filePath: path + "/" + name)) }
    _ = try PortalFolder(path)
    let left = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    #expect(left == (others == ["notes.txt"] ? unfinished + others : others).sorted())
  }
}
