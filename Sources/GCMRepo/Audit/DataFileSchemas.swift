import GitStore
import SSHKeys
import Terminology

/// The schema of each kind of data file, for `verify`: the commands read only those that they need.
enum DataFileSchemas {
  /// What is wrong with a YAML file of the record, if anything.
  static func problem(of path: String, _ bytes: [UInt8]) -> RecordError? {
    guard path != FactFile.allowedSigners else { return problem(ofSigners: bytes) }
    do throws(RecordError) {
      let file = try RecordFile(path: path, bytes: bytes)
      switch RecordPath(path) {
      case .configuration: _ = try RecordConfiguration(file)
      case .themes: _ = try Theme.all(in: file)
      case .party:
        _ = try Party(file)
        try Party.checkDetails(of: file)
      case .term: _ = try Term(file)
      case .acceptedUses: _ = try AcceptedUses(file)
      case .questionnaire(let names): try checkQuestionnaire(file, names)
      case .meeting(let names) where names.last == FactFile.agreements: _ = try Agreement.all(in: file, of: names[0])
      case .meeting(let names) where names == [FactFile.duties]: _ = try Duty.all(in: file)
      case .meeting: _ = try Meeting(file)
      case .withdrawn: _ = try Withdrawn(file)
      case .document(.contribution(let id), .other(let name)) where name == id.factName:
        _ = try Contribution(file, id: id)
      case .document(.contribution, .other(FactFile.confirmation)): _ = try SenderAnswers(file)
      case .document(.contribution, .other(QuestionnaireFile.delegation)): _ = try Delegation(file)
      case .acknowledgement: _ = try AcknowledgementFile(file)
      case .negotiation(let kind): try kind.check(file)
      case .document, .other: break
      }
      return nil
    } catch {
      return error
    }
  }

  /// What is wrong with the file of keys, if anything: OpenSSH passes over a line that it cannot read.
  private static func problem(ofSigners bytes: [UInt8]) -> RecordError? {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return .malformedFile(path: FactFile.allowedSigners, line: nil, problem: .notUTF8)
    }
    do throws(AllowedSigners.Problem) {
      _ = try AllowedSigners(text)
      return nil
    } catch {
      return .malformedFile(
        path: FactFile.allowedSigners, line: error.line, problem: .invalidSigner(error.reason.rawValue))
    }
  }

  /// Parses files that are about to be written as every later reader will, at their future paths.
  ///
  /// - Throws: the problem of the first data file that cannot be read.
  static func check(_ files: [TreePath: [UInt8]]) throws(RecordError) {
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) where FactFile.isChecked(path.string) {
      if let problem = problem(of: path.string, bytes) { throw problem }
    }
  }

  private static func checkQuestionnaire(_ file: RecordFile, _ names: [String]) throws(RecordError) {
    var questionnaire = file.decoder
    try checkID(&questionnaire, names.count == 2 ? names[0] : nil)
    _ = try questionnaire.texts("title")
    for var section in try questionnaire.mappings("sections") {
      _ = try section.string("id")
      _ = try section.texts("title")
      for var question in try section.mappings("questions") {
        _ = try question.string("id")
        _ = try question.string("type")
        _ = try question.texts("label")
      }
    }
  }

  /// An object with an id is found by the name of its file or folder.
  private static func checkID(_ decoder: inout MappingDecoder, _ expected: String?) throws(RecordError) {
    if let expected { try decoder.check("id", is: expected) } else { _ = try decoder.optionalString("id") }
  }
}

extension Record {
  /// The data files among these that cannot be read.
  func factFindings(_ files: [TreeFile]) -> [Finding] {
    var findings: [Finding] = []
    for file in files where file.entry.isYAML || file.path == FactFile.allowedSigners {
      do throws(RecordError) {
        let bytes = try inRecord(reading: file.path) { () throws(GitError) in
          try repository.blob(file.entry.id, limit: ReadingLimits.textBytes)
        }
        if let problem = DataFileSchemas.problem(of: file.path, bytes) { throw problem }
      } catch {
        findings.append(.unreadable(error))
      }
    }
    return findings
  }

  /// All files of a tree except those of contributions.
  func filesBesideContributions(in tree: ObjectID) throws(RecordError) -> [TreeFile] {
    try inRecord { () throws(GitError) in
      var files: [TreeFile] = []
      for entry in try repository.tree(tree) {
        switch entry.mode {
        case .folder where RecordFolder.ofParties.contains { $0.path == entry.name }:
          for country in try repository.tree(entry.id) where country.mode == .folder {
            for own in try repository.tree(country.id) {
              let path = "\(entry.name)/\(country.name)/\(own.name)"
              if own.mode.isFile {
                files.append(TreeFile(path: path, entry: own))
              } else if own.mode == .folder, NegotiationFile.Folder(rawValue: own.name) != nil {
                files += try repository.files(in: own.id, under: path)
              }
            }
          }
        case .folder: files += try repository.files(in: entry.id, under: entry.name)
        default: files.append(TreeFile(path: entry.name, entry: entry))
        }
      }
      return files
    }
  }
}

extension TreeEntry {
  var isYAML: Bool { mode.isFile && hasValidName && FactFile.isFact(name) }
}
