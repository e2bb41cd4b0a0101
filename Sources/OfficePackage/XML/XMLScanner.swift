import Cexpat

/// What looks at the elements of an XML part as they pass.
///
/// Names come with their namespace, so that any prefix will do.
public protocol XMLVisitor: AnyObject {
  func begin(_ name: XMLName, _ attributes: XMLAttributes)
  /// - Parameter bytes: where the closing tag stands; empty for an element of one tag.
  func end(_ name: XMLName, _ bytes: Range<Int>)
  func text(_ text: UnsafeBufferPointer<UInt8>)
  /// Where a piece of text stands in the part; the marks round a section of plain characters (CDATA) count as text.
  func text(at bytes: Range<Int>)
}

extension XMLVisitor {
  public func text(at bytes: Range<Int>) {}
}

/// An element's attributes, read only where someone asks; valid during the call that gives them.
public struct XMLAttributes {
  fileprivate let pairs: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
  /// Where the opening tag stands in the part.
  public let bytes: Range<Int>

  /// The value of the attribute of that local name, whatever its namespace.
  public subscript(_ local: String) -> String? {
    guard let pairs else { return nil }
    var index = 0
    while let name = pairs[index], let value = pairs[index + 1] {
      if Self.isLocal(name, local) { return String(cString: value) }
      index += 2
    }
    return nil
  }
}

extension XMLAttributes {
  /// Whether `namespace|local` or `local` is of that local name.
  private static func isLocal(_ name: UnsafePointer<XML_Char>, _ local: String) -> Bool {
    var local = local
    return local.withUTF8 { wanted in
      var length = 0
      while name[length] != 0 { length += 1 }
      let start = length - wanted.count
      guard start == 0 || (start > 0 && name[start - 1] == XML_Char(UInt8(ascii: "|"))) else { return false }
      return wanted.indices.allSatisfy { UInt8(bitPattern: name[start + $0]) == wanted[$0] }
    }
  }
}

/// One pass of expat over one part, in pieces: nothing is kept but what the visitor keeps.
///
/// Entities of the document's own are refused, nothing outside the part is ever loaded, and elements may
/// not be nested deeper than the limit.
final class XMLScanner {
  /// Levels of elements. Real documents stay under 60, also with tables within tables.
  static let depthLimit = 256
  /// Elements of one part, so that a tree of them stays under 150 megabytes; 900 pages have some 700,000.
  static let elementLimit = 2_000_000

  private let parser: XML_Parser
  private let visitor: any XMLVisitor
  private let part: String
  private var depth = 0
  private var elements = 0
  private var fault: PackageError.Damage?
  fileprivate var names = XMLNames()

  init(part: String, visitor: any XMLVisitor) {
    self.part = part
    self.visitor = visitor
    // XML_ParserCreateNS fails only when there is no memory.
    parser = XML_ParserCreateNS(nil, XML_Char(UInt8(ascii: "|")))!
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(parser, beginElement, endElement)
    XML_SetCharacterDataHandler(parser, characterData)
    XML_SetCdataSectionHandler(parser, cdataMark, cdataMark)
    XML_SetStartDoctypeDeclHandler(parser, beginDoctype)
  }

  deinit { XML_ParserFree(parser) }

  func feed(_ piece: UnsafeRawBufferPointer) throws(PackageError) {
    let bytes = piece.bindMemory(to: CChar.self)
    try check(XML_Parse(parser, bytes.baseAddress, Int32(piece.count), 0))
  }

  func finish() throws(PackageError) {
    try check(XML_Parse(parser, nil, 0, 1))
  }

  private func check(_ status: XML_Status) throws(PackageError) {
    guard status != XML_STATUS_OK else { return }
    let damage = fault ?? .xml(part: part, line: Int(XML_GetCurrentLineNumber(parser)))
    throw .damaged(damage)
  }

  fileprivate func stop(_ damage: PackageError.Damage) {
    fault = damage
    XML_StopParser(parser, XML_Bool(0))
  }

  fileprivate func begin(_ name: XMLName, _ pairs: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?) {
    depth += 1
    guard depth <= Self.depthLimit else { return stop(.nesting(part: part, limit: Self.depthLimit)) }
    elements += 1
    guard elements <= Self.elementLimit else { return stop(.elements(part: part, limit: Self.elementLimit)) }
    visitor.begin(name, XMLAttributes(pairs: pairs, bytes: place))
  }

  private var place: Range<Int> {
    let start = Int(XML_GetCurrentByteIndex(parser))
    return start..<(start + Int(XML_GetCurrentByteCount(parser)))
  }

  fileprivate func end(_ name: XMLName) {
    depth -= 1
    visitor.end(name, place)
  }

  fileprivate func text(_ text: UnsafeBufferPointer<UInt8>) {
    visitor.text(at: place)
    visitor.text(text)
  }

  fileprivate func mark() { visitor.text(at: place) }

  /// Old OpenOffice files name a DTD without bringing it; one that is brought is an attack.
  fileprivate func refuseEntities(ifAny bringsOwn: Bool) {
    if bringsOwn { stop(.entities(part: part)) }
  }
}

extension OfficeArchive {
  /// Passes a part before a visitor.
  public func scan(_ part: String, _ visitor: any XMLVisitor) throws(PackageError) {
    let scanner = XMLScanner(part: part, visitor: visitor)
    try readText(part) { (piece) throws(PackageError) in try scanner.feed(piece) }
    try scanner.finish()
  }
}

private func scanner(_ data: UnsafeMutableRawPointer?) -> XMLScanner {
  Unmanaged<XMLScanner>.fromOpaque(data!).takeUnretainedValue()
}

private func beginElement(
  _ data: UnsafeMutableRawPointer?, _ name: UnsafePointer<XML_Char>?,
  _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
) {
  guard let name else { return }
  let scanner = scanner(data)
  scanner.begin(scanner.names[name], attributes)
}

private func endElement(_ data: UnsafeMutableRawPointer?, _ name: UnsafePointer<XML_Char>?) {
  guard let name else { return }
  let scanner = scanner(data)
  scanner.end(scanner.names[name])
}

private func characterData(_ data: UnsafeMutableRawPointer?, _ text: UnsafePointer<XML_Char>?, _ count: Int32) {
  guard let text else { return }
  text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
    scanner(data).text(UnsafeBufferPointer(start: $0, count: Int(count)))
  }
}

private func cdataMark(_ data: UnsafeMutableRawPointer?) { scanner(data).mark() }

private func beginDoctype(
  _ data: UnsafeMutableRawPointer?, _ name: UnsafePointer<XML_Char>?, _ system: UnsafePointer<XML_Char>?,
  _ publicName: UnsafePointer<XML_Char>?, _ hasInternalSubset: Int32
) {
  scanner(data).refuseEntities(ifAny: hasInternalSubset != 0)
}
