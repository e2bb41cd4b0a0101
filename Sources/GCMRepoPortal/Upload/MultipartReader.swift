#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads `multipart/form-data` (RFC 7578) piece by piece: fields of text, and one file, which is handed on as it comes.
struct MultipartReader {
  /// What it finds.
  enum Part: Sendable, Hashable {
    /// A field of text, whole.
    case field(name: String, value: [UInt8])
    /// The file begins.
    case file(name: String, fileName: String)
    /// The file goes on.
    case bytes([UInt8])
  }

  /// Why a body is none.
  enum Malformed: Error, Sendable, Hashable { case form, tooLong, twoFiles }

  private let delimiter: [UInt8]
  /// What is not decided yet: it may be the beginning of a delimiter.
  private var held: [UInt8] = Array("\r\n".utf8)
  private var state = State.preamble
  private var value: [UInt8] = []
  private var fieldName = ""
  private var hasFile = false
  private var count = 0

  private enum State { case preamble, headers, field, file, end }

  private static let longestHeaders = 8_192
  private static let mostParts = 40

  /// - Parameter boundary: at most 70 characters (RFC 2046, 5.1.1).
  init?(boundary: String) {
    guard (1...70).contains(boundary.utf8.count), boundary.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      return nil
    }
    delimiter = Array("\r\n--\(boundary)".utf8)
  }

  /// The boundary of a media type: `multipart/form-data; boundary=…`.
  static func boundary(of contentType: String) -> String? {
    let parts = contentType.split(separator: ";", omittingEmptySubsequences: false)
    guard parts.first?.lowercased().filter({ $0 != " " }) == "multipart/form-data" else { return nil }
    for part in parts.dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, pair[0].filter({ $0 != " " }).lowercased() == "boundary" else { continue }
      let value = pair[1].trimmingSpaces
      return value.hasPrefix("\"") && value.hasSuffix("\"") && value.count > 2
        ? String(value.dropFirst().dropLast()) : value
    }
    return nil
  }

  /// Whether the closing delimiter came.
  var isComplete: Bool { state == .end }

  /// Takes the next bytes.
  mutating func read(_ piece: some Collection<UInt8>) throws(Malformed) -> [Part] {
    held += piece
    var parts: [Part] = []
    while true {
      switch state {
      case .end:
        held = []
        return parts
      case .headers:
        guard let end = held.range(of: Array("\r\n\r\n".utf8)) else {
          if held.starts(with: Array("--".utf8)) {
            state = .end
            continue
          }
          guard held.count <= Self.longestHeaders else { throw .tooLong }
          return parts
        }
        if held.starts(with: Array("--".utf8)) {
          state = .end
          continue
        }
        guard end.lowerBound <= Self.longestHeaders else { throw .tooLong }
        let headers = Array(held[..<end.lowerBound])
        held.removeFirst(end.upperBound)
        try begin(headers, &parts)
      case .preamble, .field, .file:
        if let found = held.range(of: delimiter) {
          try take(Array(held[..<found.lowerBound]), &parts)
          held.removeFirst(found.upperBound)
          if state == .field { parts.append(.field(name: fieldName, value: value)) }
          state = .headers
        } else {
          // All but what may be the beginning of a delimiter.
          let ready = max(0, held.count - delimiter.count + 1)
          guard ready > 0 else { return parts }
          try take(Array(held[..<ready]), &parts)
          held.removeFirst(ready)
          return parts
        }
      }
    }
  }

  private mutating func take(_ bytes: [UInt8], _ parts: inout [Part]) throws(Malformed) {
    switch state {
    case .field:
      value += bytes
      guard value.count <= FormFields.longestValue else { throw .tooLong }
    case .file: if !bytes.isEmpty { parts.append(.bytes(bytes)) }
    case .preamble, .headers, .end: break
    }
  }

  private mutating func begin(_ headers: [UInt8], _ parts: inout [Part]) throws(Malformed) {
    count += 1
    guard count <= Self.mostParts else { throw .tooLong }
    guard let text = String(validating: headers, as: UTF8.self) else { throw .form }
    var disposition: [String: String] = [:]
    for line in text.split(separator: "\r\n") where line.lowercased().hasPrefix("content-disposition:") {
      disposition = Self.parameters(of: line)
    }
    guard let name = disposition["name"], !name.isEmpty else { throw .form }
    if let fileName = disposition["filename"] {
      guard !hasFile else { throw .twoFiles }
      hasFile = true
      state = .file
      parts.append(.file(name: name, fileName: fileName))
    } else {
      (state, fieldName, value) = (.field, name, [])
    }
  }

  /// The parameters of a header as browsers write them: in quotes, with `%22`, `%0D` and `%0A` for what a name cannot have
  /// (WHATWG HTML, 4.10.21.8).
  private static func parameters(of line: Substring) -> [String: String] {
    var found: [String: String] = [:]
    var rest = line[...]
    while let equals = rest.firstIndex(of: "=") {
      let name = rest[..<equals].split(whereSeparator: { $0 == ";" || $0 == " " || $0 == ":" }).last.map {
        $0.lowercased()
      }
      rest = rest[rest.index(after: equals)...]
      guard rest.first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") else { return found }
      let value = rest[rest.index(after: rest.startIndex)..<end]
      if let name {
        found[name] = String(value).replacing("%22", with: "\"").replacing("%0D", with: "").replacing("%0A", with: "")
      }
      rest = rest[rest.index(after: end)...]
    }
    return found
  }
}

extension StringProtocol {
  fileprivate var trimmingSpaces: String {
    String(drop(while: { $0 == " " }).reversed().drop(while: { $0 == " " }).reversed())
  }
}

extension [UInt8] {
  /// Where some bytes are first, searched by the system for their first one, since a body has megabytes.
  fileprivate func range(of sought: [UInt8]) -> Range<Int>? {
    withUnsafeBytes { all in
      sought.withUnsafeBytes { sought in
        guard let start = all.baseAddress, let wanted = sought.baseAddress, all.count >= sought.count else {
          return nil
        }
        var from = 0
        let last = all.count - sought.count
        while from <= last, let found = memchr(start + from, Int32(sought[0]), last - from + 1) {
          let place = UnsafeRawPointer(found) - start
          if memcmp(start + place, wanted, sought.count) == 0 { return place..<place + sought.count }
          from = place + 1
        }
        return nil
      }
    }
  }
}
