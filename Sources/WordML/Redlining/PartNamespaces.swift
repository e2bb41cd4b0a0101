import OfficeOpenXML

/// The prefixes that a part's root declares, and how those of the old file are merged into the new one's.
struct PartNamespaces {
  private(set) var addresses: [String: String] = [:]
  private var ignorable: [String] = []

  init(_ tree: XMLTree) {
    XMLTags.attributes(of: tree.bytes[tree.openingTag(tree.root)]) { name, value in
      let written = String(decoding: name, as: UTF8.self)
      if written.hasPrefix("xmlns:") { addresses[String(written.dropFirst(6))] = XMLTags.decoded(value) }
      if written.hasSuffix(":Ignorable") {
        ignorable = XMLTags.decoded(value).split(separator: " ").map(String.init)
      }
    }
  }

  /// The URI of WordprocessingML, which distinguishes the strict form from the transitional one.
  func wordAddress(_ tree: XMLTree) -> String? {
    addresses[String(decoding: tree.writtenPrefix(tree.root).dropLast(), as: UTF8.self)]
  }

  /// The prefixes of the relationships namespace.
  var relationshipPrefixes: Set<String> {
    Set(addresses.filter { $0.value.hasSuffix("/relationships") }.map(\.key)).union(["r"])
  }

  /// Whether a prefix means another thing in the other part.
  func conflicts(with other: PartNamespaces) -> Bool {
    addresses.contains { other.addresses[$0.key].map { [address = $0.value] in $0 != address } ?? false }
  }

  /// The new part's root tag, with the prefixes that only the old one declares.
  static func rootTag(of new: XMLTree, adding old: PartNamespaces) -> [UInt8] {
    let own = PartNamespaces(new)
    var tag = Array(new.openTag(new.root))
    let missing = old.addresses.filter { own.addresses[$0.key] == nil }.sorted { $0.key < $1.key }
    guard !missing.isEmpty else { return tag }
    tag.removeLast()
    for (prefix, address) in missing {
      tag += Array(" xmlns:\(prefix)=\"".utf8) + XMLTags.escaped(address) + Array("\"".utf8)
    }
    let toIgnore = old.ignorable.filter { name in missing.contains { $0.key == name } }
    if !toIgnore.isEmpty {
      tag = Self.ignoring(toIgnore, in: tag, compatibility: own.compatibility ?? old.compatibility)
    }
    return tag + Array(">".utf8)
  }

  private var compatibility: String? { addresses.first { $0.value.contains("markup-compatibility") }?.key }

  private static func ignoring(_ prefixes: [String], in tag: [UInt8], compatibility: String?) -> [UInt8] {
    var place: Int?
    XMLTags.attributes(of: tag[...]) { name, value in
      if String(decoding: name, as: UTF8.self).hasSuffix(":Ignorable") { place = value.endIndex }
    }
    let list = prefixes.joined(separator: " ")
    if let place { return Array(tag[..<place]) + Array(" \(list)".utf8) + tag[place...] }
    guard let compatibility else { return tag }
    return tag + Array(" \(compatibility):Ignorable=\"\(list)\"".utf8)
  }
}
