import Czlib

/// The dictionaries of a PDF by object number, found by scanning: the last object with a number counts, as in a file
/// with incremental updates. Cost: linear in the file; nesting, objects and decompressed bytes are bounded.
struct PDFObjects {
  private(set) var dictionaries: [Int: [String: PDFValue]] = [:]
  /// Arrays and strings that are separate objects.
  private var values: [Int: PDFValue] = [:]

  private static let mostObjects = 500_000
  private static let mostUnpacked = 50_000_000

  init(_ bytes: [UInt8]) {
    var unpacked = 0
    var at = 0
    while let mark = Self.next(of: "obj", in: bytes, from: at), dictionaries.count + values.count < Self.mostObjects {
      at = mark + 3
      guard let number = Self.number(before: mark, in: bytes) else { continue }
      var parser = PDFParser(bytes[at...])
      guard let value = parser.value(depth: 0) else { continue }
      keep(value, number)
      guard case .dictionary(let dictionary) = value else { continue }
      at = max(at, parser.position)
      if dictionary["Type"]?.name == "ObjStm", unpacked < Self.mostUnpacked {
        unpacked += addObjects(of: dictionary, in: bytes, from: at, limit: Self.mostUnpacked - unpacked)
      }
    }
  }

  private mutating func keep(_ value: PDFValue, _ number: Int) {
    switch value {
    case .dictionary(let dictionary): dictionaries[number] = dictionary
    case .array, .string: values[number] = value
    default: break
    }
  }

  /// An array or a string, even if it is a separate object.
  func resolved(_ value: PDFValue?) -> PDFValue? { value.flatMap(\.reference).flatMap { values[$0] } ?? value }

  /// The value of a key, possibly inherited from an ancestor.
  func inherited(_ key: String, of object: Int) -> PDFValue? {
    var object = object
    for _ in 0..<32 {
      guard let dictionary = dictionaries[object] else { return nil }
      if let value = dictionary[key] { return value }
      guard let parent = dictionary["Parent"]?.reference else { return nil }
      object = parent
    }
    return nil
  }

  /// The object numbers of the pages in order.
  var pages: [Int] {
    guard let catalog = dictionaries.filter({ $0.value["Type"]?.name == "Catalog" }).max(by: { $0.key < $1.key }),
      let root = catalog.value["Pages"]?.reference
    else { return [] }
    var pages: [Int] = []
    var seen: Set<Int> = []
    var open = [root]
    while let object = open.popLast(), pages.count < 20_000 {
      guard seen.insert(object).inserted, let dictionary = dictionaries[object] else { continue }
      if let kids = resolved(dictionary["Kids"])?.array {
        open += kids.reversed().compactMap(\.reference)
      } else {
        pages.append(object)
      }
    }
    return pages
  }

  /// Decompresses an object stream (7.5.7), and returns its size in bytes.
  private mutating func addObjects(
    of dictionary: [String: PDFValue], in bytes: [UInt8], from start: Int, limit: Int
  ) -> Int {
    guard let count = dictionary["N"]?.number, let first = dictionary["First"]?.number, (1...100_000).contains(count),
      (0...Double(limit)).contains(first), let mark = Self.next(of: "stream", in: bytes, from: start),
      mark - start < 64
    else { return 0 }
    var data = mark + 6
    if data < bytes.count, bytes[data] == 0x0D { data += 1 }
    if data < bytes.count, bytes[data] == 0x0A { data += 1 }
    let content = Self.inflated(bytes[min(data, bytes.count)...], limit: limit)
    guard content.count > Int(first) else { return content.count }
    var index = PDFParser(content[..<Int(first)])
    for _ in 0..<Int(count) {
      guard let number = index.value(depth: 0)?.number, let offset = index.value(depth: 0)?.number,
        (0..<1e9).contains(number), (0..<1e9).contains(offset), Int(first) + Int(offset) < content.count
      else { break }
      var parser = PDFParser(content[(Int(first) + Int(offset))...])
      if let value = parser.value(depth: 0) { keep(value, Int(number)) }
    }
    return content.count
  }

  private static func inflated(_ bytes: ArraySlice<UInt8>, limit: Int) -> [UInt8] {
    var stream = z_stream()
    guard inflateInit_(&stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return [] }
    defer { inflateEnd(&stream) }
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    bytes.withUnsafeBufferPointer { input in
      stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.avail_in = UInt32(clamping: input.count)
      var status = Z_OK
      while status == Z_OK, result.count < limit {
        let count = buffer.count
        let filled = buffer.withUnsafeMutableBufferPointer { output in
          stream.next_out = output.baseAddress
          stream.avail_out = UInt32(count)
          status = inflate(&stream, Z_NO_FLUSH)
          return count - Int(stream.avail_out)
        }
        result += buffer[..<filled]
        if filled == 0 { break }
      }
    }
    return result
  }

  private static func next(of word: StaticString, in bytes: [UInt8], from start: Int) -> Int? {
    let length = word.utf8CodeUnitCount
    return bytes.withUnsafeBufferPointer { bytes in
      var at = start
      while at + length <= bytes.count {
        if bytes[at] == word.utf8Start[0], (1..<length).allSatisfy({ bytes[at + $0] == word.utf8Start[$0] }) {
          return at
        }
        at += 1
      }
      return nil
    }
  }

  /// The object's number in `12 0 obj`.
  private static func number(before mark: Int, in bytes: [UInt8]) -> Int? {
    var at = mark - 1
    func isSpace(_ at: Int) -> Bool { at >= 0 && [0x20, 0x0A, 0x0D, 0x09].contains(bytes[at]) }
    func isDigit(_ at: Int) -> Bool { at >= 0 && (0x30...0x39).contains(bytes[at]) }
    while isSpace(at) { at -= 1 }
    guard isDigit(at) else { return nil }
    while isDigit(at) { at -= 1 }
    guard isSpace(at) else { return nil }
    while isSpace(at) { at -= 1 }
    var number = 0
    var factor = 1
    var digits = 0
    while isDigit(at), digits < 9 {
      number += Int(bytes[at] - 0x30) * factor
      factor *= 10
      digits += 1
      at -= 1
    }
    return digits > 0 ? number : nil
  }
}
