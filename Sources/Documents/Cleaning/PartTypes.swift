import OfficeOpenXML

/// What each part of a package is, by its content types (ECMA-376-2, section 7.3.7). Names are compared without letter case.
struct PartTypes {
  static let part = "[Content_Types].xml"

  private var overrides: [String: String] = [:]
  private var defaults: [String: String] = [:]

  /// Those of an OpenDocument file, which has none.
  init() {}

  /// Reads them. Cost: linear.
  init(_ tree: XMLTree) {
    for node in CleanPart.elements(of: tree) {
      guard let type = tree.attribute(node, "ContentType")?.lowercased() else { continue }
      if let name = tree.attribute(node, "PartName") { overrides[Self.key(name)] = type }
      if let ending = tree.attribute(node, "Extension") { defaults[ending.lowercased()] = type }
    }
  }

  /// A part's name as names are compared.
  static func key(_ name: String) -> String { String(name.lowercased().drop { $0 == "/" }) }

  private func type(of key: String) -> String {
    overrides[key] ?? key.lastIndex(of: ".").flatMap { defaults[String(key[key.index(after: $0)...])] } ?? ""
  }

  /// What is done with a part.
  enum Treatment {
    /// Names are taken from it: Word's own parts, of which it is known where names are.
    case cleaned
    /// Names are taken from it as far as they are where Word has them, and it is said that there may be more.
    case cleanedAsFarAsKnown
    /// It is copied, and it is said that it may hold names.
    case copied
    /// It is copied: a picture of a format in which programs write no names, a font.
    case plain
    /// It is taken out.
    case signature
  }

  private static let signatures = "application/vnd.openxmlformats-package.digital-signature"
  private static let plain = [".png", ".gif", ".bmp", ".emf", ".wmf", ".odttf", ".ttf", ".otf", ".fntdata"]

  /// What is done with a part of a .docx.
  func treatment(ofWordPart name: String) -> Treatment {
    let key = Self.key(name)
    let type = type(of: key)
    if Self.isSignature(type: type) || key.hasPrefix("_xmlsignatures/") { return .signature }
    let isXML = type.hasSuffix("xml") || key.hasSuffix(".xml") || key.hasSuffix(".rels")
    guard isXML else { return Self.plain.contains { key.hasSuffix($0) } ? .plain : .copied }
    let isOwn =
      key.hasSuffix(".rels") || key == Self.key(Self.part) || type.hasPrefix("application/vnd.openxmlformats-")
      || type.hasPrefix("application/vnd.ms-word.")
    return isOwn ? .cleaned : .cleanedAsFarAsKnown
  }

  /// What is done with a part of an .odt, whose names are those of the standard (OpenDocument 1.3, part 2).
  static func treatment(ofOpenPart name: String, isEmpty: Bool) -> Treatment {
    let key = key(name)
    if ["content.xml", "styles.xml", "meta.xml", "settings.xml"].contains(key) { return .cleaned }
    if key.hasPrefix("meta-inf/"), key.hasSuffix("signatures.xml") { return .signature }
    if isEmpty || ["mimetype", "meta-inf/manifest.xml", "manifest.rdf", "layout-cache"].contains(key) { return .plain }
    return plain.contains { key.hasSuffix($0) } ? .plain : .copied
  }

  /// Whether a content type is that of a signature, its origin or its certificate.
  static func isSignature(type: String) -> Bool { type.lowercased().hasPrefix(signatures) }
}
