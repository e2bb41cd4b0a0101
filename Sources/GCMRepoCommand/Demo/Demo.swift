import ArgumentParser
import Documents
import GCMRepo
import RecordRendering
import RecordLocalization

struct Demo: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: .message("Make a sample record with two drafts, and show the redline between them."),
    discussion: .message(
      """
      With --shared it makes a host and three copies of its record instead, and shows who may write what in them: a \
      submission that the host takes, a forgery that it refuses, a draft on which both secretariats agree, and a receipt. It \
      needs no network, and leaves your own settings of git and ssh alone.

      With --negotiation it plays a negotiation: eight States propose changes in Word, their proposals are compiled and \
      answered, brackets are settled, and all States but one adopt the text.

      With --collection six States answer a questionnaire in Word, Excel, the browser and as text, two send best practices, and \
      the declaration is checked against the glossary.

      For example: gcmrepo demo my-sample
      """))

  @Argument(
    help: .message(
      "A new folder for it; else gcmrepo-demo, with --shared gcmrepo-demo-shared, with --negotiation gcmrepo-demo-negotiation, with --collection gcmrepo-demo-collection.",
      value: "folder"))
  var folder: String?

  @Flag(help: .message("Make a record that several parties share: its host, and copies of it."))
  var shared = false

  @Flag(help: .message("Play a negotiation, from the States' Word files to the adopted text."))
  var negotiation = false

  @Flag(help: .message("Collect answers, best practices and terms."))
  var collection = false

  @Flag(
    help: .message("Check that it could be made there, but write nothing."))
  var dryRun = false

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    guard [shared, negotiation, collection].count(where: { $0 }) < 2 else {
      throw CommandFailure(.usage, Message("Choose one demo: --shared, --negotiation or --collection."))
    }
    let usual =
      shared
      ? "gcmrepo-demo-shared"
      : negotiation ? "gcmrepo-demo-negotiation" : collection ? "gcmrepo-demo-collection" : "gcmrepo-demo"
    let folder = folder ?? usual
    if dryRun {
      try Record.checkBeginning(at: folder, from: .builtIn())
      console.remark(
        Message("A sample record would be made in \(folder, "folder"); nothing was written."))
      return
    }
    if shared {
      try await tell(in: folder, on: console) { try await SharedDemo(in: $0, on: console).make() }
      console.remark(Message("The host and three copies of its record are in \(folder, "folder"). Go on, for example:"))
      suggest(SharedDemo.suggestions, in: folder, on: console)
    } else if negotiation {
      try await tell(in: folder, on: console) { try await NegotiationDemo(in: $0, on: console).make() }
      console.remark(Message("The record and its documents are in \(folder, "folder"). Go on, for example:"))
      suggest(NegotiationDemo.suggestions, in: folder, on: console)
    } else if collection {
      try await tell(in: folder, on: console) { try await CollectionDemo(in: $0, on: console).make() }
      console.remark(Message("The record and its documents are in \(folder, "folder"). Go on, for example:"))
      suggest(CollectionDemo.suggestions, in: folder, on: console)
    } else {
      try await makeSample(in: folder, on: console)
    }
  }

  private func suggest(_ lines: [String], in folder: String, on console: Console) {
    for line in ["cd " + folder.asShellWord] + lines { console.remark(Message(verbatim: "  " + line)) }
  }

  /// Makes a demo that is told by commands in a folder that is put in its place at the end.
  private func tell(
    in folder: String, on console: Console, _ make: (DemoFolder) async throws -> Void
  ) async throws {
    try Record.checkBeginning(at: folder, from: .builtIn())
    // From here on a signal lets this command remove what it has created.
    Interruption.hold()
    let place = try DemoFolder(folder)
    do {
      try await make(place)
      if Interruption.wasMet { throw Interruption.failure }
      try place.put()
    } catch {
      throw Interruption.wasMet ? Interruption.failure : error
    }
  }

  private func makeSample(in folder: String, on console: Console) async throws {
    let steps = try DemoStep.all()
    guard let first = steps.first else { return }
    let started = first.identity.author
    let begin = Identity(
      author: .init(
        name: started.name, email: started.email, date: started.date.map { Timestamp(seconds: $0.seconds - 3600) }))
    try Record.checkBeginning(at: folder, from: .builtIn())
    // From here on a signal lets this command remove what it has created.
    Interruption.hold()
    let place = try DemoFolder(folder)
    do {
      try await make(steps, beginning: begin, in: place, on: console)
      if Interruption.wasMet { throw Interruption.failure }
      try place.put()
    } catch {
      // The failure may be due to the same signal, which also ends external programs.
      throw Interruption.wasMet ? Interruption.failure : error
    }
    try await show(try Record.open(folder), in: folder, page: place.pageDestination, on: console)
  }

  private func make(
    _ steps: [DemoStep], beginning: Identity, in place: DemoFolder, on console: Console
  ) async throws {
    let (record, _) = try Record.create(at: place.record, from: .builtIn(), bare: false, as: beginning)
    var progress = console.progress(
      Message("Making the sample record"), total: steps.count)
    defer { progress.finish() }
    for (number, step) in steps.enumerated() {
      progress.update(number)
      try await perform(step, on: record)
      if Interruption.wasMet { throw Interruption.failure }
    }
    // So that the sample can be written to at once.
    if try console.knowsNobody(in: record), let last = steps.last { try record.setPerson(last.identity.author) }
    let (from, to) = try Self.lastDrafts(of: record)
    let title = try record.current().title(in: console.language.rawValue)
    var page = ByteBuffer()
    RedlineHTML(language: console.language, title: title).write(
      try record.compare(from, to: to).titledByHeadings().textsAlone(), to: &page)
    try OutputFile(path: place.page, defaultName: "").write(page.bytes)
  }

  private static func lastDrafts(of record: Record) throws -> (from: String, to: String) {
    let drafts = try record.drafts().map(\.name.description)
    guard drafts.count >= 2 else { throw RecordError.unknownRevision(given: "draft-2", nearest: drafts) }
    return (drafts[drafts.count - 2], drafts[drafts.count - 1])
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
          original: file.bytes, text: document.text, foundTitle: document.title, name: file.name,
          reader: document.recordedReader))
    }
    switch step.action {
    case .submit(let kind, let slug, let title, let themes, let why, let contribution):
      var submission = Submission(party: step.party, kind: kind, files: files)
      submission.slug = slug
      // In another language the title is the file's own.
      submission.title = files.count == 1 ? title : nil
      submission.themes = themes
      submission.message = step.message
      submission.whyBestPractice = why
      submission.contributionToGCM = contribution
      _ = try await record.submit(submission, as: step.identity)
    case .declare:
      for file in files {
        _ = try await record.declare(file, party: step.party, message: step.message ?? "", as: step.identity)
      }
    case .withdraw(let contribution):
      _ = try await record.withdraw(contribution.description, because: step.message ?? "", as: step.identity)
    case .tag(let name):
      _ = try await record.tag(name, message: step.message ?? "", party: step.party, as: step.identity)
    }
  }

  private func show(_ record: Record, in folder: String, page: String, on console: Console) async throws {
    let (from, to) = try Self.lastDrafts(of: record)
    let declaration = try record.compare(from, to: to, DocumentFilter(names: ["declaration"]))
      .titledByHeadings().textsAlone()
    try console.print { sink in
      RedlineTerminal(style: console.style).write(declaration, to: &sink)
    }
    let count = try record.current().contributionIDs().count
    console.remark(
      Message(
        """
        The sample record is in \(folder, "folder"): \(count, "count") contributions, drafts \(from, "from") and \
        \(to, "to").
        """))
    console.remark(
      Message("The whole redline is in \(page, "page"). Next: gcmrepo status -C \(folder.asShellWord, "folder")"))
  }
}
