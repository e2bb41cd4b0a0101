import GCMRepo
import RecordLocalization
import RecordRendering

/// The open brackets of each draft, counted: a chart, and the table with the same numbers.
struct BracketsOverDrafts {
  let record: PortalRecord

  /// Writes it where there are two drafts, and a bracket in one. Cost: the texts of all drafts.
  func write(to page: inout Page) throws(RecordError) {
    let drafts = try record.drafts()
    guard drafts.count > 1, let first = drafts.first, let last = drafts.last else { return }
    let counts: BracketCounts
    do throws(RecordError) {
      counts = try record.state.record.bracketCounts(from: first.name.description, to: last.name.description)
    } catch {
      guard error.concernsOneFile else { throw error }
      return
    }
    let languages = counts.languages
    guard counts.states.contains(where: { $0.languages.values.contains { $0.brackets > 0 } }) else { return }
    let language = page.language
    func open(_ state: BracketCounts.Count?) -> Int {
      // The same bracket is in each language.
      languages.compactMap { state?.languages[$0]?.brackets }.max() ?? 0
    }
    let title = Message("Open brackets over the drafts")
    let (from, to) = (counts.states.first, counts.states.last)
    let description = Message(
      """
      Open brackets: \(open(from), "before") in \(from?.name ?? "–", "first"), \(open(to), "after") in \
      \(to?.name ?? "–", "last").
      """)
    page.element("h3", title)
    page.markup("<figure>\n")
    let chart = CountsChart(
      points: counts.states.map(\.name),
      series: lines(counts, language), language: language, title: title(language), description: description(language))
    chart.write(to: &page.out)
    page.markup("<figcaption>")
    page.text(description)
    page.markup("</figcaption>\n</figure>\n")
    let titles = [Message("Draft"), Message("Date")] + languages.map { Message(verbatim: $0.name(language)) }
    page.table(titles, numbers: Set(2..<titles.count)) { page in
      for state in counts.states {
        page.markup("<tr><th scope=\"row\">")
        if let draft = drafts.first(where: { $0.name.description == state.name }) {
          page.link(.draft(draft.name, language), state.name)
        } else {
          page.text(state.name)
        }
        page.markup("</th><td class=\"day\">")
        page.day(state.time)
        page.markup("</td>")
        for tag in languages {
          page.markup("<td class=\"num\">")
          page.text(state.languages[tag].map { language.grouped($0.brackets) } ?? "–")
          page.markup("</td>")
        }
        page.markup("</tr>\n")
      }
    }
  }

  /// A line for each language; one line where all have the same brackets.
  private func lines(_ counts: BracketCounts, _ language: InterfaceLanguage) -> [CountsPage.Series] {
    let lines = counts.languages.map { tag in
      CountsPage.Series(name: tag.name(language), values: counts.states.map { $0.languages[tag]?.brackets })
    }
    guard let first = lines.first, lines.count > 1, lines.allSatisfy({ $0.values == first.values }) else {
      return lines
    }
    return [.init(name: Message("Brackets")(language), values: first.values)]
  }
}
