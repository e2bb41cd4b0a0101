/// A text of the record as one HTML page, for a browser and for a PDF typesetter.
///
/// Only ``body`` is markup; every other value is escaped.
public struct TextPage {
  /// The language of the text (BCP 47).
  public var language: String
  public var title: String
  /// The author of the text.
  public var author: String
  /// The line above the text, and above each printed page.
  public var header: String
  /// The line below the text, and below each printed page: the state of the record that the text comes from.
  public var provenance: String
  /// The words around a page's number and their count: "page" 3 "of" 12.
  public var pageWords: (page: String, of: String)
  /// The label by which the page is recognised when it is returned, in `<meta name="gcmrepo">`; empty for none.
  public var label: String
  /// The time of the state (RFC 3339), the only time in the page.
  public var time: String
  /// The text, as HTML.
  public var body: String

  public init(
    language: String, title: String, author: String, header: String, provenance: String,
    pageWords: (page: String, of: String), label: String, time: String, body: String
  ) {
    self.language = language
    self.title = title
    self.author = author
    self.header = header
    self.provenance = provenance
    self.pageWords = pageWords
    self.label = label
    self.time = time
    self.body = body
  }

  /// Cost: linear in the body.
  public func write(to sink: inout some ByteSink) {
    var out = ByteWriter()
    PageHead(
      language: language, title: title,
      metadata: [
        ("author", author), ("description", provenance), ("generator", "gcmrepo"), ("gcmrepo", label),
        ("dcterms.created", time), ("dcterms.modified", time),
      ],
      style: TextStyleSheet.sheet + runningLines
    ).write(to: &out)
    out.append("<header>")
    out.append(html: header)
    out.append("</header>\n<main>\n<h1 class=\"title\">")
    out.append(html: title)
    out.append("</h1>\n")
    out.append(body)
    out.append("\n</main>\n<footer>")
    out.append(html: provenance)
    out.append("</footer>\n</body>\n</html>\n")
    out.drain(into: &sink, above: 0)
  }

  /// The header and footer of each printed page.
  private var runningLines: String {
    """
    @page{
    @top-left{content:\(Self.cssString(header))}
    @bottom-left{content:\(Self.cssString(provenance))}
    @bottom-right{content:\(Self.cssString(pageWords.page)) " " counter(page) " " \(Self.cssString(pageWords.of)) " " \
    counter(pages)}}

    """
  }

  /// A CSS string: everything but plain letters and digits is escaped by code point, so that nothing can end it, nor the
  /// style element around it.
  static func cssString(_ text: String) -> String {
    var result = "\""
    for scalar in TerminalText.neutralised(text).unicodeScalars {
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      if isPlain || scalar == " " {
        result.unicodeScalars.append(scalar)
      } else {
        result += "\\" + String(scalar.value, radix: 16) + " "
      }
    }
    return result + "\""
  }
}
