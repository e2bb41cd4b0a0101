import RecordValues
import RecordYAML

/// A definition as it was read, with everything wrong with it.
public struct DefinitionReading: Sendable {
  /// The definition; `nil` if a fault is not a warning.
  public let questionnaire: Questionnaire?
  /// All faults in the order of the file, each with its line and column.
  public let faults: [DefinitionFault]

  /// Reads `questionnaire.yml`.
  ///
  /// A question may name its choices in place, `choices: [human-rights, drivers]`: they become a list with the question's
  /// id. A choice without a label there is looked up.
  ///
  /// - Parameters:
  ///   - bytes: the file, at most ``QuestionnaireLimits/definitionBytes``.
  ///   - labels: what an id without a label is called, such as a theme of the record.
  ///
  /// Cost: linear in the file.
  public init(_ bytes: some Collection<UInt8>, labels: @escaping (String) -> LocalizedText? = { _ in nil }) {
    guard bytes.count <= QuestionnaireLimits.definitionBytes else {
      self.init(.tooLarge(bytes: bytes.count), Mark(line: 1, column: 1))
      return
    }
    let input = Array(bytes)
    do throws(YAMLError) {
      let root = try Node(parsing: input)
      // What is no mapping at all would only be followed by faults of what it misses.
      guard root.mapping != nil else {
        self.init(.wrongType(expected: .mapping, found: root.kind), root.mark)
        return
      }
      self.init(root, SourceLines(input), labels)
    } catch {
      self.init(.yaml(error.problem), error.mark)
    }
  }

  private init(_ kind: DefinitionFault.Kind, _ mark: Mark) {
    var fault = DefinitionFault(kind, at: [])
    fault.mark = mark
    (questionnaire, faults) = (nil, [fault])
  }

  private init(_ root: Node, _ lines: SourceLines, _ labels: @escaping (String) -> LocalizedText?) {
    var reader = DefinitionReader(labels: labels)
    let read = reader.questionnaire(root)
    let structural = Set(reader.faults.map(\.place))
    // A misspelt key is one fault, and not also that the right one is missing.
    let misspelt = Set(reader.faults.flatMap(\.meantPlaces))
    var found = reader.faults.filter { fault in
      if case .missingKey = fault.kind { !misspelt.contains(fault.place) } else { true }
    }
    for fault in read.faults
    where !(fault.kind == .missingLabel && misspelt.contains(fault.path))
      && !fault.repeats(structural, reader.inlineLists)
    { found.append(fault) }
    var places = MarkFinder(root: root, inlineLists: reader.inlineLists, lines: lines)
    for index in found.indices {
      found[index].mark = places.mark(of: found[index])
      if case .duplicateID(_, let first) = found[index].kind { found[index].firstMark = places.mark(at: first) }
    }
    // By position; of two at one, the structural one first.
    faults = found.enumerated().sorted { a, b in
      let (one, other) = (a.element.mark ?? root.mark, b.element.mark ?? root.mark)
      return (one.line, one.column, a.offset) < (other.line, other.column, b.offset)
    }.map(\.element)
    questionnaire = found.allSatisfy(\.isWarning) ? read : nil
  }
}

extension DefinitionFault {
  /// Where the value is, or would be if it were there.
  fileprivate var place: [EditedText.Step] {
    if case .missingKey(let key) = kind { path + [.key(key)] } else { path }
  }

  /// Where the keys belong that an unknown one may be meant as.
  fileprivate var meantPlaces: [[EditedText.Step]] {
    guard case .unknownKey(_, let nearest) = kind else { return [] }
    return nearest.map { path.dropLast() + [.key($0)] }
  }

  /// Whether it says only what a fault of the file's structure at the same place says already.
  fileprivate func repeats(
    _ structural: Set<[EditedText.Step]>, _ inlineLists: [String: [EditedText.Step]]
  ) -> Bool {
    switch kind {
    case .invalidID(""), .duplicateID("", _), .notASlug(""): return true
    // The id of a list that a question names in place is the question's.
    case .invalidID, .duplicateID, .idsDifferInCase:
      if path.count == 2, path[0] == .key("lists"), case .key(let list) = path[1], inlineLists[list] != nil {
        return true
      }
    default: break
    }
    return structural.contains(path)
  }
}
