import RecordLocalization
import RecordPortal
import RecordRendering

/// Where a page that is made for one request is, and what is around it.
struct LiveFrame: Sendable {
  let site: PortalSite
  let language: InterfaceLanguage
  /// The names of its address.
  let names: [String]
  var isSearch = false

  /// Where the portal's root is from here: `../../`.
  var root: String { String(repeating: "../", count: max(0, names.count - 1)) }

  /// The page's own address; that of the language's beginning for one that no page has.
  var path: PortalPath? {
    let text = names.joined(separator: "/")
    return PortalPath(text.isEmpty || text.hasSuffix("/") ? text + "index.html" : text)
      ?? PortalPath(language.rawValue + "/index.html")
  }
}

/// A page of the portal with forms: what is the same on all of them.
struct FormPage {
  let frame: LiveFrame
  let title: String

  /// The bytes of the page.
  ///
  /// - Parameter content: what stands in `main`, below the title.
  func html(_ content: (inout ByteWriter) -> Void) -> [UInt8] {
    guard let path = frame.path,
      let page = try? frame.site.livePage(
        at: path, in: frame.language, title: title, isSearch: frame.isSearch,
        { out in
          out.append("<div class=\"live\">\n<h1>")
          out.append(html: title)
          out.append("</h1>\n")
          content(&out)
          out.append("</div>\n")
        })
    else { return [] }
    // Else a browser would not say where a form comes from. It says the origin alone: an address may be a secret.
    return Array(
      String(decoding: page.bytes, as: UTF8.self).replacing(
        #"name="referrer" content="no-referrer""#, with: #"name="referrer" content="strict-origin""#, maxReplacements: 1
      ).utf8)
  }
}

/// The files of the portal that the live pages use.
enum SiteFiles {
  /// The style sheet of the forms.
  static let forms = PortalSite.liveSheet

  /// The rules of the forms, after those of the site.
  static let formsSheet = """
    .live{max-width:46rem}
    .live form{margin:1.5rem 0}
    .live label,.live legend{display:block;font-weight:600;margin:.9rem 0 .25rem}
    .live fieldset{border:0;padding:0;margin:0}
    .live fieldset label{font-weight:400;margin:.25rem 0}
    .live input[type=text],.live input[type=search],.live input[type=file],.live select,.live textarea{display:block;width:100%;
    font:inherit;color:inherit;background:transparent;border:1px solid currentColor;border-radius:.25rem;padding:.5rem}
    .live small{display:block}
    .live button{font:inherit;font-weight:600;padding:.6rem 1.2rem;margin:1.2rem .6rem 0 0;border:2px solid currentColor;
    border-radius:.25rem;background:transparent;color:inherit;cursor:pointer}
    .live button.main{background-color:#0b4a8f;border-color:#0b4a8f;color:#ffffff}
    .live .note{border-left:.3rem solid #b35900;padding:.2rem .8rem;margin:1rem 0}
    .live dt{font-weight:600}
    .live dd{margin:0 0 .6rem;overflow-wrap:anywhere;white-space:pre-line}
    .live .part{border:1px solid currentColor;border-radius:.25rem;padding:0 1rem;margin:1rem 0;overflow-x:auto}
    .live mark{background-color:transparent;color:inherit;font-weight:700;text-decoration:underline}
    @media print{.live form{display:none}}

    """
}

extension ByteWriter {
  /// A paragraph of a message.
  mutating func paragraph(_ message: Message, _ language: InterfaceLanguage, css: String? = nil) {
    append(css.map { "<p class=\"\($0)\">" } ?? "<p>")
    append(html: message(language))
    append("</p>\n")
  }

  /// A hidden field of a form.
  mutating func hidden(_ name: String, _ value: String) {
    append("<input type=\"hidden\" name=\"\(name)\" value=\"")
    append(attribute: value)
    append("\">\n")
  }

  /// A button that sends its form.
  mutating func button(_ message: Message, _ language: InterfaceLanguage, isMain: Bool = true) {
    append("<button type=\"submit\"\(isMain ? " class=\"main\"" : "")>")
    append(html: message(language))
    append("</button>\n")
  }

  /// A term and what it is, within a `dl`.
  mutating func fact(_ label: String, _ value: String) {
    append("<dt>")
    append(html: label)
    append("</dt>\n<dd>")
    append(html: value)
    append("</dd>\n")
  }
}
