import HTTPTypes
import Hummingbird
import NIOCore

/// An answer of the portal that is not a page of the record.
struct Answer: Sendable {
  var status: HTTPResponse.Status
  var fields = HTTPFields()
  var body: ByteBuffer = ByteBuffer()

  /// A page that is made for this request and kept by nobody.
  init(_ status: HTTPResponse.Status, html: [UInt8]) {
    self.status = status
    body = ByteBuffer(bytes: html)
    fields[.contentType] = "text/html; charset=utf-8"
    fields[.cacheControl] = "private, no-store"
    SecurityHeaders.addAlways(to: &fields)
    fields[.contentSecurityPolicy] = SecurityHeaders.policyOfForms
    fields[SecurityHeaders.referrerPolicy] = "strict-origin"
  }

  /// A file that is made for this request and kept by nobody.
  init(file: PageFile, named name: String? = nil) {
    status = .ok
    body = ByteBuffer(bytes: file.bytes)
    fields[.contentType] = file.mediaType
    fields[.cacheControl] = "private, no-store"
    SecurityHeaders.add(to: &fields, for: file)
    if let name { fields[.contentDisposition] = "attachment; filename=\"\(name)\"" }
  }

  /// A page with the text of an uploaded file: whatever stands in it, no script runs, and only the styles of its head apply.
  ///
  /// - Parameter hasForms: whether it has forms of the portal; else it is a page by itself, of no origin.
  init(uploaded page: [UInt8], hasForms: Bool) {
    self.init(.ok, html: page)
    fields[.contentSecurityPolicy] = SecurityHeaders.policyOfUpload(page, hasForms: hasForms)
  }

  /// Text for a program.
  init(_ status: HTTPResponse.Status, text: String) {
    self.status = status
    body = ByteBuffer(string: text)
    fields[.contentType] = "text/plain; charset=utf-8"
    fields[.cacheControl] = "no-store"
    SecurityHeaders.addAlways(to: &fields)
  }

  /// Nothing, to be kept for some seconds.
  init(noContentFor seconds: Int) {
    status = .noContent
    fields[.cacheControl] = "public, max-age=\(seconds)"
    SecurityHeaders.addAlways(to: &fields)
  }

  /// Another address: after a form was taken, to be read with GET (RFC 9110, 15.4.4).
  init(seeOther path: String, permanently: Bool = false) {
    status = permanently ? .movedPermanently : .seeOther
    fields[.location] = path
    fields[.cacheControl] = permanently ? "no-cache" : "no-store"
    SecurityHeaders.addAlways(to: &fields)
  }

  /// A page of the cache.
  init(_ page: CachedPage, _ request: HTTPRequest) {
    let (status, fields, body) = page.answer(to: request)
    (self.status, self.fields, self.body) = (status, fields, body ?? ByteBuffer())
  }

  /// As the server sends it. The answer to HEAD has the headers alone, with the length of what GET would send.
  func response(to request: HTTPRequest) -> Response {
    var fields = fields
    if request.method == .head {
      if fields[.contentLength] == nil { fields[.contentLength] = String(body.readableBytes) }
      return Response(status: status, headers: fields, body: ResponseBody())
    }
    return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: body))
  }
}
