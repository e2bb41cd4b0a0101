import GCMRepo
import RecordLocalization
import RecordRendering

/// What a server shows besides the pages that are built.
extension PortalSite {
  /// A page that a server makes for one request, within the frame of all pages.
  ///
  /// - Parameters:
  ///   - path: its address, from which its links lead.
  ///   - language: the language of its frame.
  ///   - title: its title; the content has its own heading.
  ///   - isSearch: whether it is the page of the search.
  ///   - content: what is in its `main` element.
  package func livePage(
    at path: PortalPath, in language: InterfaceLanguage, title: String, isSearch: Bool = false,
    _ content: (inout ByteWriter) -> Void
  ) throws(RecordError) -> PortalFile {
    var parts = PageFrame.Parts(title: title, place: isSearch ? .search : nil)
    parts.sheets = [PortalPath(names: [Self.liveSheet])]
    let frame = PageFrame(recordTitle: state.configuration.title, options: options)
    return try frame.file(path, language, parts) { (page) throws(RecordError) in content(&page.out) }
  }

  /// The name of the style sheet of such pages, which the server has.
  package static let liveSheet = "live.css"

  /// The name of the style sheet of all pages, in which nothing is of the record.
  package static let frameSheet = PortalPath.styleSheet.description

  /// The page of what was found, in a language; `nil` if the portal has none for it.
  package func path(of found: SearchResult, in language: InterfaceLanguage) throws(RecordError) -> PortalPath? {
    guard !options.audience.unseen.contains(found.kind) else { return nil }
    let path: PortalPath? =
      switch found.kind {
      case .input, .questionnaire, .bestPractice, .reference, .proposal:
        ContributionID(found.subject).map { .contribution($0, language) } ?? .questionnaire(found.subject, language)
      case .declaration: PageFrame.Place.declaration.path(language)
      case .meeting, .minutes, .agreement: .meeting(found.subject, language)
      case .term: .term(found.subject, language)
      case .party: try? .party(state.party(named: found.subject), language)
      }
    guard let path, try section(at: path) != nil else { return nil }
    return path
  }
}

extension PortalOptions.Audience {
  /// What a search leaves out: the pages of these readers do not have it.
  package var unseen: Set<SearchedKind> { self == .parties ? [] : [.minutes] }
}
