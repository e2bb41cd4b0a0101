import TextDiff

/// A text as a page in which phrases have notes: marked in the text, told on hover, and printed beside their paragraph.
///
/// It needs no script. A number after a phrase leads to its note and the note back to it. Every value is escaped.
public struct AnnotatedTextPage {
  /// The language of the page's words (BCP 47).
  public var language: String
  public var title: String
  /// The line above the text.
  public var header: String
  /// The line below the text: the state of the record that it comes from.
  public var provenance: String
  /// The time of the state (RFC 3339), the only time in the page.
  public var time: String
  /// The text.
  public var source: SourceText
  /// The language of the text.
  public var textLanguage: String
  /// What the marks mean.
  public var introduction = ""
  /// In the order of the text; no two overlap.
  public var notes: [Note] = []
  /// How a block is named, by its index.
  public var names: [Int: String] = [:]
  /// The blocks that are shown; all for `nil`.
  public var blocks: Set<Int>?

  /// A note on a phrase.
  public struct Note: Sendable, Hashable {
    /// The index of the phrase's block.
    public var block: Int
    /// The phrase's bytes.
    public var range: Range<Int>
    /// What is to be said of it.
    public var account: String
    /// How it is marked.
    public var weight: Weight
    /// What phrases with the same colour have in common.
    public var subject: String

    public init(block: Int, range: Range<Int>, account: String, weight: Weight, subject: String) {
      self.block = block
      self.range = range
      self.account = account
      self.weight = weight
      self.subject = subject
    }
  }

  /// How a phrase is marked: by a double, a dashed or a dotted line.
  public enum Weight: String, Sendable, Hashable {
    case taken, adapted, own
  }

  public init(
    language: String, title: String, header: String, provenance: String, time: String, source: SourceText,
    textLanguage: String
  ) {
    self.language = language
    self.title = title
    self.header = header
    self.provenance = provenance
    self.time = time
    self.source = source
    self.textLanguage = textLanguage
  }

  /// Cost: linear in the text.
  public func write(to sink: inout some ByteSink) {
    var out = ByteWriter()
    PageHead(
      language: language, title: title,
      metadata: [("description", provenance), ("generator", "gcmrepo"), ("dcterms.created", time)],
      style: TextStyleSheet.sheet + AnnotatedStyleSheet.sheet
    ).write(to: &out)
    out.append("<header>")
    out.append(html: header)
    out.append("</header>\n<main>\n<h1 class=\"title\">")
    out.append(html: title)
    out.append("</h1>\n<p class=\"soft\">")
    out.append(html: introduction)
    out.append("</p>\n")
    var first = 0
    let colours = colours
    for block in source.blocks.indices {
      var last = first
      while last < notes.count, notes[last].block == block { last += 1 }
      if blocks?.contains(block) ?? true { write(block, first..<last, colours, to: &out) }
      first = last
      out.drain(into: &sink)
    }
    out.append("</main>\n<footer>")
    out.append(html: provenance)
    out.append("</footer>\n</body>\n</html>\n")
    out.drain(into: &sink, above: 0)
  }

  /// A colour of the page for each subject, the same for the same text.
  private var colours: [String: Int] {
    var colours: [String: Int] = [:]
    for note in notes where colours[note.subject] == nil { colours[note.subject] = colours.count % 8 + 1 }
    return colours
  }

  private func write(_ block: Int, _ own: Range<Int>, _ colours: [String: Int], to out: inout ByteWriter) {
    let element = if case .heading(let level) = source.blocks[block].kind { "h\(min(level + 1, 6))" } else { "p" }
    out.append("<section id=\"p-\(block + 1)\"><div class=\"words\" lang=\"")
    out.append(attribute: textLanguage)
    out.append("\"><\(element)>")
    let roles = InlineRoles(source, block..<block + 1)
    let range = source.blocks[block].range
    var at = range.lowerBound + marker(of: block)
    for index in own {
      let note = notes[index]
      guard note.range.lowerBound >= at, note.range.upperBound <= range.upperBound else { continue }
      append(at..<note.range.lowerBound, roles, to: &out)
      out.append("<span class=\"ph \(note.weight.rawValue) c\(colours[note.subject] ?? 1)\" title=\"")
      out.append(attribute: note.account)
      out.append("\">")
      append(note.range, roles, to: &out)
      out.append(
        "</span><a class=\"to\" id=\"t\(index + 1)\" href=\"#n\(index + 1)\">\(index - own.lowerBound + 1)</a>")
      at = note.range.upperBound
    }
    append(at..<range.upperBound, roles, to: &out)
    out.append("</\(element)></div>\n")
    if !own.isEmpty {
      out.append("<div class=\"notes\"><b>")
      out.append(html: names[block] ?? "")
      out.append("</b><ol>")
      for index in own {
        out.append(
          "<li id=\"n\(index + 1)\" class=\"c\(colours[notes[index].subject] ?? 1)\"><a href=\"#t\(index + 1)\">↑</a> ")
        out.append(html: notes[index].account)
        out.append("</li>")
      }
      out.append("</ol></div>\n")
    }
    out.append("</section>\n")
  }

  /// The length of the signs of a heading.
  private func marker(of block: Int) -> Int {
    guard case .heading = source.blocks[block].kind else { return 0 }
    return source.bytes[source.blocks[block].range].prefix { $0 == UInt8(ascii: "#") || $0 == 0x20 }.count
  }

  private func append(_ range: Range<Int>, _ roles: InlineRoles?, to out: inout ByteWriter) {
    var start = range.lowerBound
    while start < range.upperBound {
      let (style, role) = (roles?.style(at: start) ?? [], roles?.role(at: start) ?? .text)
      var end = start + 1
      while end < range.upperBound, roles == nil || roles!.style(at: end) == style && roles!.role(at: end) == role {
        end += 1
      }
      out.append(InlineRun(bytes: source.bytes[start..<end], style: style, role: role))
      start = end
    }
  }
}

/// The rules that a page with notes adds.
enum AnnotatedStyleSheet {
  static let sheet =
    """
    body { max-width: 72rem }
    .soft, .notes { font: .78rem/1.4 Arial, "Liberation Sans", sans-serif; color: var(--soft) }
    section { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 0 1.5rem; margin: 0 0 .6rem }
    section > .words > * { white-space: pre-line; margin-top: 0 }
    .notes ol { margin: 0; padding-left: 1.4em; list-style: decimal }
    .notes li:target, .to:target { background-color: var(--band); outline: 2px solid var(--focus) }
    .mk { display: none }
    .ph { text-decoration-line: underline; text-underline-offset: .2em; text-decoration-thickness: 1.5px }
    .ph:hover { background-color: var(--band) }
    .taken { text-decoration-style: double }
    .adapted { text-decoration-style: dashed }
    .own { text-decoration-style: dotted }
    .to { font: .65em Arial, "Liberation Sans", sans-serif; vertical-align: super; margin-left: .1em; text-decoration: none }

    """
    + (1...8).map {
      ".ph.c\($0) { text-decoration-color: var(--w\($0)) }\n.notes .c\($0)::marker { color: var(--w\($0)) }\n"
    }
    .joined()
      + """
      @media (max-width: 46rem) { section { display: block } }
      @media print { .to { color: inherit } }

      """
}
