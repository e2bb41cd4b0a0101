#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the benchmarks work with: the programs, the folder, and records that are grown when the first one asks.
final class Workbench {
  let folder: ScratchFolder
  let gcmrepo: String
  /// An earlier build to compare with, if requested.
  let before: String?
  let git: String
  let launcher: Launcher
  let vocabulary = Vocabulary()
  /// Told what is being made, since growing takes a while.
  let progress: (String) -> Void
  private var records: [RecordSize: Record] = [:]
  private var signedRecords: [RecordSize: Record] = [:]
  private var sharedRecords: [Int: SharedRecord] = [:]
  private var redlines: [Int: RedlinePair] = [:]
  private var proposals: [Int: Proposals] = [:]
  private var glossaries: [Int: CheckedGlossary] = [:]
  private var questionnaires: [Int: AnsweredQuestionnaire] = [:]
  private var wordRedlines: [Int: WordRedlinePair] = [:]
  private var lastText = 1_000_000

  init(
    folder: ScratchFolder, gcmrepo: String, before: String? = nil, progress: @escaping (String) -> Void
  ) throws {
    self.folder = folder
    self.gcmrepo = gcmrepo
    self.before = before
    self.progress = progress
    git = try ProgramSearch.path(of: "git")
    launcher = Launcher(
      environment: try NeutralEnvironment.make(in: folder), diagnostics: folder.file("standard-error"))
  }

  func record(_ size: RecordSize) throws -> Record {
    if let record = records[size] { return record }
    progress("growing a record of \(size.revisions) revisions over \(size.contributions) contributions")
    let record = try emptyRecord(named: size.rawValue)
    try record.grow(to: size)
    try record.makeTwoDrafts()
    records[size] = record
    return record
  }

  /// A copy of a record in which everything is signed with a new key.
  func signedRecord(_ size: RecordSize) throws -> Record {
    if let record = signedRecords[size] { return record }
    let key = folder.file("signing-\(size.rawValue)")
    let keygen = try ProgramSearch.path(of: "ssh-keygen")
    try launcher.run(Invocation(keygen, ["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key]))
    let record = Record(path: folder.file("signed-\(size.rawValue)"), workbench: self)
    try FileManager.default.copyItem(atPath: try self.record(size).path, toPath: record.path)
    for (name, value) in [("gpg.format", "ssh"), ("user.signingKey", key)] {
      try launcher.run(record.git("config", name, value))
    }
    // The copied files are as they were: the index must know.
    try launcher.run(record.git("reset", "--quiet", "--hard"))
    signedRecords[size] = record
    return record
  }

  /// A host and a clone with so many signed submissions.
  func sharedRecord(revisions: Int) throws -> SharedRecord {
    if let record = sharedRecords[revisions] { return record }
    progress("growing a shared record of \(revisions) signed revisions")
    let record = try SharedRecord(named: "shared-\(revisions)", workbench: self)
    try record.grow(by: revisions)
    sharedRecords[revisions] = record
    return record
  }

  /// A record of 20,000 revisions in which texts with Word originals are submitted, long unchanged, and revised after `draft-1`.
  func recordOfWordTexts(_ count: Int) throws -> Record {
    let (old, new) = try wordFiles(pages: 2)
    let record = try emptyRecord(named: "word-texts")
    progress("growing a record of 20,000 revisions after \(count) of Word files")
    func submitAll(_ file: String) throws {
      for number in 0..<count {
        try launcher.run(record.submission(of: file, state: RecordGrowth.state(of: number), slug: "word-\(number)"))
      }
    }
    // Texts that nobody changed for long: their last revisions are the farthest from the draft.
    try submitAll(old)
    try record.grow(to: .large)
    try launcher.run(record.gcmrepo("tag", "draft-1", "--party", "RCM-TS", "--message", "One"))
    try submitAll(new)
    try launcher.run(record.git("gc", "--quiet"))
    return record
  }

  /// A record of 2,000 documents of one to three pages, in four languages.
  func recordOfDocuments() throws -> Record {
    if let record = records[.unrevised] { return record }
    progress("growing a record of 2,000 documents")
    let record = try emptyRecord(named: "documents")
    let texts = DocumentText(vocabulary: vocabulary)
    try record.grow(to: .unrevised) { (texts.text(number: $0), ["es", "en", "pt", "fr"][$0 % 4]) }
    try launcher.run(record.git("gc", "--quiet"))
    records[.unrevised] = record
    return record
  }

  func redline(pages: Int) throws -> RedlinePair {
    if let pair = redlines[pages] { return pair }
    progress("declaring two texts of \(pages) pages")
    let pair = try RedlinePair(pages: pages, record: emptyRecord(named: "redline-\(pages)"))
    redlines[pages] = pair
    return pair
  }

  func proposals(pages: Int) throws -> Proposals {
    if let made = proposals[pages] { return made }
    progress("proposing 23 texts of \(pages) pages")
    let made = try Proposals(pages: pages, record: emptyRecord(named: "proposals-\(pages)"))
    proposals[pages] = made
    return made
  }

  func glossary(pages: Int, terms: Int) throws -> CheckedGlossary {
    if let made = glossaries[terms] { return made }
    progress("making a glossary of \(terms) terms")
    let made = try CheckedGlossary(pages: pages, terms: terms, record: emptyRecord(named: "glossary-\(terms)"))
    glossaries[terms] = made
    return made
  }

  func questionnaire(afterRounds rounds: Int) throws -> AnsweredQuestionnaire {
    if let made = questionnaires[rounds] { return made }
    progress("answering a questionnaire in \(rounds + 1) rounds")
    let made = try AnsweredQuestionnaire(afterRounds: rounds, record: emptyRecord(named: "rounds-\(rounds)"))
    questionnaires[rounds] = made
    return made
  }

  func wordRedline(pages: Int) throws -> WordRedlinePair {
    if let pair = wordRedlines[pages] { return pair }
    progress("making two Word files of \(pages) pages")
    let pair = try WordRedlinePair(pages: pages, record: emptyRecord(named: "word-\(pages)"))
    wordRedlines[pages] = pair
    return pair
  }

  /// A Word file of the declaration, as pandoc makes it.
  func wordFile(pages: Int) throws -> String {
    progress("making a Word file of \(pages) pages")
    return try wordFile(DeclarationPair(pages: pages, vocabulary: vocabulary).old, named: "\(pages)-intake")
  }

  /// Both texts of the declaration.
  func wordFiles(pages: Int) throws -> (old: String, new: String) {
    progress("making two Word files of \(pages) pages")
    let pair = DeclarationPair(pages: pages, vocabulary: vocabulary)
    return (
      try wordFile(pair.old, named: "\(pages)-pages-old"), try wordFile(pair.new, named: "\(pages)-pages-new")
    )
  }

  /// Two texts of short paragraphs of which few differ.
  func wordFiles(paragraphs: Int) throws -> (old: String, new: String) {
    progress("making two Word files of \(paragraphs) paragraphs")
    let pair = ClausePair(paragraphs: paragraphs, vocabulary: vocabulary)
    return (
      try wordFile(pair.old, named: "\(paragraphs)-clauses-old"),
      try wordFile(pair.new, named: "\(paragraphs)-clauses-new")
    )
  }

  private func wordFile(_ text: String, named name: String) throws -> String {
    let pandoc = try ProgramSearch.path(of: "pandoc")
    let source = try folder.write(text, to: "\(name).md")
    let file = folder.file("\(name).docx")
    try launcher.run(Invocation(pandoc, ["-f", "markdown", "-o", file, source]))
    return file
  }

  func openDocumentIntake(pages: Int) throws -> OpenDocumentFile {
    progress("making an .odt of \(pages) pages")
    return try OpenDocumentFile(pages: pages, record: emptyRecord(named: "odt-\(pages)"))
  }

  func emptyRecord(named name: String) throws -> Record {
    let record = Record(path: folder.file(name), workbench: self)
    try launcher.run(Invocation(gcmrepo, ["init", record.path, "--quiet"]))
    return record
  }

  /// The peak that even the smallest program seems to have, in bytes.
  ///
  /// Until a child's program has its own memory it borrows that of who started it, and the kernel counts that as the
  /// child's: nothing smaller than this process can be told.
  func leastVisiblePeak() throws -> Int {
    try launcher.run(Invocation(git, ["--version"])).peakBytes
  }

  /// A text that no record holds yet.
  func newText() -> String {
    lastText += 1
    return ContributionText(vocabulary: vocabulary).text(number: lastText)
  }
}
