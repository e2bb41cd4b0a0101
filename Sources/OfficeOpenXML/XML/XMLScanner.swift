import Cexpat

/// Receives the elements of an XML part as it is parsed.
///
/// Names are given with their namespace, so the prefix does not matter.
public protocol XMLVisitor: AnyObject {
  /// A start tag. The attributes are valid during the call.
  func begin(_ name: XMLName, _ attributes: XMLAttributes)
  /// - Parameters:
  ///   - name: the name of the element that ends.
  ///   - bytes: the range of the closing tag; empty for an empty-element tag.
  func end(_ name: XMLName, _ bytes: Range<Int>)
  /// Characters between tags, in UTF-8; one text may be passed in several calls.
  func text(_ text: UnsafeBufferPointer<UInt8>)
  /// The range of a piece of text in the part; the delimiters of a CDATA section count as text.
  func text(at bytes: Range<Int>)
}

extension XMLVisitor {
  /// Most visitors do not need the position of a text.
  public func text(at bytes: Range<Int>) {}
}

/// An element's attributes, parsed only when requested; valid during the call that passes them.
public struct XMLAttributes {
  fileprivate let pairs: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
  /// The range of the opening tag in the part.
  public let bytes: Range<Int>

  /// The value of the attribute with that local name, in any namespace.
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
  /// Whether `prefix:local` or `local` has that local name; a namespace declaration is not an attribute.
  private static func isLocal(_ name: UnsafePointer<XML_Char>, _ local: String) -> Bool {
    var local = local
    return local.withUTF8 { wanted in
      var length = 0
      while name[length] != 0 { length += 1 }
      let start = length - wanted.count
      guard start == 0 || (start > 0 && name[start - 1] == XML_Char(UInt8(ascii: ":"))) else { return false }
      guard !XMLNamespaces.isDeclaration(name) else { return false }
      return wanted.indices.allSatisfy { UInt8(bitPattern: name[start + $0]) == wanted[$0] }
    }
  }
}

/// One pass of expat over one part: only a subclass keeps anything.
///
/// The document's own entities are refused, nothing outside the part is ever loaded, and elements may not be nested
/// deeper than the limit.
class XMLScanner {
  /// The deepest nesting of elements. Real documents stay below 60, even with nested tables.
  static let depthLimit = 256
  /// The most elements of one part, so that its tree stays below 150 megabytes; 900 pages have some 700,000.
  static let elementLimit = 2_000_000

  private let parser: XML_Parser
  private let part: String
  /// Outside the object, so that the many accesses per element are not checked for exclusivity.
  private let state: UnsafeMutablePointer<State>
  final var names: [XMLName] { state.pointee.namespaces.names.names }

  private struct State {
    /// The name numbers of the open elements.
    var open: [Int32] = []
    var elements = 0
    var fault: PackageError.Damage?
    var namespaces = XMLNamespaces()
  }

  init(part: String) {
    self.part = part
    state = .allocate(capacity: 1)
    state.initialize(to: State())
    // XML_ParserCreate fails only if there is no memory. Prefixes are resolved here, see XMLNamespaces.
    parser = XML_ParserCreate(nil)!
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(parser, beginElement, endElement)
    XML_SetCharacterDataHandler(parser, characterData)
    XML_SetCdataSectionHandler(parser, cdataMark, cdataMark)
    XML_SetStartDoctypeDeclHandler(parser, beginDoctype)
  }

  deinit {
    XML_ParserFree(parser)
    state.deinitialize(count: 1)
    state.deallocate()
  }

  // MARK: Overridden by subclasses

  /// - Parameter name: an index into ``names``.
  func begin(_ name: Int32, _ attributes: XMLAttributes) {}
  func end(_ name: Int32, _ bytes: Range<Int>) {}
  /// - Parameter text: empty for the delimiters of a CDATA section.
  func text(_ text: UnsafeBufferPointer<UInt8>, at place: Range<Int>) {}

  // MARK: Parsing

  /// Parses a whole part.
  final func scan(_ bytes: [UInt8]) throws(PackageError) {
    guard let count = Int32(exactly: bytes.count) else { throw .unpacksTooLarge(limit: Int(Int32.max)) }
    let status = bytes.withUnsafeBytes { bytes in
      XML_Parse(parser, bytes.bindMemory(to: CChar.self).baseAddress, count, 1)
    }
    guard status != XML_STATUS_OK else { return }
    let damage = state.pointee.fault ?? .xml(part: part, line: Int(XML_GetCurrentLineNumber(parser)))
    throw .damaged(damage)
  }

  private func stop(_ damage: PackageError.Damage) {
    state.pointee.fault = damage
    XML_StopParser(parser, XML_Bool(0))
  }

  private final var place: Range<Int> {
    let start = Int(XML_GetCurrentByteIndex(parser))
    return start..<(start + Int(XML_GetCurrentByteCount(parser)))
  }

  fileprivate final func begin(
    _ name: UnsafePointer<XML_Char>, _ pairs: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
  ) {
    guard state.pointee.open.count < Self.depthLimit else {
      return stop(.nesting(part: part, limit: Self.depthLimit))
    }
    state.pointee.elements += 1
    guard state.pointee.elements <= Self.elementLimit else {
      return stop(.elements(part: part, limit: Self.elementLimit))
    }
    guard let number = state.pointee.namespaces.begin(name, pairs) else {
      let isFull = state.pointee.namespaces.isFull
      return stop(
        isFull
          ? .elements(part: part, limit: Self.elementLimit)
          : .xml(part: part, line: Int(XML_GetCurrentLineNumber(parser))))
    }
    state.pointee.open.append(number)
    begin(number, XMLAttributes(pairs: pairs, bytes: place))
  }

  fileprivate final func end() {
    guard let number = state.pointee.open.popLast() else { return }
    state.pointee.namespaces.end()
    end(number, place)
  }

  fileprivate final func text(_ text: UnsafeBufferPointer<UInt8>) { self.text(text, at: place) }

  /// Old OpenOffice files name a DTD without including it; an included one is an attack.
  fileprivate final func refuseEntities(ifAny bringsOwn: Bool) {
    if bringsOwn { stop(.entities(part: part)) }
  }
}

/// Passes a part to a visitor.
private final class VisitedScan: XMLScanner {
  private let visitor: any XMLVisitor

  init(part: String, visitor: any XMLVisitor) {
    self.visitor = visitor
    super.init(part: part)
  }

  override func begin(_ name: Int32, _ attributes: XMLAttributes) { visitor.begin(names[Int(name)], attributes) }
  override func end(_ name: Int32, _ bytes: Range<Int>) { visitor.end(names[Int(name)], bytes) }

  override func text(_ text: UnsafeBufferPointer<UInt8>, at place: Range<Int>) {
    visitor.text(at: place)
    visitor.text(text)
  }
}

extension OfficeArchive {
  /// Passes a part to a visitor.
  public func scan(_ part: String, _ visitor: any XMLVisitor) throws(PackageError) {
    let scanner = VisitedScan(part: part, visitor: visitor)
    try scanner.scan(textBytes(of: part))
  }
}

/// The scanner given to a parser; it outlives the parser's work, so no reference counting is needed.
@inline(__always)
private func scanner(_ data: UnsafeMutableRawPointer?, _ body: (XMLScanner) -> Void) {
  Unmanaged<XMLScanner>.fromOpaque(data!)._withUnsafeGuaranteedRef { body($0) }
}

private func beginElement(
  _ data: UnsafeMutableRawPointer?, _ name: UnsafePointer<XML_Char>?,
  _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
) {
  if let name { scanner(data) { $0.begin(name, attributes) } }
}

private func endElement(_ data: UnsafeMutableRawPointer?, _ name: UnsafePointer<XML_Char>?) {
  scanner(data) { $0.end() }
}

private func characterData(_ data: UnsafeMutableRawPointer?, _ text: UnsafePointer<XML_Char>?, _ count: Int32) {
  guard let text else { return }
  text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { text in
    scanner(data) { $0.text(UnsafeBufferPointer(start: text, count: Int(count))) }
  }
}

private func cdataMark(_ data: UnsafeMutableRawPointer?) {
  scanner(data) { $0.text(UnsafeBufferPointer(start: nil, count: 0)) }
}

private func beginDoctype(
  _ data: UnsafeMutableRawPointer?, _ name: UnsafePointer<XML_Char>?, _ system: UnsafePointer<XML_Char>?,
  _ publicName: UnsafePointer<XML_Char>?, _ hasInternalSubset: Int32
) {
  scanner(data) { $0.refuseEntities(ifAny: hasInternalSubset != 0) }
}
