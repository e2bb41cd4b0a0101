import GitStore

import func MarkdownText.nfc

extension Record {
  /// Stores a submission as one commit: originals, texts and `contribution.yml`.
  ///
  /// Parallel submitters queue; none loses a revision. Resubmitting the same bytes and nothing else makes no commit.
  /// Waiting for others suspends the task and blocks no thread; what is written is written where the caller runs, a few
  /// milliseconds as a rule. A task that is cancelled before its turn writes nothing; afterwards, it writes everything.
  /// Cost: the submission, not the record.
  /// - Throws: also ``RecordError/Code-swift.struct/cancelled``.
  public func submit(
    _ submission: Submission, as identity: Identity, dryRun: Bool = false
  ) async throws(RecordError) -> SubmissionResult {
    let (made, outcome) = try await transaction(as: identity, dryRun: dryRun) { state, time throws(RecordError) in
      let revised = try state.revise(submission, as: identity, at: time)
      guard let change = revised.change else {
        return (.keep(since: try state.lastCommit(of: revised.contribution.id.folder)), revised)
      }
      return (.write(change), revised)
    }
    let contribution = made.contribution
    var receipt = Receipt(
      of: contribution, in: outcome.commit, branch: branch, unchanged: outcome.isUnchanged, at: outcome.time,
      originals: made.originals)
    // What the record holds already was not written on a draft by being sent again.
    if !outcome.isUnchanged { receipt.onDraft = submission.base?.draft }
    return SubmissionResult(
      receipt: receipt,
      contribution: contribution, missingTexts: contribution.missingTexts, rereadable: made.rereadable,
      sameFiles: made.sameFiles, stranger: made.stranger, answers: made.answers?.answers,
      conflicts: made.answers?.conflicts ?? [], removesAnswers: made.removesAnswers,
      hasUnreadAnswers: made.hasUnreadAnswers, checkoutProblem: outcome.checkoutProblem)
  }
}

/// A submission applied to the contribution's current state.
private struct Revised {
  var contribution: Contribution
  /// The originals of this submission's files.
  var originals: [Contribution.Original]
  /// Languages of files already in the record that would now be read differently.
  var rereadable: [LanguageTag]
  /// Other contributions that have one of the files.
  var sameFiles: [ContributionID]
  /// Who submitted, if not a focal point of a party that has some.
  var stranger: String?
  /// What the answers of a form come to.
  var answers: AnswersRevision?
  /// Whether a document took the place of a form's answers.
  var removesAnswers: Bool
  /// Whether documents are all that answers a questionnaire whose questions the record has.
  var hasUnreadAnswers: Bool
  /// `nil` if nothing differs.
  var change: RecordChange?
}

extension RecordState {
  /// Makes the next revision of a submission's contribution.
  fileprivate func revise(
    _ submission: Submission, as identity: Identity, at time: Timestamp
  ) throws(RecordError) -> Revised {
    try check(
      party: submission.party, kind: submission.kind, slug: submission.slug, title: submission.title,
      message: submission.message,
      themes: submission.themes, languages: submission.files.map(\.language.description))
    guard !submission.files.isEmpty else { throw .fileNeeded }
    for file in submission.files { try file.check(configuration.limits) }
    try checkPracticeWords(of: submission)
    for space in [submission.whyBestPractice, submission.contributionToGCM] {
      // A blank text counts as missing, which a submission may be for now.
      guard let space, !space.allSatisfy(\.isWhitespace) else { continue }
      guard submission.kind == .bestPractice else { throw .notABestPractice(kind: submission.kind.rawValue) }
      if let problem = TextValidation.checkMessage(space) { throw .invalidRequiredText(problem: problem) }
    }
    let sender =
      try submission.isUpload
      ? submission.sentInBy.map(party)
      : sender(of: submission.party, named: submission.sentInBy, as: identity)
    try submission.mail?.check(configuration.limits, sender)
    let holders = try contributions(withFilesOf: submission)
    let id = try contributionID(for: submission, among: holders)
    let old = try contribution(id)
    if submission.slug == nil { try checkIdentity(of: submission, as: id, old) }
    let asked = try checkDeadline(of: id, at: time)
    let answers = try submission.answers.map { submitted throws(RecordError) in
      try self.revision(of: submitted, in: id, at: time)
    }
    let submission =
      try answers.map { made throws(RecordError) in try submission.showing(made, configuration.limits) } ?? submission
    var new =
      old
      ?? Contribution(
        id: id, title: LocalizedText(), themes: [], languages: [], status: .submitted, originals: [],
        whyBestPractice: LocalizedText(), contributionToGCM: LocalizedText())
    if !submission.themes.isEmpty { new.themes = try checkThemes(submission.themes) }
    if !submission.objectives.isEmpty { new.objectives = Array(Set(submission.objectives)).sorted() }
    var files: [TreePath: [UInt8]] = [:]
    var originals: [Contribution.Original] = []
    var removed: Set<TreePath> = []
    var rereadable: [LanguageTag] = []
    var came: Set<LanguageTag> = []
    for file in submission.files {
      if file.isReturned, let held = new.originals.first(where: { $0.language == file.language }),
        try bytes(id.path(.text(in: file.language))) == file.text
      {
        originals.append(held)
        continue
      }
      var original = Contribution.Original(
        file: DocumentFile.original(file.language, ending: file.fileExtension).name, sha256: sha256(file.original),
        bytes: file.original.count, mediaType: file.mediaType, reader: file.reader, tracked: file.tracked,
        submittedAs: file.submittedAs)
      // Submitting the same bytes again changes neither their text, their revision nor their date. Another choice about
      // their tracked changes gives another text.
      let held = try held(original, in: old).flatMap { held in
        held.original.tracked != file.tracked && held.text != file.text ? nil : held
      }
      if let held {
        original = held.original
        if held.text != file.text { rereadable.append(file.language) }
      } else {
        came.insert(file.language)
        if let draft = id.draft {
          var proposal = new.proposal ?? ProposalFacts()
          try proposal.take(file, on: draft, in: self)
          new.proposal = proposal
        }
        files[id.treePath(original.file)] = file.original
        files[id.treePath(DocumentFile.text(in: file.language).name)] = file.text
      }
      originals.append(original)
      // A PDF may replace a Word file: the old original leaves the current state, not the history.
      for replaced in new.originals where replaced.language == file.language && replaced.file != original.file {
        removed.insert(id.treePath(replaced.file))
      }
      new.originals.removeAll { $0.language == file.language }
      new.originals.append(original)
      if !new.languages.contains(file.language) { new.languages.append(file.language) }
      if submission.title != nil || new.title[file.language] == nil {
        new.title[file.language] = title(of: file, in: submission, slug: id.slug)
      }
    }
    var removesAnswers = false
    if let answers {
      for (path, bytes) in answers.files where try self.bytes(path.string) != bytes { files[path] = bytes }
    } else if id.kind == .questionnaire, !came.isEmpty, try self.bytes(id.path(FactFile.answers)) != nil {
      // A document that answers in words replaces what a form answered.
      removed.insert(id.treePath(FactFile.answers))
      removesAnswers = true
    }
    if id.kind == .questionnaire, !came.isEmpty, submission.answers.map({ $0.section == nil && !$0.keepsParts }) ?? true
    {
      // The whole takes the place of what ministries answered before.
      for part in try folder(id.path(QuestionnaireFile.parts)) where part.hasValidName {
        removed.insert(id.treePath(QuestionnaireFile.parts + "/" + part.name))
      }
      var delegation = try delegation(in: id)
      if !delegation.settled.isEmpty {
        delegation.settled = [:]
        files[id.treePath(QuestionnaireFile.delegation)] = delegation.bytes
      }
    }
    new.originals.sort { $0.file.utf8.lexicographicallyPrecedes($1.file.utf8) }
    for file in submission.files { new.take(file.practice, from: file, isNew: came.contains(file.language)) }
    if let first = submission.files.first {
      if let why = submission.whyBestPractice { new.whyBestPractice[first.language] = nfc(why) }
      if let contribution = submission.contributionToGCM { new.contributionToGCM[first.language] = nfc(contribution) }
    }
    new.status = new.missingTexts.isEmpty ? .submitted : .incomplete
    let hasUnreadAnswers = answers == nil && asked != nil
    let sameFiles = holders.filter { $0 != id }
    let party = if let sender, !submission.isUpload { sender } else { try self.party(id.party) }
    let stranger = party.mayBeActedFor(by: identity.author, on: CalendarDay(time)) ? nil : nfc(identity.author.name)
    let mail = submission.mail?.original
    if let old, old == new, files.isEmpty, !old.isSentOtherwise(by: sender?.code, with: mail) {
      new.revision = try revision(of: old)
      return Revised(
        contribution: new, originals: originals, rereadable: rereadable, sameFiles: sameFiles, stranger: stranger,
        answers: answers, removesAnswers: false, hasUnreadAnswers: hasUnreadAnswers, change: nil)
    }
    // Numbering continues after a withdrawal: a revision number identifies one commit forever.
    let last = if let old { try self.revision(of: old) } else { try withdrawn(by: id.party)[id] ?? 0 }
    guard last < ReadingLimits.revisions.upperBound else {
      throw .malformedFile(
        path: id.factPath, line: nil,
        problem: .outOfRange(key: "revision", ReadingLimits.revisions))
    }
    let revision = last + 1
    new.revision = revision
    new.submittedAt = time
    // A mail belongs to the revision that it brought.
    new.mail = mail ?? (came.isEmpty && old?.sentInBy == sender?.code ? old?.mail : nil)
    new.sentInBy = sender?.code
    if let mail, let bytes = submission.mail?.bytes {
      originals.append(mail)
      files[id.treePath(mail.file)] = bytes
    } else if new.mail == nil, old?.mail != nil {
      removed.insert(id.treePath(DocumentFile.mail))
    }
    for place in new.originals.indices where new.originals[place].language.map(came.contains) == true {
      new.originals[place].revision = revision
      new.originals[place].submittedAt = time
    }
    let focalPoint = party.focalPoint(of: identity.author, on: CalendarDay(time))
    new.submittedBy = .init(name: nfc(identity.author.name), role: focalPoint.map { $0.role ?? party.usualRole })
    files[id.treePath(id.factName)] = new.encoded
    return Revised(
      contribution: new, originals: originals, rereadable: rereadable, sameFiles: sameFiles, stranger: stranger,
      answers: answers, removesAnswers: removesAnswers, hasUnreadAnswers: hasUnreadAnswers,
      change: RecordChange(
        files: files, removed: removed,
        facts: CommitFacts(
          party: id.party.description, action: id.kind == .proposal ? .propose : .submit, kind: id.kind,
          contribution: id.description, revision: revision,
          originals: originals.map { .init(sha256: $0.sha256, file: $0.file) }, submittedBy: sender?.code.description,
          base: submission.base),
        subject: "\(id.kind == .proposal ? "Propose" : "Submit") \(id), revision \(revision)", body: submission.message)
    )
  }

  /// The original with the same name and bytes in a contribution, with the text beside it.
  private func held(
    _ original: Contribution.Original, in contribution: Contribution?
  ) throws(RecordError) -> (original: Contribution.Original, text: [UInt8])? {
    guard let contribution, let language = original.language,
      let held = contribution.originals.first(where: { $0.file == original.file && $0.sha256 == original.sha256 }),
      let text = try bytes(contribution.id.path(.text(in: language)))
    else { return nil }
    return (held, text)
  }

  /// - Parameter holders: the contributions that have one of the files.
  private func contributionID(
    for submission: Submission, among holders: [ContributionID]
  ) throws(RecordError) -> ContributionID {
    if let held = contributionSentAgain(by: submission, among: holders) { return held }
    let slug: Slug
    if let given = submission.slug {
      slug = try Slug(given)
    } else if submission.kind == .questionnaire, let asked = try onlyQuestionnaire() {
      slug = asked
    } else {
      let title = submission.files.first.map { titleWords(of: $0, in: submission) } ?? ""
      let name = submission.files.first.map { FileName($0.name, languages: configuration.languages).title } ?? ""
      guard let made = Slug(title: title) ?? Slug(title: name) else { throw .slugNeeded(title: title) }
      slug = made
    }
    guard submission.kind == .proposal else {
      return ContributionID(party: submission.party, kind: submission.kind, slug: slug)
    }
    guard let draft = submission.draft else { throw .draftNeeded(try record.drafts().map(\.name.description)) }
    return ContributionID(party: submission.party, proposalOn: draft, slug: slug)
  }

  /// The questionnaire that is answered by default: the record's only one; `nil` if it has none.
  private func onlyQuestionnaire() throws(RecordError) -> Slug? {
    let ids = try questionnaireIDs()
    guard let first = ids.first else { return nil }
    guard ids.count == 1 else { throw .questionnaireNeeded(choices: ids) }
    return try Slug(first)
  }

  private func title(of file: Submission.File, in submission: Submission, slug: Slug) -> String {
    let words = titleWords(of: file, in: submission)
    return words.isEmpty ? slug.string : words
  }

  func titleWords(of file: Submission.File, in submission: Submission) -> String {
    if let title = submission.title { return nfc(title) }
    let found = TextValidation.title(from: nfc(file.foundTitle ?? ""))
    if !found.isEmpty { return found }
    return FileName(file.name, languages: configuration.languages).title
  }

  /// The number of a contribution's last revision, from its file or, if that does not say, from its history.
  func revision(of contribution: Contribution) throws(RecordError) -> Int {
    if let revision = contribution.revision { return revision }
    return try inRecord { () throws(GitError) in
      // The file may have been edited by hand since; if no commit has a number, each change counts.
      var changes = 0
      var next: Commit? = try repository.commit(object)
      while let from = next, let last = try lastChange(of: contribution.id.folder, from: from) {
        let facts = CommitFacts(last.trailers)
        if facts.contribution == contribution.id.description, let revision = facts.revision { return revision }
        changes += 1
        next = try last.parents.first.map { id throws(GitError) in try repository.commit(id) }
      }
      return max(1, changes)
    }
  }

  /// The commit that last changed a file or folder. Cost: the commits since then.
  func lastCommit(of path: String) throws(RecordError) -> Commit {
    try inRecord { () throws(GitError) in
      let tip = try repository.commit(object)
      return try lastChange(of: path, from: tip) ?? tip
    }
  }

  /// The commit since which a file or folder is as it is at `commit`; `nil` if it does not exist there.
  private func lastChange(of path: String, from commit: Commit) throws(GitError) -> Commit? {
    var last = commit
    guard let wanted = try repository.entry(at: path, in: last.tree)?.id else { return nil }
    while let parent = last.parents.first {
      let before = try repository.commit(parent)
      guard try repository.entry(at: path, in: before.tree)?.id == wanted else { break }
      last = before
    }
    return last
  }
}

extension Contribution {
  /// The required texts of a best practice that are missing, by their key.
  public var missingTexts: [String] {
    guard id.kind == .bestPractice else { return [] }
    var empty: [String] = []
    if whyBestPractice.isBlank { empty.append("why_best_practice") }
    if contributionToGCM.isBlank { empty.append("contribution_to_gcm") }
    return empty
  }
}
