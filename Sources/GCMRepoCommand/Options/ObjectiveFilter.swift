import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

/// Selects contributions by an objective of the Global Compact.
struct ObjectiveFilter: ParsableArguments {
  @Option(
    help: .message("Only those that serve this objective of the Global Compact, from 1 to 23.", value: "number"))
  var objective: String?

  func chosen() throws(CommandFailure) -> GCMObjective? {
    guard let objective else { return nil }
    let named = try Self.named([objective])
    guard let first = named.first, named.count == 1 else {
      throw CommandFailure(.usage, Message("Give one objective, from 1 to 23, as in --objective 7."))
    }
    return first
  }

  /// The objectives that options name: numbers, ranges or titles.
  static func named(_ typed: [String]) throws(CommandFailure) -> [GCMObjective] {
    var found: Set<GCMObjective> = []
    for words in typed {
      let named = GCMObjective.named(in: words)
      guard named.unknown.isEmpty, !named.found.isEmpty else {
        throw CommandFailure(
          .refusedInput,
          Message(
            "“\(words, "given")” is not an objective of the Global Compact. They have the numbers 1 to 23, as in --objective 7."
          ))
      }
      found.formUnion(named.found)
    }
    return found.sorted()
  }
}

extension [GCMObjective] {
  /// The numbers: as such in JSON, as words elsewhere.
  func cell(_ console: Console) -> Table.Cell {
    console.options.format == .json
      ? .json(.array(map { .int($0.number) })) : .list(map { String($0.number) })
  }
}

extension CriterionFacts {
  /// What is said of each criterion, by language.
  var json: JSONValue {
    .object(entries.map { .init($0.criterion.rawValue, $0.words.json) })
  }
}
