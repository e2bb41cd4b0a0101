import GCMRepo
import HTTPTypes
import NIOCore

/// A page as it is sent: its bytes, compressed too where that pays, with the headers that do not change.
struct CachedPage: Sendable {
  let body: ByteBuffer
  let fields: HTTPFields
  /// The same compressed; `nil` where it would save less than a tenth.
  let compressed: (body: ByteBuffer, fields: HTTPFields)?
  /// The headers of the answer to a conditional request.
  let unchanged: HTTPFields
  /// The strong entity tags, with their quotes (RFC 9110, 8.8.3).
  let tags: (plain: String, compressed: String)

  /// What it takes in memory.
  var size: Int { body.readableBytes + (compressed?.body.readableBytes ?? 0) + 2_048 }

  /// - Parameters:
  ///   - page: the page.
  ///   - isPublic: whether shared caches may keep it. They ask again each time in any case.
  init(_ page: PageFile, isPublic: Bool) {
    let digest = sha256(page.bytes).prefix(24)
    tags = ("\"\(digest)\"", "\"\(digest)-gz\"")
    var fields = HTTPFields()
    fields[.contentType] = page.mediaType
    fields[.cacheControl] = isPublic ? "public, no-cache" : "private, no-store"
    SecurityHeaders.add(to: &fields, for: page)
    body = ByteBuffer(bytes: page.bytes)
    let packed = Gzip.isWorthwhile(page) ? Gzip.compress(page.bytes) : nil
    if packed != nil { fields[.vary] = "Accept-Encoding" }
    unchanged = fields
    var plain = fields
    plain[.eTag] = tags.plain
    plain[.contentLength] = String(page.bytes.count)
    self.fields = plain
    compressed = packed.map { packed in
      var fields = fields
      fields[.eTag] = "\"\(digest)-gz\""
      fields[.contentEncoding] = "gzip"
      fields[.contentLength] = String(packed.count)
      return (ByteBuffer(bytes: packed), fields)
    }
  }

  /// The answer to a request for it: the status, the headers, and the body where there is one.
  func answer(to request: HTTPRequest) -> (status: HTTPResponse.Status, fields: HTTPFields, body: ByteBuffer?) {
    let isPacked = compressed != nil && request.headerFields[.acceptEncoding].map(Self.takesGzip) ?? false
    if let wanted = request.headerFields[.ifNoneMatch], matches(wanted) {
      var fields = unchanged
      fields[.eTag] = isPacked ? tags.compressed : tags.plain
      return (.notModified, fields, nil)
    }
    let isHead = request.method == .head
    if isPacked, let compressed { return (.ok, compressed.fields, isHead ? nil : compressed.body) }
    return (.ok, fields, isHead ? nil : body)
  }

  private func matches(_ wanted: String) -> Bool {
    wanted.split(separator: ",").contains { word in
      let tag = word.drop(while: { $0 == " " }).prefix(while: { $0 != " " })
      let strong = tag.hasPrefix("W/") ? tag.dropFirst(2) : tag
      return strong == "*" || strong == tags.plain || strong == tags.compressed
    }
  }

  /// Whether a client takes gzip: it names it, and not with the weight 0 (RFC 9110, 12.5.3).
  static func takesGzip(_ accepted: String) -> Bool {
    accepted.split(separator: ",").contains { word in
      let parts = word.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
      guard parts.first == "gzip" || parts.first == "*" else { return false }
      return !parts.dropFirst().contains {
        $0.hasPrefix("q=0") && !$0.dropFirst(3).contains { ("1"..."9").contains($0) }
      }
    }
  }
}
