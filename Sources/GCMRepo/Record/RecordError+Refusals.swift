import GitStore

/// The refusals of this version, with their facts.
extension RecordError {
  private static func facts(ofObject object: String?, _ path: String?, _ detail: String) -> Facts {
    Facts().adding(.path, path.map { .text($0) }).adding(.object, object.map { .text($0) })
      .adding([.detail: .text(detail)])
  }

  package static func ruleBroken(_ finding: Finding) -> RecordError {
    RecordError(.ruleBroken, finding.facts.adding([.finding: .text(finding.code.rawValue)]))
  }

  // MARK: The record is not usable

  package static func notARecord(path: String) -> RecordError {
    RecordError(.notARecord, [.path: .text(path)])
  }
  package static func noBranch(path: String, branch: String) -> RecordError {
    RecordError(.noBranch, [.path: .text(path), .branch: .text(branch)])
  }
  package static func otherOwner(path: String) -> RecordError {
    RecordError(.otherOwner, [.path: .text(path)])
  }
  package static func newerFormat(found: Int, supported: Int) -> RecordError {
    RecordError(.newerFormat, [.format: .number(found), .supported: .number(supported)])
  }
  package static func unknownFeatures(_ names: [String]) -> RecordError {
    RecordError(.unknownFeatures, [.features: .texts(names)])
  }
  package static func damaged(path: String?, object: String?, detail: String) -> RecordError {
    RecordError(.damaged, Self.facts(ofObject: object, path, detail))
  }
  package static func tooLarge(path: String?, object: String?, detail: String) -> RecordError {
    RecordError(.tooLarge, Self.facts(ofObject: object, path, detail))
  }
  package static func shallow(path: String) -> RecordError {
    RecordError(.shallow, [.path: .text(path)])
  }
  package static func notFetched(path: String?, object: String?) -> RecordError {
    RecordError(
      .notFetched, Facts().adding(.path, path.map { .text($0) }).adding(.object, object.map { .text($0) }))
  }
  package static func draftsNotFetched(_ names: [String], limits: [CloneLimit]) -> RecordError {
    RecordError(.draftsNotFetched, [.drafts: .texts(names), .limits: .texts(limits.map(\.rawValue))])
  }
  package static func unsupportedStorage(path: String, features: [String]) -> RecordError {
    RecordError(.unsupportedStorage, [.path: .text(path), .features: .texts(features)])
  }
  package static func operationUnfinished(_ operation: UnfinishedOperation.Kind, path: String) -> RecordError {
    RecordError(.operationUnfinished, [.operation: .text(operation.rawValue), .path: .text(path)])
  }
  package static func otherBranch(_ branch: String, found: String?) -> RecordError {
    RecordError(.otherBranch, Facts().adding([.branch: .text(branch)]).adding(.found, found.map { .text($0) }))
  }
  package static func malformedFile(path: String, line: Int?, problem: FileProblem) -> RecordError {
    RecordError(.malformedFile, problem.facts.adding([.path: .text(path)]).adding(.line, line.map { .number($0) }))
  }
  package static var busy: RecordError { RecordError(.busy) }
  package static var cancelled: RecordError { RecordError(.cancelled) }
  package static func gitAtWork(lock: String) -> RecordError {
    RecordError(.gitAtWork, [.lock: .text(lock)])
  }
  package static func localEdits(paths: [String]) -> RecordError {
    RecordError(.localEdits, [.paths: .texts(paths)])
  }
  package static var diskFull: RecordError { RecordError(.diskFull) }
  package static func cannotWrite(path: String, errno: Int32) -> RecordError {
    RecordError(.cannotWrite, [.path: .text(path), .errno: .number(Int(errno))])
  }
  package static func git(_ error: GitError) -> RecordError {
    RecordError(.git, [.detail: .text(error.description)])
  }

  // MARK: The host

  package static func noHost(path: String) -> RecordError { RecordError(.noHost, [.path: .text(path)]) }
  package static func hostFailed(_ failure: RemoteFailure, url: String) -> RecordError {
    RecordError(
      .hostFailed,
      [
        .problem: .text(failure.code.rawValue), .url: .text(url), .lines: .texts(failure.serverLines),
        .detail: .text(failure.detail),
      ])
  }
  package static func hostRewroteHistory(branch: String, from: String) -> RecordError {
    RecordError(.hostRewroteHistory, [.branch: .text(branch), .from: .text(from)])
  }
  package static func changedOnBothSides(paths: [String]) -> RecordError {
    RecordError(.changedOnBothSides, [.paths: .texts(paths)])
  }
  package static func declaredMeanwhile(language: String, host: String, own: String) -> RecordError {
    RecordError(.declaredMeanwhile, [.language: .text(language), .from: .text(host), .to: .text(own)])
  }
  package static func revisedMeanwhile(contribution: String, revision: Int) -> RecordError {
    RecordError(.revisedMeanwhile, [.contribution: .text(contribution), .number: .number(revision)])
  }
  package static func withdrawnMeanwhile(contribution: String, revision: Int) -> RecordError {
    RecordError(.withdrawnMeanwhile, [.contribution: .text(contribution), .number: .number(revision)])
  }
  package static func otherRoot(expected: String, found: String) -> RecordError {
    RecordError(.otherRoot, [.expected: .text(expected), .found: .text(found)])
  }
  package static func otherRecord(path: String) -> RecordError { RecordError(.otherRecord, [.path: .text(path)]) }

  // MARK: The record's rules do not permit it

  package static func notPermitted(party: String, permitted: [String]) -> RecordError {
    RecordError(.notPermitted, [.party: .text(party), .permitted: .texts(permitted)])
  }

  package static func featureNeeded(_ names: [String]) -> RecordError {
    RecordError(.featureNeeded, [.features: .texts(names)])
  }

  // MARK: The input is refused

  package static func unknownParty(given: String, nearest: [String]) -> RecordError {
    RecordError(.unknownParty, [.given: .text(given), .nearest: .texts(nearest)])
  }
  package static func notPrivate(path: String, _ problem: PrivateProblem) -> RecordError {
    RecordError(.notPrivate, [.path: .text(path), .problem: .text(problem.rawValue)])
  }
  package static func notAMember(code: String) -> RecordError {
    RecordError(.notAMember, [.party: .text(code)])
  }
  /// - Parameter known: the kinds that are taken, where they are not those of contributions alone.
  package static func unknownKind(given: String, nearest: [String], known: [String] = []) -> RecordError {
    RecordError(
      .unknownKind,
      ([.given: .text(given), .nearest: .texts(nearest)] as Facts).adding(.known, known.isEmpty ? nil : .texts(known)))
  }
  package static func unknownTheme(given: String, known: [String], nearest: [String]) -> RecordError {
    RecordError(.unknownTheme, [.given: .text(given), .known: .texts(known), .nearest: .texts(nearest)])
  }
  package static func unknownLanguage(given: String, known: [LanguageTag]) -> RecordError {
    RecordError(.unknownLanguage, [.given: .text(given), .known: .texts(known.map(\.description))])
  }
  package static var fileNeeded: RecordError { RecordError(.fileNeeded) }
  package static func fileNotUsable(name: String, problem: Submission.File.Problem) -> RecordError {
    RecordError(.fileNotUsable, problem.facts.adding([.name: .text(name)]))
  }
  package static func duplicateLanguage(language: LanguageTag) -> RecordError {
    RecordError(.duplicateLanguage, [.language: .text(language.description)])
  }
  package static func invalidSlug(given: String, longest: Int) -> RecordError {
    RecordError(.invalidSlug, [.given: .text(given), .limit: .number(longest)])
  }
  package static func invalidTitle(problem: TitleProblem) -> RecordError {
    RecordError(.invalidTitle, problem.facts)
  }
  package static func invalidMessage(problem: TitleProblem) -> RecordError {
    RecordError(.invalidMessage, problem.facts)
  }
  package static func unknownContribution(given: String, nearest: [String]) -> RecordError {
    RecordError(.unknownContribution, [.given: .text(given), .nearest: .texts(nearest)])
  }
  package static func noSuchLanguage(
    contribution: String, given: String, present: [LanguageTag]
  ) -> RecordError {
    RecordError(
      .noSuchLanguage,
      [
        .contribution: .text(contribution), .given: .text(given), .known: .texts(present.map(\.description)),
      ])
  }
  package static func withdrawn(_ id: ContributionID, revision: Int) -> RecordError {
    RecordError(.withdrawn, [.contribution: .text(id.description), .number: .number(revision)])
  }
  package static func noSuchRevision(_ number: Int, of document: String, highest: Int) -> RecordError {
    RecordError(
      .noSuchRevision, [.contribution: .text(document), .number: .number(number), .highest: .number(highest)])
  }
  package static func unknownBranch(given: String, nearest: [String]) -> RecordError {
    RecordError(.unknownBranch, [.given: .text(given), .nearest: .texts(nearest)])
  }
  package static func unknownRevision(given: String, nearest: [String], limits: [CloneLimit] = []) -> RecordError {
    RecordError(
      .unknownRevision,
      Facts().adding([.given: .text(given), .nearest: .texts(nearest)])
        .adding(.limits, limits.isEmpty ? nil : .texts(limits.map(\.rawValue))))
  }
  package static func notEarlier(from: String, to: String) -> RecordError {
    RecordError(.notEarlier, [.from: .text(from), .to: .text(to)])
  }
  package static func invalidDraftName(given: String) -> RecordError {
    RecordError(.invalidDraftName, [.given: .text(given)])
  }
  package static func draftExists(name: String) -> RecordError {
    RecordError(.draftExists, [.draft: .text(name)])
  }
  package static func noOriginal(document: String, language: LanguageTag) -> RecordError {
    RecordError(.noOriginal, [.document: .text(document), .language: .text(language.description)])
  }
  package static func unlikeText(
    _ contribution: ContributionID, language: LanguageTag, title: String, heldTitle: String
  ) -> RecordError {
    RecordError(
      .unlikeText,
      [
        .contribution: .text(contribution.description), .language: .text(language.description), .title: .text(title),
        .heldTitle: .text(heldTitle),
      ])
  }
  package static func retitledRevision(
    of contribution: ContributionID, _ problem: KnownFile, name: String, title: String, heldTitle: String,
    proposed: ContributionID
  ) -> RecordError {
    RecordError(
      .retitledRevision,
      [
        .contribution: .text(contribution.description), .problem: .text(problem.rawValue), .name: .text(name),
        .title: .text(title), .heldTitle: .text(heldTitle), .proposed: .text(proposed.description),
      ])
  }
  package static func slugNeeded(title: String) -> RecordError {
    RecordError(.slugNeeded, [.title: .text(title)])
  }
  package static func questionnaireNeeded(choices: [String]) -> RecordError {
    RecordError(.questionnaireNeeded, [.choices: .texts(choices)])
  }
  package static func notABestPractice(kind: String) -> RecordError {
    RecordError(.notABestPractice, [.kind: .text(kind)])
  }
  package static func invalidRequiredText(problem: TitleProblem) -> RecordError {
    RecordError(.invalidRequiredText, problem.facts)
  }
  package static func partyNeeded(choices: [String]) -> RecordError {
    RecordError(.partyNeeded, [.choices: .texts(choices)])
  }
  package static var identityNeeded: RecordError { RecordError(.identityNeeded) }
  package static func unknownEntry(_ kind: EntryKind, given: String, nearest: [String]) -> RecordError {
    RecordError(.unknownEntry, [.entry: .text(kind.rawValue), .given: .text(given), .nearest: .texts(nearest)])
  }
  package static func entryExists(_ kind: EntryKind, _ id: String) -> RecordError {
    RecordError(.entryExists, [.entry: .text(kind.rawValue), .given: .text(id)])
  }
  package static func invalidEntryID(_ kind: EntryKind, given: String) -> RecordError {
    RecordError(.invalidEntryID, [.entry: .text(kind.rawValue), .given: .text(given)])
  }
  /// What is wrong with a file of the record that is about to be written.
  ///
  /// - Parameter isEdited: whether the user has seen its lines.
  package static func invalidEntry(_ error: RecordError, isEdited: Bool) -> RecordError {
    guard error.code == .malformedFile else { return error }
    var facts = error.facts
    if !isEdited { facts[.line] = nil }
    return RecordError(.invalidEntry, facts)
  }
  package static func changedMeanwhile(path: String) -> RecordError {
    RecordError(.changedMeanwhile, [.path: .text(path)])
  }
  package static func notInPlace(path: String) -> RecordError { RecordError(.notInPlace, [.path: .text(path)]) }
  package static func folderNotEmpty(path: String) -> RecordError {
    RecordError(.folderNotEmpty, [.path: .text(path)])
  }
  package static func templateNotUsable(path: String, problem: TemplateProblem) -> RecordError {
    RecordError(.templateNotUsable, problem.facts.adding([.path: .text(path)]))
  }
}
