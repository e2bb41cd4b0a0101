/// What a built portal's folder holds: its sections, the digest of what each was made of, and their files with their sizes.
///
/// It is a text: `gcmrepo portal 1`, then for each section a line `S DIGEST NAME`, and below it for each file a line
/// `F BYTES PATH`, and while it is made for a folder whose files are not known yet a line `D 0 PATH`.
struct PortalManifest: Sendable, Equatable {
  /// The sections, in the portal's order.
  var sections: [Section] = []

  struct Section: Sendable, Equatable {
    let name: String
    let inputs: String
    var files: [File] = []
    /// Folders of which all files are its own.
    var folders: [PortalPath] = []
  }

  struct File: Sendable, Equatable {
    let path: PortalPath
    let bytes: Int
  }

  static let fileName = ".gcmrepo-portal"
  private static let head = "gcmrepo portal 1"

  init() {}

  /// Reads a manifest; `nil` if the bytes are not one. What a line of it does not say right is left out.
  init?(_ bytes: [UInt8]) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    guard let first = lines.first, first.elementsEqual(Self.head.utf8) else { return nil }
    for line in lines.dropFirst() {
      let rest = line.dropFirst(2)
      guard line.dropFirst().first == UInt8(ascii: " "), let space = rest.firstIndex(of: UInt8(ascii: " ")) else {
        continue
      }
      let value = String(decoding: rest[..<space], as: UTF8.self)
      let name = String(decoding: rest[(space + 1)...], as: UTF8.self)
      if line.first == UInt8(ascii: "S") {
        sections.append(Section(name: name, inputs: value))
        continue
      }
      guard !sections.isEmpty, let path = PortalPath(name) else { continue }
      if line.first == UInt8(ascii: "F"), let count = Int(value) {
        sections[sections.count - 1].files.append(File(path: path, bytes: count))
      } else if line.first == UInt8(ascii: "D") {
        sections[sections.count - 1].folders.append(path)
      }
    }
  }

  /// Its bytes.
  var encoded: [UInt8] {
    var bytes = Array((Self.head + "\n").utf8)
    func line(_ kind: String, _ value: String, _ name: String) {
      for word in [kind, " ", value, " ", name, "\n"] { bytes += word.utf8 }
    }
    for section in sections {
      line("S", section.inputs, section.name)
      for file in section.files { line("F", String(file.bytes), file.path.description) }
      for folder in section.folders { line("D", "0", folder.description) }
    }
    return bytes
  }
}
