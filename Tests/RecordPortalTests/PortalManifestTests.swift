import Testing

@testable import RecordPortal

struct PortalManifestTests {
  @Test func `it is read as it was written`() throws {
    var manifest = PortalManifest()
    manifest.sections = [
      .init(name: "k/CL/inputs/aportes", inputs: "ab", files: [.init(path: .root, bytes: 12)]),
      .init(name: "with spaces", inputs: "cd"),
      .init(name: "pending", inputs: "-", folders: [PortalPath(names: ["search", "CL"])]),
    ]
    #expect(PortalManifest(manifest.encoded) == manifest)
  }

  @Test func `lines that lead out of the folder are left out`() throws {
    let text =
      "gcmrepo portal 1\nS ab x\nF 1 ../../etc/passwd\nF 1 .git/config\nF x index.html\nF 3 es/index.html\nnoise\n"
    let manifest = try #require(PortalManifest(Array(text.utf8)))
    #expect(manifest.sections.map { $0.files.map(\.path.description) } == [["es/index.html"]])
    #expect(PortalManifest(Array("something else\n".utf8)) == nil)
    #expect(PortalManifest([]) == nil)
  }
}
