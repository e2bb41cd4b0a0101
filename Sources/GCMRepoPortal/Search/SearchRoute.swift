import GCMRepo
import HTTPTypes
import Hummingbird
import NIOPosix
import RecordLocalization
import RecordPortal
import RecordRendering
import TextSearch

/// The search over the index in the git directory: `/es/search/?q=…`.
struct SearchRoute: Sendable {
  let store: PageStore
  /// Searches at a time: each reads the disk.
  private let turns = Turns(running: 2, waiting: 64)
  private static let mostResults = 50
  /// For a portal that cannot write into the git directory.
  private let memory = SearchMemory()
  private static let longest = Duration.seconds(5)

  init(store: PageStore) { self.store = store }

  func answer(_ request: Request, _ target: RequestTarget, _ frame: LiveFrame) async -> Answer {
    var frame = frame
    frame.isSearch = true
    let (language, refusals) = (frame.language, RefusalPage(frame: frame))
    guard request.method == .get || request.method == .head else {
      return refusals.answer(.methodNotAllowed, Message("This address is only read.")(language))
    }
    guard let fields = target.parameters, fields.values.keys.allSatisfy(["q", "lang", "country"].contains) else {
      return refusals.answer(.badRequest, Message("The search is not understood.")(language), back: "./")
    }
    guard let typed = fields["q"] else { return Answer(.ok, html: page(frame, "", nil, nil)) }
    let query: SearchQuery
    do throws(SearchQuery.Fault) { query = try SearchQuery(typed) } catch {
      let sentence =
        switch error {
        case .noWords: Message("Type a word to look for.")
        case .tooLong, .tooManyWords: Message("That is too much to look for at once. Take fewer words.")
        }
      return Answer(.unprocessableContent, html: page(frame, typed, nil, sentence))
    }
    var filter = SearchFilter()
    filter.language = fields["lang"].flatMap { LanguageTag($0) }
    filter.parties = fields["country"].flatMap { PartyCode($0) }.map { [$0] }
    filter.leavingOut = frame.site.options.audience.unseen
    guard await turns.take() else {
      return refusals.answer(
        .serviceUnavailable, Message("Many people search just now. Try again in a moment.")(language))
    }
    defer { turns.give() }
    let (state, chosen, memory) = (store.now.state, filter, memory)
    do {
      let found = try await NIOThreadPool.singleton.runIfActive {
        try state.search(query, chosen, limit: Self.mostResults, memory: memory, within: Self.longest)
      }
      return Answer(.ok, html: page(frame, typed, found, nil))
    } catch {
      return refusals.answer(.serviceUnavailable, Message("The search is not possible at this moment.")(language))
    }
  }

  private func page(_ frame: LiveFrame, _ typed: String, _ found: SearchAnswer?, _ sentence: Message?) -> [UInt8] {
    let language = frame.language
    return FormPage(frame: frame, title: Message("Search")(language)).html { out in
      out.append("<form method=\"get\" action=\"./\" role=\"search\">\n<label for=\"q\">")
      out.append(html: Message("Words, or a phrase in quotation marks")(language))
      out.append("</label>\n<input type=\"search\" id=\"q\" name=\"q\" maxlength=\"1000\" required value=\"")
      out.append(attribute: typed)
      out.append("\">\n")
      out.button(Message("Find"), language)
      out.append("</form>\n")
      if let sentence { out.paragraph(sentence, language, css: "note") }
      guard let found else { return }
      let shown = found.results.compactMap { result in
        ((try? frame.site.path(of: result, in: language)) ?? nil).map { (result, $0) }
      }
      if shown.isEmpty {
        out.paragraph(Message("Nothing was found."), language)
        if !found.nearWords.isEmpty {
          out.paragraph(Message("In the texts are: \(found.nearWords.joined(separator: ", "), "words")."), language)
        }
        return
      }
      out.append("<ol>\n")
      for (result, path) in shown { Self.write(result, path, frame, &out) }
      out.append("</ol>\n")
      if found.hasMore { out.paragraph(Message("There is more: add a word."), language) }
    }
  }

  private static func write(_ result: SearchResult, _ path: PortalPath, _ frame: LiveFrame, _ out: inout ByteWriter) {
    out.append("<li><a href=\"\(frame.root)\(path.description)\">")
    out.append(html: result.title.preferring(frame.language.rawValue, "es", "en") ?? result.subject)
    out.append("</a>")
    if let party = result.party { out.append(html: " · " + party) }
    if let citation = result.passage.citation { out.append(html: " · " + citation) }
    out.append("<br><span")
    if let language = result.passage.language {
      out.append(" lang=\"")
      out.append(attribute: language)
      out.append("\"")
    }
    out.append(">")
    for part in result.snippet.parts {
      out.append(part.isFound ? "<mark>" : "")
      out.append(html: part.text)
      out.append(part.isFound ? "</mark>" : "")
    }
    out.append("</span></li>\n")
  }
}
