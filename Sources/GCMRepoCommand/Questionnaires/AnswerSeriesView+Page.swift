import GCMRepo
import RecordLocalization
import RecordRendering

extension AnswerSeriesView {
  /// As a page with a chart: of one question a line for each answer, or for the numbers; of a table one for each cell.
  func page(header: String) -> CountsPage {
    let table = table(isHuman: true)
    return CountsPage(
      language: language, title: title, header: header, description: description,
      points: series[0].rounds.map(\.questionnaire), series: lines, table: table)
  }

  private var areNumbers: Bool { series.allSatisfy { $0.rounds.contains { $0.summary?.numbers != nil } } }

  private var description: String {
    if series.count > 1 {
      return areNumbers
        ? Message("The sum of the numbers of all States in each round.")(language)
        : Message("How many States answered in each round.")(language)
    }
    return areNumbers
      ? Message("The least, the median and the largest number in each round.")(language)
      : Message("How many States gave each answer in each round.")(language)
  }

  private var lines: [CountsPage.Series] {
    guard series.count == 1 else {
      return series.compactMap { one in
        areNumbers
          ? line(name(of: one), one.rounds.map { $0.summary?.numbers?.sum })
          : .init(name: name(of: one), values: one.rounds.map { $0.summary?.answered })
      }
    }
    let rounds = series[0].rounds
    if areNumbers {
      return [
        line(Message("largest", context: "number")(language), rounds.map { $0.summary?.numbers?.most }),
        line(Message("median")(language), rounds.map { $0.summary?.numbers?.median }),
        line(Message("least", context: "number")(language), rounds.map { $0.summary?.numbers?.least }),
      ].compactMap { $0 }
    }
    var ids: [String] = []
    for count in rounds.flatMap({ $0.summary?.counts ?? [] }) where !ids.contains(count.id) { ids.append(count.id) }
    guard !ids.isEmpty else {
      return [.init(name: Message("Answered")(language), values: rounds.map { $0.summary?.answered })]
    }
    return ids.map { id in
      .init(
        name: wording(of: id),
        values: rounds.map { round in
          round.summary.map { summary in summary.counts.first { $0.id == id }?.count ?? 0 }
        })
    }
  }

  /// A line of numbers, each with its digits; `nil` for what cannot be drawn: negative or very large ones.
  private func line(_ name: String, _ numbers: [String?]) -> CountsPage.Series? {
    let values = numbers.map { $0.flatMap { Double($0) } }
    guard values.allSatisfy({ ($0 ?? 0) >= 0 && ($0 ?? 0) < 1e12 }) else { return nil }
    return .init(
      name: name, values: values.map { $0.map { Int($0.rounded()) } },
      words: numbers.map { $0.map { language.written($0) } })
  }
}
