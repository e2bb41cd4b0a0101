import Foundation
import Testing

/// A built portal as a browser sees it: its pages, their links and anchors.
struct BuiltPortal {
  let folder: String
  /// The pages by their addresses.
  let pages: [String: String]
  /// The addresses of all files.
  let files: Set<String>

  init(_ folder: String) throws {
    self.folder = folder
    let found = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    var (pages, files): ([String: String], Set<String>) = ([:], [])
    for name in found {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder), !isFolder.boolValue
      else {
        continue
      }
      files.insert(name)
      guard name.hasSuffix(".html") else { continue }
      pages[name] = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
    }
    (self.pages, self.files) = (pages, files)
  }

  /// What a link on a page leads to: the address of a file, and an anchor.
  static func target(of link: String, on page: String) -> (file: String, anchor: String?)? {
    guard !link.contains(":") else { return nil }
    let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    var names = page.split(separator: "/").dropLast().map(String.init)
    if parts[0].isEmpty { return (page, parts.count > 1 ? parts[1] : nil) }
    for name in parts[0].split(separator: "/") {
      if name == ".." { _ = names.popLast() } else { names.append(String(name)) }
    }
    return (names.joined(separator: "/"), parts.count > 1 ? parts[1] : nil)
  }

  /// The faults of all links, and of ids that a page has twice.
  var faults: [String] {
    var faults: [String] = []
    var ids: [String: Set<String>] = [:]
    for (name, page) in pages {
      var own: Set<String> = []
      for match in page.matches(of: #/ id="([^"]*)"/#) where !own.insert(String(match.1)).inserted {
        faults.append("\(name) has the id \(match.1) twice")
      }
      ids[name] = own
    }
    for (name, page) in pages {
      for match in page.matches(of: /<(\w+)[^>]*? (?:href|src)="([^"]*)"/) {
        let link = String(match.2)
        guard let target = Self.target(of: link, on: name) else {
          if match.1 != "a" { faults.append("\(name) takes a part from \(link)") }
          continue
        }
        if !files.contains(target.file) { faults.append("\(name): \(link) leads nowhere") }
        if let anchor = target.anchor, ids[target.file]?.contains(anchor) != true {
          faults.append("\(name): there is no anchor \(link)")
        }
      }
    }
    return faults
  }
}
