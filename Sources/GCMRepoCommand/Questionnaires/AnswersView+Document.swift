import GCMRepo
import RecordLocalization
import RecordRendering

extension AnswersView {
  private var title: String { words.text(table.form.questionnaire.title) }

  private var facts: [String] {
    let complete = table.countries.filter { table.missingAnswers(of: $0).isEmpty }
    let answered = complete.map(\.description).joined(separator: ", ")
    let missing = table.missing.map(\.description).joined(separator: ", ")
    return [
      Message(
        "Version \(table.form.questionnaire.version, "version"), commit \(String(state.commit.description.prefix(12)), "commit")"
      )(
        language),
      Message(
        complete.count, "{count} State has answered: \(answered, "parties")",
        "{count} States have answered: \(answered, "parties")")(language),
    ] + (partial.map { [$0(language)] } ?? [])
      + (table.missing.isEmpty
        ? []
        : [
          Message(
            table.missing.count, "{count} State has not answered: \(missing, "parties").",
            "{count} States have not answered: \(missing, "parties").")(language)
        ])
  }

  /// As one page with charts.
  var page: AnswersPage {
    AnswersPage(
      language: language, title: title, header: state.title(in: language.rawValue), facts: facts,
      questions: columns.map { column in
        let summary = table.summary(of: column)
        return AnswersPage.Question(
          title: "\(column.number) \(label(of: column))",
          bars: summary.counts.map { count in
            .init(
              name: wording(of: count.id, in: column), count: count.count,
              share: summary.share(of: count.id).map { Int(($0 * 100).rounded()) })
          },
          summary: summary.numbers == nil ? "" : result(of: summary, column), answers: answers(to: column))
      })
  }

  /// What each State said, without the column of versions where all answered the newest.
  private func answers(to column: AnswersTable.Column) -> Table {
    var rows = detail(of: column)
    if rows.rows.allSatisfy({ $0.last == Table.Cell.none }) {
      rows.columns.removeLast()
      rows.rows = rows.rows.map { Array($0.dropLast()) }
    }
    return rows
  }

  /// The code of a State, and whether its answers are partial.
  private func name(of country: PartyCode) -> String {
    guard !table.missingAnswers(of: country).isEmpty else { return country.description }
    let words = Message("partial")(language)
    return "\(country) (\(words))"
  }

  /// As a document for print.
  var document: AccountDocument {
    var parts = facts.map(\.asMarkdown)
    for column in columns {
      parts.append("# " + "\(column.number) \(label(of: column))".asMarkdown)
      let summary = table.summary(of: column)
      if summary.answered == 0 {
        parts.append(Message("Nobody answered this.")(language).asMarkdown)
        continue
      }
      let result = result(of: summary, column)
      if !result.isEmpty { parts.append(result.asMarkdown) }
      parts.append(column.inner.isEmpty ? answers(of: column) : entries(of: column))
    }
    return AccountDocument(title: title, language: language, state: state, head: [], parts: parts)
  }

  private func answers(of column: AnswersTable.Column) -> String {
    MarkdownRows.table(
      [Message("Party")(language), Message("Answer")(language)],
      table.countries.compactMap { country in
        table.answer(of: country, to: column.id).map {
          [name(of: country), wording(of: $0, in: column, by: country).replacing("\n", with: " ")]
        }
      }, widths: [2, 12])
  }

  /// The entries of a repeated group, each in a row.
  private func entries(of column: AnswersTable.Column) -> String {
    let rows = answers(to: column)
    let shown = rows.columns.indices.filter { rows.columns[$0].key != "missing" }
    return MarkdownRows.table(
      shown.map { rows.columns[$0].title },
      rows.rows.map { row in
        shown.map { place in
          let words = row[place].documentText
          return place > 0 ? words : PartyCode(words).map { name(of: $0) } ?? words
        }
      }, widths: shown.map { $0 < 2 ? 2 : max(3, 12 / max(1, shown.count - 2)) })
  }
}
