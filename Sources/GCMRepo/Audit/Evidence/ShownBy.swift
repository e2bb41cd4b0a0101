import GitStore

/// The command of stock git, for a POSIX shell in the record, that shows a finding without this program.
struct ShownBy {
  private let finding: Finding
  /// The commit that is concerned, or the newest one, by its id: what it shows does not depend on what is checked out.
  private let commit: String
  private let tip: String
  /// Whether the finding is of a commit.
  private let isOfCommit: Bool

  init(_ finding: Finding, of commit: CommitID?, tip: CommitID?) {
    self.finding = finding
    self.tip = tip?.description ?? "HEAD"
    self.commit = commit?.description ?? self.tip
    isOfCommit = commit != nil
  }

  private func fact(_ key: Facts.Key) -> String { finding.facts.text(key) ?? "" }

  private func git(_ words: String...) -> String { git(words) }

  private func git(_ words: [String]) -> String { "git " + words.map(\.shellWord).joined(separator: " ") }

  /// The path of the facts, if git's own notation can name it: `..` in it would be a way, not a name.
  private var path: String? {
    let path = fact(.path)
    return (try? TreePath(path)) != nil && !path.unicodeScalars.contains("\u{FFFD}") ? path : nil
  }

  var command: String {
    let evidence = FindingTable.row(of: finding.code)?.evidence ?? .store
    if finding.facts.text(.draft) != nil { return ofDraft(evidence) }
    return isOfCommit ? ofCommit(evidence) : ofState(evidence)
  }

  // MARK: Commits

  private func ofCommit(_ evidence: FindingTable.Evidence) -> String {
    switch evidence {
    case .header: git("cat-file", "commit", commit) + " | sed '/^$/q'"
    case .messageLength: git("cat-file", "commit", commit) + " | sed '1,/^$/d' | wc -c"
    case .changedFiles: changed(["--stat"], path.map { [$0] })
    case .changedLines: changed([], path.map { [$0] })
    case .changes: changed(["--raw"], nil)
    case .merged: changed(["-m", "--stat"], path.map { [$0] })
    case .keys: changed([], [FactFile.allowedSigners])
    case .keysAndParty: changed([], [FactFile.allowedSigners, FactFile.party(fact(.party))])
    case .party: changed([], [FactFile.party(fact(.party))])
    case .configuration: changed([], [FactFile.configuration])
    case .hash, .folder, .unreadable: ofFiles(evidence)
    case .file: "\(message); \(ofFiles(.file))"
    case .signature: verified("verify-commit", commit, keysOf: commit + "~1")
    case .hostSignature: verified("verify-commit", commit, keysOf: commit)
    default: message
    }
  }

  private var message: String { git("show", "-s", "--format=fuller", commit) }

  private func changed(_ options: [String], _ paths: [String]?) -> String {
    var words = ["show", "--format=fuller"] + options + [commit]
    if let paths { words = ["--literal-pathspecs"] + words + ["--"] + paths }
    return git(words)
  }

  /// The keys are those of the record, not of the clone: whoever made the clone may have named others.
  private func verified(_ command: String, _ object: String, keysOf state: String) -> String {
    "(f=$(mktemp) && trap 'rm -f \"$f\"' EXIT; \(git("show", "\(state):\(FactFile.allowedSigners)")) >\"$f\"; "
      + "TZ=UTC0 git -c gpg.ssh.allowedSignersFile=\"$f\" \([command, "-v", object].map(\.shellWord).joined(separator: " ")))"
  }

  // MARK: Files and references

  private func ofState(_ evidence: FindingTable.Evidence) -> String {
    switch evidence {
    case .logEntry: verified("verify-commit", fact(.found), keysOf: tip)
    case .discarded: git("log", "--oneline", "\(fact(.found))..\(fact(.expected))")
    case .replacement:
      fact(.path).utf8.starts(with: "refs/".utf8)
        ? git("for-each-ref", fact(.path)) : "cat \"$(\(git("rev-parse", "--git-path", fact(.path))))\""
    case .reference: git("for-each-ref", fact(.path))
    case .length: git("rev-list", "--count", tip)
    case .unreadable, .hash, .folder, .file: ofFiles(evidence)
    case .configuration: git("show", "\(tip):\(FactFile.configuration)")
    case .keys, .keysAndParty: git("show", "\(tip):\(FactFile.allowedSigners)")
    case .store: git("fsck")
    default: message
    }
  }

  private func ofFiles(_ evidence: FindingTable.Evidence) -> String {
    if evidence == .unreadable {
      if let object = finding.facts.text(.object).flatMap({ ObjectID(hex: $0) }) {
        return git("cat-file", "-p", object.description)
      }
      if fact(.path).utf8.starts(with: "refs/".utf8) { return git("for-each-ref", fact(.path)) }
      if fact(.error) == RecordError.Code.shallow.rawValue { return git("rev-parse", "--is-shallow-repository") }
      return path.map { git("show", "\(commit):\($0)") } ?? git("fsck")
    }
    guard let path else { return git("ls-tree", "-r", "--full-tree", commit) }
    return switch evidence {
    case .hash: git("cat-file", "blob", "\(commit):\(path)") + " | sha256sum"
    case .file: git("show", "\(commit):\(path)")
    default: git("--literal-pathspecs", "ls-tree", "-r", "--full-tree", commit, "--", folder(of: path))
    }
  }

  /// The folder of a file; of a finding about a folder, that folder.
  private func folder(of path: String) -> String {
    let isFolder = [.notAContribution, .invalidName].contains(finding.code)
    return isFolder || path.parentPath.isEmpty ? path : path.parentPath + "/"
  }

  // MARK: Drafts

  private func ofDraft(_ evidence: FindingTable.Evidence) -> String {
    let draft = fact(.draft)
    let reference = "refs/tags/" + draft
    let tag = git("show", "-s", "--format=fuller", reference)
    return switch evidence {
    case .tagKind: git("cat-file", "-t", reference)
    case .signature: verified("verify-tag", reference, keysOf: tip)
    case .outsideHistory: git("log", "--oneline", "\(tip)..\(reference)")
    case .otherTag: others(of: draft, reference)
    case .manifest: "\(tag); \(manifest(of: reference))"
    case .approval: git("show", "-s", "--format=fuller", Approval.references + draft + "/" + fact(.party))
    case .timestamp:
      git("cat-file", "blob", DraftTimestamp.references + draft) + " | openssl ts -reply -in /dev/stdin -text"
    default: tag
    }
  }

  /// The manifest's hash, as the format defines it, from git's objects alone.
  private func manifest(of reference: String) -> String {
    "git -c core.quotePath=false ls-tree -r --full-tree \(reference.shellWord) | while IFS=$(printf '\\t') read -r o p; do "
      + "printf '%s  %s\\n' \"$(git cat-file blob \"${o##* }\" | sha256sum | cut -c1-64)\" \"$p\"; done | sha256sum"
  }

  /// What the reference names now, what it named, and what later drafts and commits say of it.
  private func others(of draft: String, _ reference: String) -> String {
    let format = "%(objectname) %(refname) %(contents:trailers:key=Previous-Draft,valueonly)"
    return [
      git("for-each-ref", "--format=" + format, "refs/tags", "refs/gcmrepo/drafts"),
      git("reflog", "show", "--no-abbrev", reference),
      git("log", "-3", "-F", "--grep=\(KnownDraft.anchor): \(draft) ", "--format=fuller", tip),
    ].joined(separator: "; ")
  }
}

extension CommitFinding {
  /// The command of stock git that shows it, to be pasted in a POSIX shell in the record. Every name in it is quoted.
  ///
  /// - Parameter tip: the newest commit of the record that was audited, for what belongs to no commit; else `HEAD`.
  public func shownBy(tip: CommitID? = nil) -> String { ShownBy(finding, of: commit, tip: tip).command }
}
