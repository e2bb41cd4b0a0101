import NegotiatedText
import RecordLocalization
import TextDiff

/// A compilation as one self-contained HTML page: the draft with each party's alternatives in brackets, which the reader shows
/// and hides by party and by paragraph, with the reason of each change and the proposal that it is from.
///
/// Parties and paragraphs are switched by style alone; a small script goes from bracket to bracket and counts those in sight.
/// Cost: linear in the texts.
public struct CompilationPage {
  /// A proposal as the page names it; one that is not applied, or partly, says so.
  public struct Proposal: Sendable, Hashable {
    /// Its name in the record.
    public let id: String
    /// Who proposes: the code of a party.
    public let holder: String
    public let title: String
    /// How many changes it makes.
    public let changes: Int
    /// Why it, or some of it, is not in the compilation.
    public var notApplied: [String] = []

    public init(id: String, holder: String, title: String, changes: Int, notApplied: [String] = []) {
      (self.id, self.holder, self.title, self.changes) = (id, holder, title, changes)
      self.notApplied = notApplied
    }
  }

  let language: InterfaceLanguage
  let text: CompiledText
  let printed: BracketedText
  let proposals: [Proposal]
  let reasons: [ChangeReference: String]
  /// The title of the page, and the state of the record that it shows.
  public var title = ""
  public var provenance = ""
  /// The language of the text (BCP 47).
  public var textLanguage = ""
  /// The label by which the page is recognised when it comes back, as its `<meta name="gcmrepo">`; empty for none.
  public var label = ""

  /// The parties that hold something on the page, sorted.
  let parties: [String]
  let numberOfParty: [String: Int]
  let numberOfProposal: [String: Int]
  private let anchors: [String]
  /// The printed paragraphs of each entry, in order.
  let entries: [(entry: Int, paragraphs: Range<Int>)]

  /// - Parameters:
  ///   - language: the language of the words around the text.
  ///   - text: the compilation.
  ///   - printed: the compilation as it is printed, or some paragraphs of it.
  ///   - proposals: all that were read, whether they are applied or not.
  ///   - reasons: why a change is proposed, where somebody said so.
  public init(
    language: InterfaceLanguage, text: CompiledText, printed: BracketedText, proposals: [Proposal],
    reasons: [ChangeReference: String]
  ) {
    (self.language, self.text, self.printed) = (language, text, printed)
    (self.proposals, self.reasons) = (proposals, reasons)
    var holders: Set<String> = []
    var entries: [(entry: Int, paragraphs: Range<Int>)] = []
    for (index, paragraph) in printed.paragraphs.enumerated() {
      for option in paragraph.options { holders.formUnion(option.holders) }
      if let last = entries.last, last.entry == paragraph.entry {
        entries[entries.count - 1].paragraphs = last.paragraphs.lowerBound..<index + 1
      } else {
        entries.append((paragraph.entry, index..<index + 1))
      }
    }
    parties = holders.sorted()
    numberOfParty = Dictionary(uniqueKeysWithValues: parties.enumerated().map { ($1, $0 + 1) })
    numberOfProposal = Dictionary(proposals.enumerated().map { ($1.id, $0 + 1) }, uniquingKeysWith: min)
    self.entries = entries
    anchors = Self.anchors(text)
  }

  func words(_ message: Message) -> String { message(language) }

  public func write(to sink: inout some ByteSink) {
    var out = ByteWriter()
    PageHead(
      language: language.rawValue, title: title, metadata: [("generator", "gcmrepo"), ("gcmrepo", label)],
      style: CompilationStyleSheet.sheet(parties: parties.count), script: CompilationScript.source
    ).write(to: &out)
    top(to: &out)
    out.append("<main>\n")
    controls(to: &out)
    out.append("<div class=\"page\">\n")
    contents(to: &out)
    out.append("<div class=\"texts\" id=\"_texts\" tabindex=\"-1\"")
    out.append(">\n<div id=\"_all\"")
    if !textLanguage.isEmpty, textLanguage != language.rawValue {
      out.append(" lang=\"")
      out.append(attribute: textLanguage)
      out.append("\"")
    }
    out.append(">\n")
    for entry in entries {
      self.entry(entry.entry, entry.paragraphs, to: &out)
      out.drain(into: &sink)
    }
    out.append("</div>\n")
    account(to: &out)
    out.append("</div>\n</div>\n</main>\n<script>\(CompilationScript.source)</script>\n</body>\n</html>\n")
    out.drain(into: &sink, above: 0)
  }

  // MARK: Around the text

  private var contested: Int { entries.count { text.paragraphs[$0.entry].isContested } }

  private func top(to out: inout ByteWriter) {
    out.append("<a class=\"skip\" href=\"#_texts\">\(words(Message("Skip to the text")))</a>\n")
    out.append("<header class=\"top\">\n<h1><bdi>")
    out.append(html: title)
    out.append("</bdi></h1>\n<p class=\"states\"><bdi>")
    out.append(html: provenance)
    out.append("</bdi></p>\n<p class=\"states\">")
    out.append(html: words(counts))
    out.append("</p>\n</header>\n")
  }

  private var counts: Message {
    let applied = proposals.count { $0.notApplied.isEmpty }
    return Message(
      [
        Message(grouped: applied, "{count} proposal", "{count} proposals"),
        Message(grouped: parties.count, "{count} party", "{count} parties"),
        Message(grouped: printed.brackets, "{count} bracket", "{count} brackets"),
        Message(grouped: contested, "{count} contested paragraph", "{count} contested paragraphs"),
      ], separator: " · ")
  }

  /// The controls, before everything that they switch: sibling selectors reach what follows them, also in older browsers.
  private func controls(to out: inout ByteWriter) {
    option("_contested", words(Message("Contested paragraphs only")), isOn: false, to: &out)
    option("_one", words(Message("Only the paragraph chosen in the list")), isOn: false, to: &out)
    for (index, party) in parties.enumerated() { option("_p\(index + 1)", party, isOn: true, to: &out) }
    out.append("<div class=\"bar\">\n<div class=\"options\">")
    label("_contested", words(Message("Contested paragraphs only")), to: &out)
    label("_one", words(Message("Only the paragraph chosen in the list")), to: &out)
    out.append("</div>\n<div class=\"options parties\" role=\"group\" aria-label=\"\(words(Message("Parties")))\">")
    for (index, party) in parties.enumerated() { label("_p\(index + 1)", party, to: &out) }
    out.append("</div>\n<div class=\"walk\">")
    out.append("<button type=\"button\" id=\"_none\">\(words(Message("No party")))</button>")
    out.append("<button type=\"button\" id=\"_every\">\(words(Message("All parties")))</button>\n")
    out.append("<button type=\"button\" id=\"_previous\">‹ \(words(Message("Previous bracket")))</button>")
    out.append("<span id=\"_place\" role=\"status\"></span>")
    out.append("<button type=\"button\" id=\"_next\">\(words(Message("Next bracket"))) ›</button></div>\n</div>\n")
  }

  private func option(_ id: String, _ name: String, isOn: Bool, to out: inout ByteWriter) {
    out.append("<input type=\"checkbox\" class=\"option\" id=\"\(id)\" aria-label=\"")
    out.append(attribute: name)
    out.append(isOn ? "\" checked>\n" : "\">\n")
  }

  private func label(_ id: String, _ name: String, to out: inout ByteWriter) {
    out.append("<label for=\"\(id)\">")
    out.append(html: name)
    out.append("</label>")
  }

  /// The contested paragraphs as links.
  private func contents(to out: inout ByteWriter) {
    let title = words(Message("Contested paragraphs"))
    out.append("<nav class=\"toc\" id=\"_list\" aria-label=\"\(title)\">\n<h2>\(title)</h2>\n<ol>\n")
    for (entry, paragraphs) in entries where text.paragraphs[entry].isContested {
      out.append("<li class=\"a\(classes(of: entry))\"><a href=\"#\(anchor(entry))\"><span class=\"k\">")
      out.append(html: name(entry, paragraphs))
      out.append("</span> <bdi>")
      out.append(html: holders(of: entry).joined(separator: ", "))
      out.append("</bdi></a></li>\n")
    }
    out.append("</ol>\n</nav>\n")
  }

  func anchor(_ entry: Int) -> String { anchors[entry] }

  /// `p12` is the 12th paragraph of the draft, `p12-2` the second new one after it.
  private static func anchors(_ text: CompiledText) -> [String] {
    var (anchors, count): ([String], Int) = ([], 0)
    for paragraph in text.paragraphs {
      count = paragraph.place == nil ? count + 1 : 0
      anchors.append(paragraph.place.map { "p\($0)" } ?? "p\(paragraph.after)-\(count)")
    }
    return anchors
  }

  /// The number of an entry in the text, or its place.
  func name(_ entry: Int, _ paragraphs: Range<Int>) -> String {
    if let place = text.paragraphs[entry].place { return text.base[place]?.citation ?? "#\(place)" }
    let isNote = printed.paragraphs[paragraphs.lowerBound].kind == .footnote
    if !isNote, case .text(let marker)? = printed.paragraphs[paragraphs.lowerBound].pieces.first,
      let number = ParagraphNumber(label: String(decoding: marker, as: UTF8.self))
    {
      return number.key
    }
    return words(Message("new"))
  }

  func holders(of entry: Int) -> [String] {
    Set(text.paragraphs[entry].alternatives.filter(\.isProposed).flatMap(\.holders)).sorted()
  }

  /// The classes of what some parties hold: ` p1 p3`.
  func classes(of holders: some Sequence<String>) -> String {
    holders.compactMap { numberOfParty[$0] }.map { " p\($0)" }.joined()
  }

  private func classes(of entry: Int) -> String { classes(of: holders(of: entry)) }

  // MARK: The proposals

  private func account(to out: inout ByteWriter) {
    guard !proposals.isEmpty else { return }
    out.append(
      "<section class=\"sum\" aria-labelledby=\"_proposals\">\n<h2 id=\"_proposals\">\(words(Message("Proposals")))</h2>\n"
    )
    out.append(
      "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-labelledby=\"_proposals\">\n<table>\n<thead><tr>")
    for title in [Message("Party"), Message("Proposal"), Message("Title")] {
      out.append("<th scope=\"col\">\(words(title))</th>")
    }
    out.append("<th scope=\"col\" class=\"num\">\(words(Message("Changes")))</th></tr></thead>\n<tbody>\n")
    for (index, proposal) in proposals.enumerated() {
      out.append("<tr id=\"_q\(index + 1)\"><td>")
      out.append(html: proposal.holder)
      out.append("</td><th scope=\"row\"><bdi>")
      out.append(html: proposal.id)
      out.append("</bdi></th><td><bdi>")
      out.append(html: proposal.title)
      out.append("</bdi></td><td class=\"num\">\(language.grouped(proposal.changes))</td></tr>\n")
    }
    out.append("</tbody>\n</table>\n</div>\n</section>\n")
    let left = proposals.flatMap(\.notApplied)
    guard !left.isEmpty else { return }
    out.append(
      "<section class=\"sum\" aria-labelledby=\"_left\">\n<h2 id=\"_left\">\(words(Message("Not applied")))</h2>\n<ul>\n"
    )
    for sentence in left {
      out.append("<li class=\"not\">")
      out.append(html: sentence)
      out.append("</li>\n")
    }
    out.append("</ul>\n</section>\n")
  }
}

extension BracketedParagraph {
  /// Its options, in order.
  var options: [Option] {
    pieces.flatMap { piece -> [Option] in
      if case .group(let options) = piece { options } else { [] }
    }
  }
}
