import GCMRepo
import Questionnaires
import RecordLocalization
import RecordRendering

/// A question over the rounds of its questionnaire: a chart, and the table with the same numbers.
struct AnswerRounds {
  /// The tables of all rounds, oldest first.
  private let tables: [AnswersTable]

  init(_ tables: [AnswersTable]) { self.tables = tables }

  /// Writes the series of a question that an earlier round has asked too; nothing for others, and for texts.
  func write(_ column: AnswersTable.Column, _ words: AnswerWording, number: Int, to page: inout Page) {
    guard tables.count > 1 else { return }
    let series = AnswerSeries(of: column.id, in: tables)
    guard series.rounds.count(where: { $0.asked != nil }) > 1 else { return }
    let lines = lines(series, column, words)
    guard !lines.isEmpty else { return }
    let language = page.language
    let title = Message("Over the rounds")
    let description =
      series.isComparable
      ? Message("What States answered in each round.")
      : Message("The rounds ask it as different kinds of questions: their numbers cannot be compared.")
    page.element("h3", title)
    page.markup("<figure>\n")
    let chart = CountsChart(
      points: series.rounds.map(\.questionnaire), series: lines, language: language, title: title(language),
      description: description(language), number: number)
    chart.write(to: &page.out)
    if chart.hasLongNames { chart.writeKey(to: &page.out) }
    page.markup("<figcaption>")
    page.text(description)
    page.markup("</figcaption>\n</figure>\n")
    let titles = [Message("Round"), Message("Answered")] + lines.map { Message(verbatim: $0.name) }
    page.table(titles, numbers: Set(1..<titles.count)) { page in
      for (place, round) in series.rounds.enumerated() {
        page.markup("<tr><th scope=\"row\">")
        page.link(.questionnaire(round.questionnaire, language), round.questionnaire)
        page.markup("</th><td class=\"num\">")
        page.text(round.summary.map { language.grouped($0.answered) } ?? Message("not asked")(language))
        page.markup("</td>")
        for line in lines {
          page.markup("<td class=\"num\">")
          page.text(line.words?[place] ?? line.values[place].map { language.grouped($0) } ?? "–")
          page.markup("</td>")
        }
        page.markup("</tr>\n")
      }
    }
  }

  /// A line for each answer; for numbers the median.
  private func lines(
    _ series: AnswerSeries, _ column: AnswersTable.Column, _ words: AnswerWording
  ) -> [CountsPage.Series] {
    let summaries = series.rounds.map(\.summary)
    if summaries.contains(where: { $0?.numbers != nil }) {
      let medians = summaries.map { $0?.numbers?.median }
      let values = medians.map { $0.flatMap { Double($0) } }
      guard values.allSatisfy({ ($0 ?? 0) >= 0 && ($0 ?? 0) < 1e12 }) else { return [] }
      return [
        .init(
          name: Message("median")(words.language), values: values.map { $0.map { Int($0.rounded()) } },
          words: medians.map { $0.map { words.language.written($0) } })
      ]
    }
    var ids: [String] = []
    for count in summaries.flatMap({ $0?.counts ?? [] }) where !ids.contains(count.id) { ids.append(count.id) }
    return ids.map { id in
      .init(
        name: words.wording(of: id, in: column),
        values: summaries.map { summary in summary.map { own in own.counts.first { $0.id == id }?.count ?? 0 } })
    }
  }
}
