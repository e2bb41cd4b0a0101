import DocumentModel

/// Counts the paragraphs of one story and gives each its label.
///
/// Instances of one definition are numbered together; an instance that restarts a level does so once. A level restarts
/// when a level above it counts, unless `lvlRestart` says otherwise.
struct ListCounter {
  private let lists: ListDefinitions
  /// For each definition, the current number of each level; `nil` if the level restarts.
  private var counts: [Int: [Int?]] = [:]
  private var begun: Set<Start> = []

  private struct Start: Hashable {
    let list: Int
    let level: Int
  }

  init(_ lists: ListDefinitions) { self.lists = lists }

  /// The label of the next paragraph; `nil` if the list is not defined.
  mutating func next(list: Int, level number: Int, language: String) -> ParagraphLabel? {
    guard let instance = lists[list], let level = lists.level(number, of: list) else { return nil }
    var counts = self.counts[instance.definition] ?? Array(repeating: nil, count: ListDefinitions.levelCount)
    // Levels above that were never counted are at their start, and continue from there.
    for above in 0..<number where counts[above] == nil { counts[above] = start(above, instance, list) }
    if instance.starts[number] != nil, begun.insert(Start(list: list, level: number)).inserted {
      counts[number] = start(number, instance, list)
    } else {
      counts[number] = counts[number].map { $0 + 1 } ?? start(number, instance, list)
    }
    for below in (number + 1)..<max(ListDefinitions.levelCount, number + 1) {
      let restart = lists.level(below, of: list)?.restart ?? below
      // Numbered from 1: level 2 restarts after level 1, which is here level 0.
      if number < restart { counts[below] = nil }
    }
    self.counts[instance.definition] = counts
    return ParagraphLabel(
      text: text(level, list: list, counts: counts, language: language), level: number, list: list,
      isBullet: level.format == .bullet, number: counts[number] ?? 0, touchesText: level.suffix == .nothing)
  }

  /// Sets the next number of a level.
  mutating func begin(list: Int, level: Int, at number: Int) {
    guard let definition = lists[list]?.definition else { return }
    var counts = self.counts[definition] ?? Array(repeating: nil, count: ListDefinitions.levelCount)
    guard counts.indices.contains(level) else { return }
    begun.insert(Start(list: list, level: level))
    counts[level] = number - 1
    self.counts[definition] = counts
  }

  private func start(_ level: Int, _ instance: ListDefinitions.Instance, _ list: Int) -> Int {
    instance.starts[level] ?? lists.level(level, of: list)?.start ?? 1
  }

  private func text(_ level: ListLevel, list: Int, counts: [Int?], language: String) -> String {
    if level.format == .bullet { return level.text }
    var result = ""
    var isPlace = false
    for character in level.text {
      if isPlace, let place = character.wholeNumberValue, character.isASCII, (1...9).contains(place) {
        result += figure(place - 1, in: level, list: list, counts: counts, language: language)
        isPlace = false
        continue
      }
      if isPlace { result += "%" }
      isPlace = character == "%"
      if !isPlace { result.append(character) }
    }
    return isPlace ? result + "%" : result
  }

  private func figure(_ place: Int, in level: ListLevel, list: Int, counts: [Int?], language: String) -> String {
    guard let number = counts[place], let shown = lists.level(place, of: list) else { return "" }
    switch shown.format {
    // Legal numbering replaces letters and other scripts by digits, and keeps leading zeros: "Section 2.01".
    case .bullet, .none, .padded: break
    default: if level.isLegal { return String(number) }
    }
    return shown.format.text(number, language: language)
  }
}
