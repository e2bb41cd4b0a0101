import GCMRepo

/// Which option may be meant by a mistyped one: never one that says the opposite.
struct OptionSuggestion {
  /// The option to suggest, without its dashes; `nil` for none.
  let name: String?

  /// - Parameters:
  ///   - typed: what was typed, without dashes.
  ///   - nearest: what is spelled most like it.
  ///   - known: the options of the command.
  init(for typed: String, nearest: String, among known: [String]) {
    guard Self.areOpposite(typed, nearest) else {
      name = nearest
      return
    }
    let meant = known.filter { Self.meansTheSame($0, typed) }
    name = meant.count == 1 ? meant[0] : nil
  }

  /// What makes an option the opposite of that without it.
  private static let negations = ["not-", "non-", "no-", "un", "non", "in", "im", "dis", "without-", "anti-"]
  /// What stands before opposite options.
  private static let opposites = [("in", "ex"), ("en", "dis"), ("with-", "without-"), ("over", "under")]

  static func areOpposite(_ a: String, _ b: String) -> Bool {
    for (one, other) in [(a, b), (b, a)] {
      if negations.contains(where: { isLike(stem(of: one, after: $0), other) }) { return true }
      for (first, second) in opposites {
        if let stem = stem(of: other, after: second), isLike(Self.stem(of: one, after: first), stem) { return true }
      }
    }
    return false
  }

  /// Whether both deny the same.
  private static func meansTheSame(_ a: String, _ b: String) -> Bool {
    let stems = negations.compactMap { stem(of: b, after: $0) }
    return negations.contains { negation in stems.contains { isLike(stem(of: a, after: negation), $0) } }
  }

  private static func stem(of name: String, after prefix: String) -> String? {
    name.hasPrefix(prefix) && name.utf8.count >= prefix.utf8.count + 3 ? String(name.dropFirst(prefix.count)) : nil
  }

  /// Whether two stems are the same but for a slip.
  private static func isLike(_ stem: String?, _ other: String) -> Bool {
    guard let stem else { return false }
    return stem == other
      || abs(stem.utf8.count - other.utf8.count) <= 1 && stem.utf8.count > 4
        && !nearestNames(to: stem, among: [other]).isEmpty && stem.first == other.first
  }
}
