import DocumentModel
import OfficeOpenXML
import RecordRendering

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The templates of exported documents: the parts under `Templates/`, filled with one publication's words.
struct HouseStyle {
  let publication: Publication

  /// The .docx from which pandoc takes styles, page layout, header and footer.
  func wordReference() throws(PublicationError) -> [UInt8] { try packed("word", first: "[Content_Types].xml") }

  /// The .odt from which pandoc takes the same.
  func openDocumentReference() throws(PublicationError) -> [UInt8] { try packed("odt", first: "mimetype") }

  /// A complete HTML page.
  func page(title: String, body: String) -> [UInt8] {
    let page = TextPage(
      language: publication.language, title: title, author: publication.author, header: publication.header,
      provenance: publication.provenance, pageWords: (publication.pageWords.page, publication.pageWords.of),
      label: publication.label?.line ?? "", time: rfc3339(publication.seconds), body: body)
    var buffer = ByteBuffer()
    page.write(to: &buffer)
    return buffer.bytes
  }

  /// The definitions that precede the text in a typst document.
  var typstHouse: String { part("typst/house.typ") }

  private func packed(_ folder: String, first: String) throws(PublicationError) -> [UInt8] {
    let proofing = ProofingLanguage(publication.language, country: publication.country)
    let values = [
      "header": escaped(publication.header), "provenance": escaped(publication.provenance),
      "page": escaped(publication.pageWords.page), "of": escaped(publication.pageWords.of),
      "proofing": escaped(proofing.tag), "proofing-language": escaped(proofing.language),
      "proofing-country": escaped(proofing.country),
    ]
    let prefix = folder + "/"
    let names = EmbeddedHouseStyle.files.map(\.path).filter { $0.hasPrefix(prefix) }
    let parts = names.map { name in
      (name: String(name.dropFirst(prefix.count)), bytes: Array(Self.fill(part(name), values).utf8))
    }
    do {
      return try ArchiveWriter.archive(
        parts.filter { $0.name == first } + parts.filter { $0.name != first }, compressed: false)
    } catch {
      throw .programFailed(.pandoc, status: -1)
    }
  }

  private func part(_ path: String) -> String {
    guard let file = EmbeddedHouseStyle.files.first(where: { $0.path == path }),
      let data = Data(base64Encoded: file.base64)
    else { preconditionFailure("\(path) is embedded in the program") }
    return String(decoding: data, as: UTF8.self)
  }

  private func escaped(_ text: String) -> String { Self.escaped(text) }

  /// Replaces `{{names}}` by values, in one pass: values are not searched.
  static func fill(_ template: String, _ values: [String: String]) -> String {
    var result = ""
    var rest = template[...]
    while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
      result += rest[..<open.lowerBound]
      result += values[String(rest[open.upperBound..<close.lowerBound])] ?? ""
      rest = rest[close.upperBound...]
    }
    return result + rest
  }

  /// A text for XML, in an element or a quoted attribute.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in VisibleText.of(text).unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}

/// A time as RFC 3339, in UTC.
private func rfc3339(_ seconds: Int64) -> String {
  // ISO8601Format has no year before 1 and none past 9999.
  let bounded = min(max(seconds, -62_135_596_800), 253_402_300_799)
  return Date(timeIntervalSince1970: TimeInterval(bounded)).formatted(.iso8601)
}
