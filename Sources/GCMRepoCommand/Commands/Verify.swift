import ArgumentParser
import Documents
import GCMRepo
import RecordRendering

struct Verify: ConsoleCommand {
  static let configuration = CommandConfiguration(
    abstract: .worded(
      en: "Check the whole record, or a receipt against it.",
      es: "Comprueba todo el registro, o coteja un recibo con él."),
    discussion: .worded(
      en: """
        A receipt is what `gcmrepo submit --format json` printed. The exit status is 1 where something is wrong, and \
        6 where nothing is and git, which checks the store, could not be run.
        """,
      es: """
        Un recibo es lo que imprimió `gcmrepo submit --format json`. El estado de salida es 1 si algo está mal, y 6 \
        si nada lo está pero no se pudo ejecutar git, que revisa el almacén.
        """))

  @Argument(
    help: .worded(
      en: "A file with a receipt; - is standard input.", es: "Un archivo con un recibo; - es la entrada estándar.",
      value: ("receipt", "recibo")), completion: .file())
  var receipt: String?

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecord()
    if let receipt {
      try check(receipt, against: record, console)
    } else {
      try await checkRecord(record, console)
    }
  }

  private func check(_ path: String, against record: Record, _ console: Console) throws {
    let receipt = try ReceiptFile.read(path)
    let problems = try record.check(receipt)
    if console.options.format == .json {
      try console.print(json: [
        "schema": "gcmrepo.verify/1", "holds": .bool(problems.isEmpty),
        "problems": .array(problems.map { .string($0.sentence(.en)) }),
        "problem_details": .array(problems.map(\.json)),
      ])
    }
    guard problems.isEmpty else {
      let sentences = problems.map(\.sentence)
      throw CommandFailure(
        .no,
        Wording(
          en: "The receipt does not hold: " + sentences.map(\.en).joined(separator: " "),
          es: "El recibo no es válido: " + sentences.map(\.es).joined(separator: " ")))
    }
    console.remark(
      Wording(
        en: "The receipt holds: \(receipt.contribution), revision \(receipt.revision), is in the record as received.",
        es:
          "El recibo es válido: \(receipt.contribution), revisión \(receipt.revision), está en el registro como se recibió."
      ))
  }

  private func table(_ rows: [FindingRow], _ language: InterfaceLanguage) -> Table {
    Table(
      columns: [
        .init(key: "commit", title: "Commit"),
        .init(key: "finding", title: Wording(en: "Finding", es: "Hallazgo")(language)),
      ],
      rows: rows.map { row in
        [row.commit.map { .text(String($0.prefix(10))) } ?? .none, .text(row.finding.sentence(language))]
      })
  }

  private func checkRecord(_ record: Record, _ console: Console) async throws {
    let watch = Watch(console.progress(Wording(en: "Verifying", es: "Verificando")))
    let report = try await record.verify { watch.update($0, $1) }
    watch.finish()
    let rows = report.findings.map { FindingRow(commit: $0.commit, finding: $0.finding) }
    if console.options.format == .json {
      try console.print(json: [
        "schema": "gcmrepo.verify/1", "holds": .bool(rows.isEmpty && report.checkedStore),
        "commits": .int(report.commits),
        "drafts": .int(report.drafts), "contributions": .int(report.contributions),
        "originals": .int(report.originals), "store_checked": .bool(report.checkedStore),
        "findings": .array(rows.map(\.json)),
      ])
    } else if !rows.isEmpty {
      try await console.page(table(rows, console.language).terminal(console.style))
    }
    let unchecked = Wording(
      en: "The store itself was not checked, because git could not be run. Run `gcmrepo doctor`.",
      es: "No se revisó el almacén mismo, porque no se pudo ejecutar git. Ejecute `gcmrepo doctor`.")
    guard rows.isEmpty else {
      if !report.checkedStore { console.warn(unchecked) }
      console.remark(
        Wording(en: rows.count.of("finding.", "findings."), es: rows.count.of("hallazgo.", "hallazgos.")))
      throw CommandFailure.no
    }
    let commits = report.commits.of("commit", "commits")
    guard report.checkedStore else {
      throw CommandFailure(
        .outsideProgramFailed,
        Wording(
          en: "Nothing amiss was found in \(commits), and yet that is not all. \(unchecked.en)",
          es: "No se halló nada anómalo en \(commits), pero eso no es todo. \(unchecked.es)"))
    }
    console.remark(
      Wording(
        en:
          "The record holds: \(commits), \(report.drafts.of("draft", "drafts")), "
          + "\(report.contributions.of("contribution", "contributions")), "
          + "\(report.originals.of("original", "originals")).",
        es: "El registro está íntegro: \(commits), \(report.drafts.of("borrador", "borradores")), "
          + "\(report.contributions.of("aporte", "aportes")), \(report.originals.of("original", "originales"))."))
  }
}
