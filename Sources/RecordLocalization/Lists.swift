/// The conjunction before the last element of a list.
public enum Conjunction: Sendable, Hashable {
  case and, or
}

extension InterfaceLanguage {
  /// "a, b and c"
  ///
  /// Spanish has *e* before the sound of *i* and *u* before that of *o* (Ortografía de la lengua española, 2010).
  public func joined(_ words: [String], _ conjunction: Conjunction) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(word(conjunction, before: last)) " + last
  }

  private func word(_ conjunction: Conjunction, before next: String) -> String {
    let start = next.lowercased()
    switch (self, conjunction) {
    case (.en, .and): return "and"
    case (.en, .or): return "or"
    case (.es, .and):
      let sound = start.hasPrefix("h") ? start.dropFirst() : start[...]
      return sound.first == "i" && !["ia", "ie", "io"].contains(String(sound.prefix(2))) ? "e" : "y"
    case (.es, .or): return start.hasPrefix("o") || start.hasPrefix("ho") ? "u" : "o"
    case (.pt, .and): return "e"
    case (.pt, .or): return "ou"
    case (.fr, .and): return "et"
    case (.fr, .or): return "ou"
    }
  }
}
