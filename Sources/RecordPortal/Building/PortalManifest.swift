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
      let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 2)
      guard parts.count == 3 else { continue }
      let words = parts.map { String(decoding: $0, as: UTF8.self) }
      if words[0] == "S" {
        sections.append(Section(name: words[2], inputs: words[1]))
      } else if words[0] == "F", !sections.isEmpty, let count = Int(words[1]), let path = PortalPath(words[2]) {
        sections[sections.count - 1].files.append(File(path: path, bytes: count))
      } else if words[0] == "D", !sections.isEmpty, let path = PortalPath(words[2]) {
        sections[sections.count - 1].folders.append(path)
      }
    }
  }

  /// Its bytes.
  var encoded: [UInt8] {
    var text = Self.head + "\n"
    for section in sections {
      text += "S \(section.inputs) \(section.name)\n"
      for file in section.files { text += "F \(file.bytes) \(file.path)\n" }
      for folder in section.folders { text += "D 0 \(folder)\n" }
    }
    return Array(text.utf8)
  }
}
