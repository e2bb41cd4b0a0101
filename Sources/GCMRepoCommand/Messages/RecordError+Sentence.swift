import GCMRepo
import RecordLocalization

extension RecordError {
  /// What is wrong, where, and what to do next.
  var sentence: Message {
    switch self {
    case .notARecord(let path):
      Message(
        """
        There is no record at \(path, "path"). Name its folder with -C FOLDER, or make one with `gcmrepo init \
        FOLDER`.
        """)
    case .noBranch(let path, let branch):
      Message(
        """
        The record at \(path, "path") has no branch “\(branch, "branch")”, and none is checked out. Run \
        `git branch -a` there to list its branches, and `git switch BRANCH` to check out the record's.
        """)
    case .otherOwner(let path):
      Message(
        """
        The record at \(path, "path") belongs to another user. If you trust it, run: git config --global --add \
        safe.directory \(path.asShellWord, "path2")
        """)
    case .newerFormat(let found, let supported):
      Message(
        """
        The record has format \(found, "found"), and this program reads formats up to \(supported, "supported"). \
        Update gcmrepo.
        """)
    case .unknownFeatures(let names):
      Message(
        """
        The record uses \(names.joined(separator: ", "), "names"), which this program does not know. Update \
        gcmrepo.
        """)
    case .damaged(let path, let object, _): Self.damaged(path, object)
    case .tooLarge(let path, let object, _): Self.tooLarge(path, object)
    case .shallow(let path):
      Message(
        """
        The copy of the record at \(path, "path") holds only the newest part of its history. Fetch the rest with `git fetch \
        --unshallow`, and try again.
        """)
    case .malformedFile(let path, let line, let problem): Self.malformed(path, line, problem)
    case .busy:
      Message("Somebody else has been writing to the record for a minute. Nothing was written; please try again.")
    case .cancelled:
      Message("The command was cancelled while it waited for another writer. Nothing was written.")
    case .gitAtWork(let lock):
      Message(
        """
        A git command is running in the record's folder. Nothing was written; try again when it has ended (if none \
        is running, delete \(lock, "lock")).
        """)
    case .localEdits(let paths):
      Message(
        """
        There are local edits in the record's folder that would be overwritten: \
        \(paths.prefix(3).joined(separator: ", "), "paths"). Nothing was written; move your edit elsewhere, or restore the file with `git checkout`, and \
        try again.
        """)
    case .diskFull:
      Message("The disk is full. Nothing was written; make room and try again.")
    case .cannotWrite(let path, let errno):
      Message(
        """
        The record cannot be written to at \(path, "path"): \(systemReason(errno), "reason"). Ask its \
        administrator for permission to write.
        """)
    case .git:
      Message("The record could not be read or written. Run the command again with --verbose to see why.")
    case .notPermitted(let party, let permitted):
      Message(
        """
        \(party, "party") may not set the declaration or make drafts. These may, with --party: \
        \(or: permitted, "permitted").
        """)
    case .partyNeeded(let choices):
      Message("Say on whose behalf you act with --party: \(or: choices, "choices").")
    case .identityNeeded:
      Message(
        """
        Your name and address are not known. Add --author "Name <address>", or run git config --global user.name \
        and user.email once.
        """)
    case .ruleBroken(let finding):
      Message("This would break a rule of the record: \(finding.sentence, "finding") Nothing was written.")
    default: inputSentence
    }
  }

  /// The sentences about the user's input.
  private var inputSentence: Message {
    switch self {
    case .unknownParty(let given, let nearest):
      Message("There is no party with the code \(given, "given").\(didYouMean(nearest), "hint")")
    case .notAMember(let code):
      Message("\(code, "code") is not a member State of either conference, so it cannot submit contributions.")
    case .unknownKind(let given, let nearest):
      Message(
        "“\(given, "given")” is not a kind of contribution; the kinds are input, questionnaire and best-practice.")
        + didYouMean(nearest)
    case .unknownTheme(let given, let known, let nearest):
      Message(
        """
        There is no theme “\(given, "given")”; the themes are \
        \(known.joined(separator: ", "), "known").\(didYouMean(nearest), "hint")
        """)
    case .unknownLanguage(let given, let known):
      Message(
        "“\(given, "given")” is not one of the record's languages: \(known.joined(separator: ", "), "known").")
    case .fileNeeded:
      Message("Name the file to submit.")
    case .fileNotUsable(let name, let problem): Self.file(name, problem)
    case .duplicateLanguage(let language):
      Message(
        "Two of the files are in the language “\(language, "language")”; a contribution has one file for each language."
      )
    case .invalidSlug(let given, let longest):
      Message(
        """
        “\(given, "given")” cannot be a short name: use lower-case letters a to z, digits and single hyphens, at \
        most \(longest, "longest") characters, with --id.
        """)
    case .noOriginal(let document, let language):
      Message(
        "\(document, "document") in “\(language, "language")” has no original: it has not been set from a file yet.")
    case .slugNeeded(let title):
      Message(
        "No short name can be made from “\(title, "title")”. Give one with --id: letters a to z, digits and hyphens.")
    case .questionnaireNeeded(let choices):
      Message("Say which questionnaire this answers with --id \(or: choices, "choices").")
    case .notABestPractice(let kind):
      Message(
        """
        --why-best-practice and --contribution-to-gcm are for a best practice, and this is of kind \(kind, "kind"). Leave them out, or submit it with --kind best-practice.
        """)
    case .invalidRequiredText(let problem):
      Self.invalid(Message("field of the best practice"), problem)
    case .invalidTitle(let problem): Self.invalid(Message("title"), problem)
    case .invalidMessage(let problem): Self.invalid(Message("message"), problem)
    case .unknownContribution(let given, let nearest):
      Message(
        """
        There is no contribution or document “\(given, "given")”.\(didYouMean(nearest), "hint") `gcmrepo \
        list` shows them all.
        """)
    case .noSuchLanguage(let contribution, let given, let present):
      Message(
        """
        \(contribution, "contribution") does not exist in “\(given, "given")”, only in \(present.joined(separator: ", "), "present").
        """)
    case .unknownRevision(let given, let nearest):
      Message(
        """
        There is no draft, branch or commit “\(given, "given")”.\(didYouMean(nearest), "hint") `gcmrepo \
        tags` lists the drafts.
        """)
    case .notEarlier(let from, let to):
      Message("No revisions lead from \(from, "from") to \(to, "to"): --attribute needs the earlier state first.")
    case .invalidDraftName(let given):
      Message(
        "“\(given, "given")” cannot be a draft's name: use letters, digits, dots and hyphens, such as draft-1.")
    case .draftExists(let name):
      Message("The draft \(name, "name") exists already, and a draft never changes. Choose another name.")
    case .folderNotEmpty(let path):
      Message("The folder \(path, "path") is not empty. Choose a new folder for the record.")
    case .templateNotUsable(let path, let problem):
      Message("The template cannot be used; \(path, "path"): \(Self.words(of: problem), "words").")
    default: Message("The record refused this operation.")
    }
  }

  private static func damaged(_ path: String?, _ object: String?) -> Message {
    let name = object.map { " (\($0.prefix(10)))" } ?? ""
    return Message(
      """
      \(part(path), "part")\(name, "object") is missing or damaged in this copy of the record. \
      `gcmrepo verify` lists everything that is; restore it from another copy of the record.
      """)
  }

  private static func tooLarge(_ path: String?, _ object: String?) -> Message {
    let name = object.map { " (\($0.prefix(10)))" } ?? ""
    return Message(
      """
      \(part(path), "part")\(name, "object") is larger than a record allows, so it was not read. Find \
      out with `gcmrepo audit` which commit brought it, and revert that commit.
      """)
  }

  private static func part(_ path: String?) -> Message {
    path.map { Message(verbatim: $0) } ?? Message("A part of the record")
  }

  private static func malformed(_ path: String, _ line: Int?, _ problem: FileProblem) -> Message {
    let place = line.map { Message("\(path, "path"), line \($0, "line")") } ?? Message(verbatim: path)
    let what =
      switch problem {
      case .notYAML(let words): Message("this is not valid YAML (\(words, "words"))")
      case .duplicateKey(let key):
        Message("the key “\(key, "key")” appears twice")
      case .alias:
        Message("anchors and aliases are not allowed")
      case .missingKey(let key): Message("the key “\(key, "key")” is missing")
      case .wrongValue(let key):
        Message("the value of “\(key, "key")” is not valid")
      case .missing: Message("the file is missing")
      case .notUTF8: Message("the file is not UTF-8 text")
      case .fileTooLarge(let limit):
        Message("it has more than \(limit, "limit") bytes")
      case .tooLong(let key, let limit):
        Message("the text of “\(key, "key")” is longer than \(limit, "limit") characters")
      case .outOfRange(let key, let range):
        Message(
          """
          the number of “\(key, "key")” is not between \(range.lowerBound, "lowest") and \
          \(range.upperBound, "highest")
          """)
      case .tooMany(let key, let limit):
        Message("“\(key, "key")” has more than \(limit, "limit") entries")
      }
    return Message(
      """
      A file of the record is not valid: \(place, "place"): \(what, "what"). Fix and commit it, then try \
      again.
      """)
  }

  private static func words(of problem: TemplateProblem) -> Message {
    switch problem {
    case .notAFolder: Message("it is not a folder that can be read")
    case .notAPlainFile: Message("it is not a regular file")
    case .noConfiguration:
      Message("it holds no \(RecordConfiguration.path, "path")")
    case .invalidName:
      Message("a record cannot hold a file of that name")
    }
  }

  private static func invalid(_ what: Message, _ problem: TitleProblem) -> Message {
    switch problem {
    case .empty: Message("The \(what, "what") is empty.")
    case .tooLong(let limit):
      Message("The \(what, "what") is longer than \(limit, "limit") characters.")
    case .character(let scalar):
      Message(
        """
        The \(what, "what") holds an invisible character (U+\(hexadecimal(scalar), "codePoint")). Type it \
        again without it.
        """)
    }
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
