import ArgumentParser
import Documents
import GCMRepo
import Rendering

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

struct Demo: ConsoleCommand {
  static let configuration = CommandConfiguration(
    abstract: .worded(
      en: "Make a sample record with two drafts, and show the redline between them.",
      es: "Crea un registro de ejemplo con dos borradores y muestra el comparativo entre ellos."))

  @Argument(
    help: .worded(
      en: "A new folder for it; else gcmrepo-demo.", es: "Una carpeta nueva; si no se indica, gcmrepo-demo.",
      value: (nil, "carpeta")))
  var folder = "gcmrepo-demo"

  @Flag(
    help: .worded(
      en: "Check that it could be made there; write nothing.", es: "Comprueba que se podría crear allí; no guarda nada."
    ))
  var dryRun = false

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    if dryRun {
      try Record.checkBeginning(at: folder, from: .builtIn())
      console.remark(
        Wording(
          en: "A sample record would be made in \(folder); nothing was written.",
          es: "Se crearía un registro de ejemplo en \(folder); no se guardó nada."))
      return
    }
    let steps = try DemoStep.all()
    guard let first = steps.first else { return }
    let started = first.identity.author
    let begin = Identity(
      author: .init(
        name: started.name, email: started.email, date: started.date.map { Timestamp(seconds: $0.seconds - 3600) }))
    try Record.checkBeginning(at: folder, from: .builtIn())
    // Made under another name and put in its place whole: half a sample would stand in the way of the next try.
    Interruption.hold()
    let draft = Self.draft(of: folder)
    let (unfinished, _) = try Record.create(at: draft, from: .builtIn(), bare: false, as: begin)
    var progress = console.progress(
      Wording(en: "Making the sample record", es: "Creando el registro de ejemplo"), total: steps.count)
    do {
      for (place, step) in steps.enumerated() {
        progress.update(place)
        try await perform(step, on: unfinished)
        if Interruption.wasMet { throw Interruption.failure }
      }
      try put(draft, at: folder)
    } catch {
      progress.finish()
      try? FileManager.default.removeItem(atPath: draft)
      // What failed may have failed by the same Ctrl-C, which outside programs get too.
      throw Interruption.wasMet ? Interruption.failure : error
    }
    let record = try Record.open(folder)
    // Whoever tries the sample out can write in it at once.
    if try console.knowsNobody(in: record), let last = steps.last { try record.setPerson(last.identity.author) }
    progress.finish()
    try await show(record, on: console)
  }

  /// A hidden folder beside the one that is asked for.
  private static func draft(of folder: String) -> String {
    let url = URL(filePath: folder)
    return url.deletingLastPathComponent().appending(path: ".\(url.lastPathComponent)-\(getpid())").path
  }

  private func put(_ draft: String, at folder: String) throws {
    do {
      let files = FileManager.default
      guard files.fileExists(atPath: folder) else { return try files.moveItem(atPath: draft, toPath: folder) }
      // An empty folder is filled; it is a record once its .git is there.
      let names = try files.contentsOfDirectory(atPath: draft).sorted { $0 != ".git" && $1 == ".git" }
      for name in names { try files.moveItem(atPath: draft + "/" + name, toPath: folder + "/" + name) }
      try files.removeItem(atPath: draft)
    } catch {
      throw CommandFailure(
        .outsideProgramFailed,
        Wording(en: "\(folder) could not be written.", es: "No se pudo escribir \(folder)."))
    }
  }

  private func perform(_ step: DemoStep, on record: Record) async throws {
    var files: [Submission.File] = []
    for file in step.files {
      let document: ConvertedDocument
      do throws(DocumentError) {
        document = try await Converter().convert(SubmittedFile(name: file.name, bytes: file.bytes))
      } catch {
        throw CommandFailure(error)
      }
      files.append(
        Submission.File(
          language: file.language, fileExtension: document.format.fileExtension, mediaType: document.format.mediaType,
          original: file.bytes, text: document.text, foundTitle: document.title, name: file.name))
    }
    switch step.action {
    case .submit(let kind, let slug, let title, let themes, let why, let contribution):
      var submission = Submission(party: step.party, kind: kind, files: files)
      submission.slug = slug
      // In another language the title is the one that the file itself has.
      submission.title = files.count == 1 ? title : nil
      submission.themes = themes
      submission.message = step.message
      submission.whyBestPractice = why
      submission.contributionToGCM = contribution
      _ = try record.submit(submission, as: step.identity)
    case .declare:
      for file in files {
        _ = try record.declare(file, party: step.party, message: step.message ?? "", as: step.identity)
      }
    case .withdraw(let contribution):
      _ = try record.withdraw(contribution, because: step.message ?? "", as: step.identity)
    case .tag(let name):
      _ = try record.tag(name, message: step.message ?? "", party: step.party, as: step.identity)
    }
  }

  private func show(_ record: Record, on console: Console) async throws {
    let drafts = try record.drafts().map(\.name)
    guard drafts.count >= 2 else { return }
    let (from, to) = (drafts[drafts.count - 2], drafts[drafts.count - 1])
    let title = try record.current().title(in: console.language.rawValue)
    var page = ByteBuffer()
    RedlineHTML(language: console.language, title: title).write(
      try record.compare(from, to: to).titledByHeadings(), to: &page)
    // Beside the record, not in it: there it would be a file that nobody submitted.
    let file =
      (folder.utf8.last == UInt8(ascii: "/") ? String(Substring(folder.utf8.dropLast())) : folder) + "-redline.html"
    do {
      try Data(page.bytes).write(to: URL(filePath: file), options: .atomic)
    } catch {
      throw CommandFailure(
        .outsideProgramFailed, Wording(en: "\(file) could not be written.", es: "No se pudo escribir \(file)."))
    }
    let declaration = try record.compare(from, to: to, DocumentFilter(names: ["declaration"])).titledByHeadings()
    try console.print { sink in
      RedlineTerminal(style: console.style).write(declaration, to: &sink)
    }
    let count = try record.current().contributionIDs().count
    console.remark(
      Wording(
        en: "The sample record is in \(folder): \(count) contributions, drafts \(from) and \(to).",
        es: "El registro de ejemplo está en \(folder): \(count) aportes, borradores \(from) y \(to)."))
    console.remark(
      Wording(
        en: "The whole redline is in \(file). Next: gcmrepo status -C \(folder.asShellWord)",
        es: "El comparativo completo está en \(file). Ahora: gcmrepo status -C \(folder.asShellWord)"))
  }
}
