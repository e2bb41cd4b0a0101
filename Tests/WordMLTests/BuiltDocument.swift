import OfficeOpenXML
import WordML

/// A Word file made of the markup given, as small as a file can be.
struct BuiltDocument {
  var body: String
  /// The content of `w:settings`; nil for a file without that part.
  var settings: String?

  init(_ body: String, settings: String? = nil) {
    self.body = body
    self.settings = settings
  }

  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
  private static let namespaces = [
    "w": RandomWordText.word, "r": office, "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
  ]

  func file() throws -> [UInt8] {
    let root = Self.namespaces.sorted { $0.key < $1.key }.map { "xmlns:\($0.key)=\"\($0.value)\"" }
      .joined(separator: " ")
    var parts = [
      ("word/document.xml", "<w:document \(root)><w:body>\(body)</w:body></w:document>"),
      ("word/styles.xml", "<w:styles \(root)/>"),
    ]
    if let settings { parts.append(("word/settings.xml", "<w:settings \(root)>\(settings)</w:settings>")) }
    let types = parts.map { name, _ in
      let part = name.dropFirst("word/".count).dropLast(".xml".count)
      return
        "<Override PartName=\"/\(name)\" ContentType=\"\(Self.kind).\(part)\(part == "document" ? ".main" : "")+xml\"/>"
    }.joined()
    let related = parts.dropFirst().map { name, _ in
      let part = name.dropFirst("word/".count).dropLast(".xml".count)
      return "<Relationship Id=\"\(part)\" Type=\"\(Self.office)/\(part)\" Target=\"\(part).xml\"/>"
    }.joined()
    let all = [
      (
        "[Content_Types].xml",
        "<Types xmlns=\"\(Self.package)/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\(types)</Types>"
      ),
      (
        "_rels/.rels",
        "<Relationships xmlns=\"\(Self.package)/relationships\"><Relationship Id=\"d\" Type=\"\(Self.office)/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
      ),
      (
        "word/_rels/document.xml.rels",
        "<Relationships xmlns=\"\(Self.package)/relationships\">\(related)</Relationships>"
      ),
    ]
    return try ArchiveWriter.archive((all + parts).map { ($0.0, Array($0.1.utf8)) })
  }

  static let options = WordRedline.Options(author: "RCM-TS", date: "2017-11-30T12:00:00Z")

  /// The redline of two of them.
  static func redline(
    _ old: BuiltDocument, _ new: BuiltDocument, options: WordRedline.Options = options
  ) throws -> WordRedline {
    try WordRedline.write(old: old.file(), new: new.file(), options: options)
  }

  /// The redline's main part, its changes' ids, authors and dates left out.
  static func markup(
    _ old: String, _ new: String, options: WordRedline.Options = options
  ) throws -> String {
    let redline = try redline(BuiltDocument(old), BuiltDocument(new), options: options)
    return try part("word/document.xml", of: redline)
  }

  static func part(_ name: String, of redline: WordRedline) throws -> String {
    let tree = try XMLTree(name, in: OfficeArchive(redline.bytes))
    return String(decoding: tree.bytes, as: UTF8.self)
      .replacing(#/ w:id="\d+" w:author="RCM-TS" w:date="[^"]*"/#, with: "")
  }
}
