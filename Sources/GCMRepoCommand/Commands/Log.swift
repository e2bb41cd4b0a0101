import ArgumentParser
import GCMRepo
import RecordRendering

struct Log: ConsoleCommand {
  static let configuration = CommandConfiguration(
    abstract: .worded(
      en: "List revisions, newest first.", es: "Muestra las revisiones, de la más reciente a la más antigua."))

  @Argument(
    help: .worded(
      en: "A contribution, a range FROM..TO or a draft, or both.",
      es: "Un aporte, un tramo DESDE..HASTA o un borrador, o ambas cosas.",
      value: ("id-or-range", "id-o-tramo")),
    completion: RecordCompletion.draftsAndDocuments)
  var what: [String] = []

  @OptionGroup var which: FilterOptions
  @OptionGroup var global: GlobalOptions

  /// What the words name: each of both once.
  private func subject() throws(CommandFailure) -> (contribution: String?, range: HistoryRange?) {
    var (contribution, range): (String?, HistoryRange?)
    for word in what {
      // A shell that completes the name of a folder ends it with a stroke.
      let name = word.hasSuffix("/") ? String(word.dropLast()) : word
      let isContribution = ContributionID(name) != nil
      guard isContribution ? contribution == nil : range == nil else {
        throw CommandFailure(
          .usage,
          isContribution
            ? Wording(
              en: "log tells of one contribution at a time: \(contribution ?? "") and \(name) are two.",
              es: "log informa de un aporte a la vez: \(contribution ?? "") y \(name) son dos.")
            : Wording(
              en: "“\(word)” is one range too many: from one draft to another is written FROM..TO.",
              es: "«\(word)» es un tramo de más: de un borrador a otro se escribe DESDE..HASTA."))
      }
      if isContribution { contribution = name } else { range = HistoryRange(word) }
    }
    return (contribution, range)
  }

  func run(on console: Console) async throws {
    let record = try console.openRecord()
    let (contribution, range) = try subject()
    let (revisions, problems) = try record.readableLog(
      range ?? HistoryRange(), contribution: contribution, which.filter(in: record.current()))
    let language = console.answerLanguage
    let human = console.options.format == .table
    func title(_ en: String, _ es: String) -> String { Wording(en: en, es: es)(language) }
    var table = Table(columns: [
      .init(key: "time", title: title("Date (UTC)", "Fecha (UTC)")),
      .init(key: "party", title: title("Party", "Parte")),
      .init(key: "action", title: title("Action", "Acción")),
      .init(key: "contribution", title: title("Contribution", "Aporte")),
      .init(key: "revision", title: title("Rev.", "Rev."), alignment: .trailing),
      .init(key: "person", title: title("By", "Por")), .init(key: "subject", title: title("What", "Qué")),
      .init(key: "commit", title: "Commit"),
    ])
    for revision in revisions {
      let facts = revision.facts
      table.rows.append([
        .date(revision.time.description), facts.party.map { .text($0) } ?? .none,
        facts.action.map { .text(human ? $0.wording(language) : $0.rawValue) } ?? .none,
        facts.contribution.map { .name($0) } ?? .none,
        facts.revision.map { .number($0) } ?? .none, .text(revision.person),
        .text(human ? revision.subjectWording(language) : revision.subject),
        .text(human ? String(revision.commit.prefix(10)) : revision.commit),
      ])
    }
    try await console.print(
      table, schema: "gcmrepo.log/1", key: "revisions", extra: [("problems", console.json(problems))])
    guard let last = problems.last else { return }
    console.warn(Array(problems.dropLast()))
    let failure = CommandFailure(last)
    throw CommandFailure(
      failure.status,
      Wording(
        en: "Not all of the history could be shown. \(failure.sentence.en)",
        es: "No se pudo mostrar toda la historia. \(failure.sentence.es)"), detail: failure.detail)
  }
}
