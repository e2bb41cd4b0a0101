import GCMRepo
import RecordLocalization
import RecordRendering

/// The newest events as an Atom feed (RFC 4287).
///
/// The id of an entry is that of its commit, and the feed's that of the record's first commit (RFC 4151, `tag:` URIs), so that they
/// are the same wherever the portal is.
struct AtomFeed {
  let record: PortalRecord
  let path: PortalPath
  let language: InterfaceLanguage

  init(_ record: PortalRecord, _ path: PortalPath, _ language: InterfaceLanguage) {
    (self.record, self.path, self.language) = (record, path, language)
  }

  func file() throws(RecordError) -> PortalFile {
    let history = try record.history().revisions
    // The authority of the ids: the first commit names the record, its day the time at which nobody else could have.
    let first = history.last
    let authority =
      "tag:\(first.map { "\($0.commit.description.prefix(12))" } ?? "record").gcmrepo.invalid,"
      + (first.map { CalendarDay($0.time).description } ?? "2017-01-01")
    let base = record.options.baseURL
    var out = ByteWriter(capacity: 1 << 14)
    func element(_ name: String, _ text: String, to out: inout ByteWriter) {
      out.append("<\(name)>")
      out.append(attribute: text)
      out.append("</\(name)>\n")
    }
    out.append(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"\(language.rawValue)\""
    )
    if let base {
      out.append(" xml:base=\"")
      out.append(attribute: base + language.rawValue + "/")
      out.append("\"")
    }
    out.append(">\n")
    element("id", "\(authority):feed/\(language.rawValue)", to: &out)
    element("title", record.state.configuration.title.text(for: language) ?? "gcmrepo", to: &out)
    element("updated", (history.map(\.time).max() ?? Timestamp(seconds: 0)).description, to: &out)
    out.append("<link rel=\"self\" type=\"application/atom+xml\" href=\"")
    out.append(attribute: base.map { $0 + path.description } ?? "feed.atom")
    out.append("\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"")
    out.append(attribute: base.map { $0 + PageFrame.Place.history.path(language).description } ?? "history/index.html")
    out.append("\"/>\n<generator>gcmrepo</generator>\n")
    for revision in history.prefix(HistoryPages.feedEvents) {
      out.append("<entry>\n")
      element("id", "\(authority):commit/\(revision.commit)", to: &out)
      element("title", try title(of: revision), to: &out)
      element("updated", revision.time.description, to: &out)
      out.append("<author>")
      element("name", try record.name(revision.facts.party ?? "gcmrepo", language), to: &out)
      out.append("</author>\n<link rel=\"alternate\" type=\"text/html\" href=\"")
      let target = try self.target(of: revision)
      out.append(attribute: base.map { $0 + target.description } ?? path.link(to: target))
      out.append("\"/>\n")
      if record.options.audience == .parties, let message = revision.message {
        out.append("<summary>")
        out.append(attribute: message)
        out.append("</summary>\n")
      }
      out.append("</entry>\n")
    }
    out.append("</feed>\n")
    return PortalFile(mediaType: PortalFile.mediaType(ofName: path.description), bytes: out.bytes)
  }

  private func title(of revision: Revision) throws(RecordError) -> String {
    var title = revision.facts.action?.word(language) ?? revision.subject
    if let id = revision.facts.contribution { title += ": \(id)" }
    if let number = revision.facts.revision { title += Message(", revision \(number, "revision")")(language) }
    return title
  }

  /// The page that says more.
  private func target(of revision: Revision) throws(RecordError) -> PortalPath {
    if let id = revision.facts.contribution.flatMap({ ContributionID($0) }), try record.pages().contains(id) {
      return .contribution(id, language)
    }
    switch revision.facts.action {
    case .declare: return PageFrame.Place.declaration.path(language)
    case .position, .dispose, .answer, .silence, .adopt: return PageFrame.Place.negotiation.path(language)
    default: return PageFrame.Place.history.path(language)
    }
  }
}
