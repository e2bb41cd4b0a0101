import Crypto

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The head of a self-contained page: it has its style sheet, and its content security policy forbids the browser to fetch
/// or send anything and to use any style or script but the page's own, which it names by their hashes (W3C, Content
/// Security Policy Level 3). A page cannot forbid others to frame it.
package struct PageHead {
  /// The language of the page's words (BCP 47).
  let language: String
  let title: String
  /// `meta` elements, in this order; those with empty content are left out.
  var metadata: [(name: String, content: String)] = []
  /// The rules that this kind of page adds to ``SharedStyleSheet/sheet``.
  let style: String
  /// The script at the page's end, if it has one.
  var script: String?
  /// For a page of a site, which links its style sheets and scripts, and may have images of its own: what it links. It has no
  /// ``style`` and no ``script`` within.
  var linked: LinkedParts?

  /// What a page of a site links.
  package struct LinkedParts {
    /// The addresses of its style sheets and of its scripts.
    package var sheets: [String], scripts: [String]
    /// Its `link` elements: the same page in other languages, feeds.
    package var links: [(relation: String, address: String, type: String?, language: String?)]

    package init(
      sheets: [String], scripts: [String] = [],
      links: [(relation: String, address: String, type: String?, language: String?)] = []
    ) {
      (self.sheets, self.scripts, self.links) = (sheets, scripts, links)
    }
  }

  /// The head of a page of a site.
  package init(
    language: String, title: String, metadata: [(name: String, content: String)] = [], linked: LinkedParts
  ) {
    self.init(language: language, title: title, metadata: metadata, style: "", linked: linked)
  }

  init(
    language: String, title: String, metadata: [(name: String, content: String)] = [], style: String,
    script: String? = nil, linked: LinkedParts? = nil
  ) {
    (self.language, self.title, self.metadata) = (language, title, metadata)
    (self.style, self.script, self.linked) = (style, script, linked)
  }

  /// The policy of a site's page: everything is from its own origin, and nothing is within the page.
  private static let siteSecurityPolicy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    + "form-action 'self'"

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
  package func write(to out: inout ByteWriter) {
    let sheet = linked == nil ? "\n" + SharedStyleSheet.sheet + style : ""
    let policy = linked == nil ? contentSecurityPolicy(with: sheet) : Self.siteSecurityPolicy
    out.append("<!DOCTYPE html>\n<html lang=\"")
    out.append(attribute: language)
    out.append(
      """
      ">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
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
    if let linked {
      write(linked, to: &out)
      out.append("</head>\n<body>\n")
    } else {
      out.append("<style>\(sheet)</style>\n</head>\n<body>\n")
    }
  }

  private func write(_ linked: LinkedParts, to out: inout ByteWriter) {
    for sheet in linked.sheets {
      out.append("<link rel=\"stylesheet\" href=\"")
      out.append(attribute: sheet)
      out.append("\">\n")
    }
    for link in linked.links {
      out.append("<link rel=\"\(link.relation)\" href=\"")
      out.append(attribute: link.address)
      for (name, value) in [("type", link.type), ("hreflang", link.language)] {
        guard let value else { continue }
        out.append("\" \(name)=\"")
        out.append(attribute: value)
      }
      out.append("\">\n")
    }
    for script in linked.scripts {
      out.append("<script src=\"")
      out.append(attribute: script)
      out.append("\" defer></script>\n")
    }
  }
}
