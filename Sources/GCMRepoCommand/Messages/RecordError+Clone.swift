import GCMRepo
import RecordLocalization

/// The sentences about a clone that lacks a part of the record, or that git is working in.
extension RecordError {
  var cloneSentence: Message {
    switch code {
    case .shallow:
      Message(
        """
        The copy of the record at \(fact(.path), "path") holds only the newest part of its history. Fetch the rest with `git fetch \
        --unshallow --tags`, and try again.
        """)
    case .notFetched: notFetchedSentence
    case .draftsNotFetched: missingDraftsSentence(facts.texts(.drafts), limits: facts.texts(.limits))
    case .unsupportedStorage: storageSentence
    case .operationUnfinished: operationSentence
    default: otherBranchSentence
    }
  }

  private var notFetchedSentence: Message {
    let command = fetchCommand(for: ["partial"])
    guard let path = facts.text(.path) else {
      return Message(
        """
        This copy of the record was made with `git clone --filter`, and lacks the contents of files. Fetch them with \
        `\(command, "command")`, and try again.
        """)
    }
    return Message(
      """
      The content of \(path, "path") is not in this copy of the record, which was made with `git clone --filter`. Fetch \
      it with `\(command, "command")`, and try again.
      """)
  }

  private var storageSentence: Message {
    let features = facts.texts(.features)
    if features.contains("objectformat=sha256") {
      return Message(
        """
        The repository at \(fact(.path), "path") names its objects by SHA-256, and gcmrepo reads repositories with SHA-1 only. \
        Use a copy of the record in git's usual format.
        """)
    }
    if features.contains("refstorage=reftable") {
      return Message(
        """
        The repository at \(fact(.path), "path") keeps its references in a reftable, which gcmrepo does not read. Convert it \
        with `git refs migrate --ref-format=files` (git 2.46 or later).
        """)
    }
    return Message(
      """
      The repository at \(fact(.path), "path") uses an extension of git that gcmrepo does not know: \
      \(features.joined(separator: ", "), "names"). Use a copy of the record without it.
      """)
  }

  private var operationSentence: Message {
    let operation = fact(.operation)
    let ways = operation == "bisect" ? "`git bisect reset`" : nil
    return Message(
      """
      A `git \(operation, "operation")` is not finished at \(fact(.path), "path"); what is written now would be lost if it is \
      aborted. Nothing was written; end it with \
      \(or: ways.map { [$0] } ?? ["`git \(operation) --continue`", "`git \(operation) --abort`"], "ways"), and try again.
      """)
  }

  private var otherBranchSentence: Message {
    guard let found = facts.text(.found) else {
      return Message(
        """
        A commit is checked out in the record's folder, and not its branch “\(fact(.branch), "branch")”. Nothing was written; \
        run `git switch \(fact(.branch), "branch2")` first, or add --branch \(fact(.branch), "branch3") to write all the same.
        """)
    }
    return Message(
      """
      The branch “\(found, "found")” is checked out in the record's folder, and not the record's branch \
      “\(fact(.branch), "branch")”. Nothing was written; run `git switch \(fact(.branch), "branch2")` first, or add --branch \
      NAME to say which of them to write to.
      """)
  }
}

/// The command that fetches what a clone was told to leave out.
func fetchCommand(for limits: [String]) -> String {
  var commands: [String] = []
  if limits.contains("shallow") {
    commands.append("git fetch --unshallow --tags")
  } else if limits.contains("single-branch") {
    commands.append("git fetch --tags origin '+refs/heads/*:refs/remotes/origin/*'")
  } else if limits != ["partial"] {
    commands.append("git fetch --tags")
  }
  if limits.contains("partial") { commands.append("git fetch --refetch --no-filter") }
  return commands.joined(separator: " && ")
}

/// That drafts are missing, and how to get them.
func missingDraftsSentence(_ names: [String], limits: [String]) -> Message {
  let command = fetchCommand(for: limits)
  guard !names.isEmpty else {
    return limits.contains("shallow")
      ? Message(
        """
        This copy of the record holds only the newest part of its history, and may lack drafts. Fetch the rest with \
        `\(command, "command")`, and try again.
        """)
      : limits.contains("single-branch")
        ? Message(
          """
          This copy of the record holds only another branch (`git clone --single-branch`), and may lack drafts. Fetch the rest \
          with `\(command, "command")`, and try again.
          """)
        : Message(
          """
          This copy of the record was made without its drafts (`git clone --no-tags`). Fetch them with `\(command, "command")`, \
          and try again.
          """)
  }
  return Message(
    """
    Drafts that were made are not in this copy of the record: \(names.joined(separator: ", "), "names"). Fetch them with \
    `\(command, "command")`, and try again.
    """)
}
