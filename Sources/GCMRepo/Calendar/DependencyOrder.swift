/// The order of what depends on other things of a list.
enum DependencyOrder {
  /// A way from an entry back to itself, which it begins and ends with; `nil` if there is none.
  ///
  /// - Parameters:
  ///   - start: the id of the entry.
  ///   - before: of each id those that come before it.
  static func cycle(from start: String, _ before: [String: [String]]) -> [String]? {
    var reached: [String: String] = [:]
    var waiting = [start]
    while let id = waiting.popLast() {
      for next in before[id] ?? [] where reached[next] == nil {
        reached[next] = id
        guard next != start else { return way(back: start, reached) }
        waiting.append(next)
      }
    }
    return nil
  }

  private static func way(back start: String, _ reached: [String: String]) -> [String] {
    var way = [start]
    var at = reached[start] ?? start
    while at != start, way.count <= reached.count {
      way.append(at)
      at = reached[at] ?? start
    }
    return [start] + way.reversed()
  }

  /// The ids in an order in which each follows those before it, else in the order of the list; what waits for itself comes last.
  static func sorted(_ ids: [String], _ before: [String: [String]]) -> [String] {
    let known = Set(ids)
    var missing = Dictionary(ids.map { id in (id, Set(before[id] ?? []).intersection(known).subtracting([id])) }) {
      a, _ in a
    }
    var result: [String] = []
    var rest = ids
    while !rest.isEmpty {
      guard let place = rest.firstIndex(where: { missing[$0]?.isEmpty ?? true }) else { return result + rest }
      let id = rest.remove(at: place)
      result.append(id)
      for other in rest { missing[other]?.remove(id) }
    }
    return result
  }
}
