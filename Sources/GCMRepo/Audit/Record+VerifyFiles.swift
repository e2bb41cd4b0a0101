import GitStore
import MarkdownText

/// Whether the files of the current state are consistent with each other.
extension Record {
  /// The state whose files are checked. If only its `gcmrepo.yml` is malformed, the others are still read.
  func stateToVerify() throws(RecordError) -> RecordState {
    do throws(RecordError) {
      return try current()
    } catch {
      guard error.code == .malformedFile, let path = error.facts.text(.path) else { throw error }
      let commit = try tip()
      let tree = try inRecord { () throws(GitError) in try repository.commit(commit).tree }
      let standard = try RecordConfiguration(RecordFile(path: path, bytes: Array("format: 1\n".utf8)))
      return RecordState(record: self, object: commit, tree: tree, configuration: standard)
    }
  }

  /// Every data file can be read, and every original matches its contribution. A problem with one does not hide others.
  ///
  /// - Returns: the revisions that the contributions state, by id.
  func checkFiles(of state: RecordState, _ report: inout VerifyReport) throws(RecordError) -> [String: Int] {
    report.add(factFindings(try filesBesideContributions(in: state.tree)))
    var invalid: [String] = []
    let folders = try state.contributionFolders(.everything) { invalid.append($0) }
    report.add(invalid.map { .invalidName(path: $0) })
    var revisions: [String: Int] = [:]
    for (id, folder) in folders {
      do throws(RecordError) {
        try checkContribution(id, folder, of: state, &report, &revisions)
      } catch {
        report.add(.unreadable(error))
      }
    }
    return revisions
  }

  /// What is wrong with the files of one contribution of a state.
  func findings(ofContribution id: ContributionID, in state: RecordState) -> [Finding] {
    var report = VerifyReport(
      commits: 0, drafts: 0, contributions: 0, originals: 0, findings: [], checkedStore: false)
    var revisions: [String: Int] = [:]
    do throws(RecordError) {
      let entry = try inRecord(reading: id.folder) { () throws(GitError) in
        try repository.entry(at: id.folder, in: state.tree)
      }
      guard let entry, entry.mode == .folder else { return [] }
      try checkContribution(id, entry.id, of: state, &report, &revisions)
    } catch {
      report.add(.unreadable(error))
    }
    return report.findings.map(\.finding)
  }

  private func checkContribution(
    _ id: ContributionID, _ folder: ObjectID, of state: RecordState, _ report: inout VerifyReport,
    _ revisions: inout [String: Int]
  ) throws(RecordError) {
    let entries = try inRecord(reading: id.folder) { () throws(GitError) in try repository.tree(folder) }
    guard let contribution = try state.contribution(id, among: entries) else {
      // Sections may be assigned before anybody has answered.
      let isAssigned = id.kind == .questionnaire && entries.allSatisfy { $0.name == QuestionnaireFile.delegation }
      if !isAssigned { report.add(.notAContribution(path: id.folder)) }
      return
    }
    report.contributions += 1
    revisions[id.description] = contribution.revision
    for original in contribution.files {
      report.originals += 1
      let path = id.path(original.file)
      let entry = entries.file(original.file)
      let holds = try inRecord(reading: path) { () throws(GitError) in
        guard let entry else { return false }
        return try repository.withObject(entry.id, .blob) { bytes in
          bytes.count == original.bytes && sha256(bytes) == original.sha256
        }
      }
      if !holds { report.add(.storedOriginal(path: path)) }
    }
    for entry in entries where DocumentFile.isOriginal(entry.name) {
      let isListed =
        entry.hasValidName && contribution.files.contains { $0.file.utf8.elementsEqual(entry.name.utf8) }
      if !isListed { report.add(.unlistedOriginal(path: id.path(entry.name))) }
    }
    let facts = entries.filter { $0.name != id.factName }
    report.add(factFindings(facts.map { TreeFile(path: id.path($0.name), entry: $0) }))
    report.add(try textFindings(in: id.folder, entries))
    report.add(sizeFindings(in: id.folder, entries))
    for language in contribution.languages where entries.file(DocumentFile.text(in: language).name) == nil {
      // Answers to a questionnaire may be in a structured file instead.
      if id.kind == .questionnaire, entries.file(FactFile.answers) != nil { continue }
      report.add(.missingText(path: id.path(.text(in: language))))
    }
  }

  /// Each contribution has the revision that its last submission states. `audit` detects a difference only when another
  /// submission follows.
  func checkRevisions(_ entries: [AuditEntry], _ revisions: [String: Int], _ report: inout VerifyReport) {
    var revisions = revisions
    for entry in entries where entry.revision.facts.action?.bringsRevision == true {
      guard let id = entry.revision.facts.contribution, let said = entry.revision.facts.revision,
        let file = revisions.removeValue(forKey: id), file != said,
        (try? number(inFilesOf: entry.revision)) == file
      else { continue }
      report.add(.revisionDiffers(said: said, file: file), of: entry.revision.commit)
    }
  }

  /// The themes exist, unless the record was created without them.
  func checkThemes(of state: RecordState, _ entries: [AuditEntry], _ report: inout VerifyReport) {
    func holdsThemes(_ state: RecordState) throws(GitError) -> Bool {
      try repository.entry(at: FactFile.themes, in: state.tree) != nil
    }
    guard let first = entries.last.flatMap({ try? self.state(at: $0.revision.commit) }),
      (try? holdsThemes(first)) == true, (try? holdsThemes(state)) == false
    else { return }
    report.add(.unreadable(.malformedFile(path: FactFile.themes, line: nil, problem: .missing)))
  }

  /// The declaration's originals are those named by the commits that set them, and its texts match them. The template's
  /// text was not set by a commit.
  func checkDeclaration(of state: RecordState, _ entries: [AuditEntry], _ report: inout VerifyReport) {
    do throws(RecordError) {
      let files = try state.folder(RecordFolder.declaration.path)
      report.add(try textFindings(in: RecordFolder.declaration.path, files))
      report.add(sizeFindings(in: RecordFolder.declaration.path, files))
      let seeded = try entries.last.map { first throws(RecordError) in
        try self.state(at: first.revision.commit).folder(RecordFolder.declaration.path)
      }
      for file in files where file.mode.isFile && DocumentFile.isOriginal(file.name) {
        let path = RecordFolder.declaration.path(file.name)
        let said = entries.lazy.filter { $0.revision.facts.action == .declare }
          .compactMap { $0.revision.facts.originals.first { $0.file.utf8.elementsEqual(file.name.utf8) } }.first
        let found = try inRecord(reading: path) { () throws(GitError) in
          try repository.withObject(file.id, .blob) { sha256($0) }
        }
        if let said {
          if said.sha256 != found {
            report.add(.originalHash(path: path, said: said.sha256, found: found))
          }
        } else if seeded?.contains(file) != true {
          report.add(.originalUndeclared(path: path))
        }
      }
    } catch {
      report.add(.unreadable(error))
    }
  }

  /// The texts that are too large to be shown or compared.
  private func sizeFindings(in folder: String, _ entries: [TreeEntry]) -> [Finding] {
    entries.filter { entry in
      entry.mode.isFile && DocumentFile.isText(entry.name)
        && ((try? repository.blobSize(entry.id)) ?? 0) > ReadingLimits.textBytes
    }.map { entry in
      .unreadable(
        .tooLarge(
          path: folder + "/" + entry.name, object: entry.id.description,
          detail: "at most \(ReadingLimits.textBytes) bytes are read"))
    }
  }

  /// The texts beside Markdown and text files that do not match them. The text of another format needs its converter.
  private func textFindings(in folder: String, _ entries: [TreeEntry]) throws(RecordError) -> [Finding] {
    var findings: [Finding] = []
    for original in entries where original.mode.isFile && original.hasValidName {
      let path = folder + "/" + original.name
      guard DocumentFile.isReadAsIs(original.name),
        let textPath = DocumentFile.textPath(ofOriginal: path),
        let text = entries.file(String(textPath.dropFirst(folder.count + 1))),
        text.id != original.id
      else { continue }
      let isIts = try inRecord(reading: textPath) { () throws(GitError) in
        let limit = ReadingLimits.textBytes
        return try StableForm.text(of: repository.blob(original.id, limit: limit))
          == repository.blob(text.id, limit: limit)
      }
      if !isIts { findings.append(.storedText(path: textPath)) }
    }
    return findings
  }
}

extension [TreeEntry] {
  /// The file with that name, compared by bytes, as git does.
  fileprivate func file(_ name: String) -> TreeEntry? {
    first { $0.name.utf8.elementsEqual(name.utf8) && $0.hasValidName && $0.mode.isFile }
  }
}
