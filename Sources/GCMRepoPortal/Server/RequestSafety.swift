import HTTPTypes
import Hummingbird

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Request {
  /// Whether the browser says that a page of ours sent the form, or says nothing.
  var isFromHere: Bool {
    FormSender(
      site: headers[HTTPField.Name("Sec-Fetch-Site")!], origin: headers[.origin], host: head.authority ?? "",
      isSecure: isSecure
    ).isHere
  }

  /// Whether the browser speaks TLS with the web server before this one.
  var isSecure: Bool { headers[HTTPField.Name("X-Forwarded-Proto")!]?.lowercased() == "https" }

  /// The session's cookie; `nil` without one.
  var sessionCookie: SessionCookie? { SessionCookie(head, isSecure: isSecure) }

  /// The fields of a small form; `nil` if the body is none.
  func formFields() async -> FormFields? {
    let type = headers[.contentType]?.split(separator: ";").first?.lowercased()
    guard type == "application/x-www-form-urlencoded" else { return nil }
    var bytes: [UInt8] = []
    do {
      for try await piece in body {
        guard bytes.count + piece.readableBytes <= 65_536 else { return nil }
        bytes += piece.readableBytesView
      }
    } catch {
      return nil
    }
    return FormFields(encoded: bytes)
  }
}

/// What was printed goes to whoever waits for it.
func flushOutput() { fflush(nil) }
