import Crypto

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The head of a self-contained page: it has its style sheet, and its content security policy forbids the browser to fetch
/// or send anything and to use any style or script but the page's own, which it names by their hashes (W3C, Content
/// Security Policy Level 3). A page cannot forbid others to frame it.
struct PageHead {
  /// The language of the page's words (BCP 47).
  let language: String
  let title: String
  /// `meta` elements, in this order; those with empty content are left out.
  var metadata: [(name: String, content: String)] = []
  /// The rules that this kind of page adds to ``SharedStyleSheet/sheet``.
  let style: String
  /// The script at the page's end, if it has one.
  var script: String?

  /// - Parameter sheet: the content of the `style` element.
  private func contentSecurityPolicy(with sheet: String) -> String {
    let script = script.map { "script-src 'sha256-\(Self.hash($0))'; " } ?? ""
    return "default-src 'none'; style-src 'sha256-\(Self.hash(sheet))'; \(script)base-uri 'none'; form-action 'none'"
  }

  /// SHA-256 in Base64.
  private static func hash(_ source: String) -> String {
    Data(SHA256.hash(data: Data(source.utf8))).base64EncodedString()
  }

  /// Everything up to the start tag of the `body` element.
  func write(to out: inout ByteWriter) {
    let sheet = "\n" + SharedStyleSheet.sheet + style
    out.append("<!DOCTYPE html>\n<html lang=\"")
    out.append(attribute: language)
    out.append(
      """
      ">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(contentSecurityPolicy(with: sheet))">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <title>
      """)
    out.append(attribute: title)
    out.append("</title>\n")
    for (name, content) in metadata where !content.isEmpty {
      out.append("<meta name=\"\(name)\" content=\"")
      out.append(attribute: content)
      out.append("\">\n")
    }
    out.append("<style>\(sheet)</style>\n</head>\n<body>\n")
  }
}
