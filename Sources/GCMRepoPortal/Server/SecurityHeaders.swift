import Crypto
import HTTPTypes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The headers that hold a browser to the page's own origin (W3C, Content Security Policy Level 3; Fetch; Referrer Policy).
enum SecurityHeaders {
  /// The policy of a page whose styles and scripts are files of the portal.
  static let policy = policy(style: "", script: "")

  private static func policy(style: String, script: String) -> String {
    "default-src 'none'; style-src 'self'\(style); script-src 'self'\(script); img-src 'self' data:; connect-src 'self'; "
      + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
  }

  /// The policy of a page of the portal itself: forms, without any script.
  static let policyOfForms =
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

  /// The policy of a page with the text of an uploaded file.
  static func policyOfUpload(_ page: [UInt8], hasForms: Bool) -> String {
    let text = String(decoding: page, as: UTF8.self)
    let head = text.firstRange(of: "</head>").map { text[..<$0.lowerBound] } ?? ""
    return "default-src 'none'; style-src 'self'\(hashes("style", in: head)); img-src 'self' data:; "
      + "form-action \(hasForms ? "'self'" : "'none'; sandbox"); base-uri 'none'; frame-ancestors 'none'"
  }

  /// Adds them to an answer with a page.
  static func add(to fields: inout HTTPFields, for page: PageFile) {
    addAlways(to: &fields)
    guard page.mediaType.hasPrefix("text/html") else {
      fields[.contentSecurityPolicy] = "default-src 'none'; frame-ancestors 'none'"
      return
    }
    let text = String(decoding: page.bytes, as: UTF8.self)
    fields[.contentSecurityPolicy] = policy(style: hashes("style", in: text), script: hashes("script", in: text))
  }

  static let referrerPolicy = HTTPField.Name("Referrer-Policy")!

  /// Adds what every answer has.
  static func addAlways(to fields: inout HTTPFields) {
    fields[.xContentTypeOptions] = "nosniff"
    fields[referrerPolicy] = "no-referrer"
    fields[HTTPField.Name("Cross-Origin-Opener-Policy")!] = "same-origin"
    fields[HTTPField.Name("Cross-Origin-Resource-Policy")!] = "same-origin"
    fields[HTTPField.Name("Permissions-Policy")!] = "camera=(), geolocation=(), microphone=()"
  }

  /// The sources of the elements with that name that hold their content themselves, by their hashes. The renderers of pages
  /// write these start tags without attributes, and escape what is document text.
  private static func hashes(_ element: String, in page: some StringProtocol) -> String {
    var (found, rest) = ("", Substring(page))
    while let start = rest.firstRange(of: "<\(element)>"),
      let end = rest[start.upperBound...].firstRange(of: "</\(element)>")
    {
      let hash = Data(SHA256.hash(data: Data(rest[start.upperBound..<end.lowerBound].utf8))).base64EncodedString()
      found += " 'sha256-\(hash)'"
      rest = rest[end.upperBound...]
    }
    return found
  }
}
