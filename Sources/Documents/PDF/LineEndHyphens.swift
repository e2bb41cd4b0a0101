/// Decides whether a hyphen at a line's end belongs to the word, or was inserted because the line was full.
///
/// The document itself is the best evidence: whether it writes the word without or with its hyphen elsewhere. Digits,
/// capitals, known first and second parts of compounds and word endings come next. The remaining cases are guessed by
/// whether the document breaks words at all, and are counted.
struct LineEndHyphens {
  /// Words broken at a line's end that were joined, or kept apart, without evidence.
  private(set) var guesses = 0

  /// How often each word occurs within a line, in lower case.
  private var known: [String: Int] = [:]
  /// Whether the document breaks words at the ends of its lines.
  private var breaksWords = false
  private var isPortuguese = false
  private var isFrench = false

  enum Verdict: Equatable {
    /// The hyphen belongs to the word.
    case keep
    /// The hyphen was inserted.
    case drop
    /// Undecided.
    case open
  }

  /// - Parameter columns: the lines of the document in order.
  init(_ columns: [[TextLine]]) {
    var broken: [(head: String, tail: String)] = []
    var lines = 0
    for column in columns {
      lines += column.count
      for (index, line) in column.enumerated() {
        for (place, word) in line.words.enumerated() {
          if place == line.words.count - 1, Self.endsWithHyphen(word.text) {
            if index + 1 < column.count, let tail = column[index + 1].words.first {
              broken.append((word.text, tail.text))
            }
          } else if place > 0 || index == 0
            || !(column[index - 1].words.last.map { Self.endsWithHyphen($0.text) } ?? false)
          {
            known[Self.core(word.text), default: 0] += 1
          }
        }
      }
    }
    isPortuguese = known["não"] != nil || known.keys.contains { $0.hasSuffix("ção") || $0.hasSuffix("ções") }
    isFrench = known["les"] != nil && known["des"] != nil
    let verdicts = broken.map { verdict($0.head, $0.tail) }
    let open = verdicts.count { $0 == .open }
    // A compound occasionally ends a line; only typesetting with hyphenation does so on every twentieth.
    breaksWords =
      verdicts.contains(.drop) || (open >= 3 && open * 20 > lines)
      || broken.contains { Self.isFragment($0.head) && verdict($0.head, $0.tail) == .open }
  }

  static func endsWithHyphen(_ word: some StringProtocol) -> Bool {
    guard word.count > 1, let last = word.last else { return false }
    return last == "-" || last == "‐" || last == "\u{AD}"
  }

  /// The word made from two parts, the first of which ends with a hyphen.
  mutating func join(_ head: String, _ tail: String) -> String {
    // Portuguese repeats a hyphen of the word at the beginning of the line.
    if tail.first == "-", tail.dropFirst().first?.isLetter == true { return head + tail.dropFirst() }
    let whole = String(head.dropLast())
    switch verdict(head, tail) {
    case .keep: return head + tail
    case .drop: return whole + tail
    case .open:
      guesses += 1
      return (breaksWords || head.last == "‐" ? whole : head) + tail
    }
  }

  private func verdict(_ head: String, _ tail: String) -> Verdict {
    if head.last == "\u{AD}" { return .drop }
    let before = head.dropLast()
    guard let last = before.last, last.isLetter, let first = tail.first, first.isLetter else { return .keep }
    if head.contains("://") || head.contains("@") || head.hasPrefix("www.") { return .keep }
    let (start, end) = (Self.core(String(before)), Self.core(tail))
    let joined = known[start + end, default: 0]
    let apart = known[start + "-" + end, default: 0] + known[start + "‐" + end, default: 0]
    if joined > 0 || apart > 0 { return joined > apart ? .drop : .keep }
    let isCapitals = before.allSatisfy { !$0.isLowercase } && tail.allSatisfy { !$0.isLowercase } && tail.count > 1
    if first.isUppercase, !isCapitals { return .keep }
    // The last part of an already hyphenated word: `non-discrimi-nation`.
    let part = start.split(whereSeparator: { $0 == "-" || $0 == "‐" }).last.map(String.init) ?? start
    if part != start, known[part + end, default: 0] > 0 { return .drop }
    if Self.endings.contains(end) { return .drop }
    if Self.firstParts.contains(part) || Self.secondParts.contains(end) { return .keep }
    if isPortuguese, Self.portuguesePronouns.contains(end) { return .keep }
    if isFrench, Self.frenchEnclitics.contains(end) || Self.frenchFirstParts.contains(part) { return .keep }
    if Self.oneWord.contains(part + end) { return .drop }
    // Both halves are words in this document.
    if part.count > 3, end.count > 3, known[part] != nil, known[end] != nil { return .keep }
    return .open
  }

  /// Whether a part cannot be a word by itself: one or two letters, or no vowel.
  private static func isFragment(_ head: String) -> Bool {
    let part = core(String(head.dropLast()))
    if part.count <= 2 {
      return !["co", "re", "ex", "de", "bi", "no", "by", "in", "on", "up", "un", "tu"].contains(part)
    }
    return !part.contains { "aeiouyáéíóúâêôãõàèùäöü".contains($0) }
  }

  /// In lower case, without surrounding punctuation.
  private static func core(_ word: String) -> String {
    var word = word.lowercased()[...]
    while let first = word.first, !first.isLetter, !first.isNumber { word.removeFirst() }
    while let last = word.last, !last.isLetter, !last.isNumber { word.removeLast() }
    return String(word)
  }

  private static let firstParts: Set<String> = [
    "non", "self", "well", "ex", "vice", "quasi", "all", "cross", "half", "high", "low", "long", "short", "full",
    "follow", "so", "decision", "policy", "gender", "child", "evidence", "rights", "large", "small", "mid", "one",
    "two",
    "three", "first", "second", "third", "day", "year", "franco", "anglo", "hispano", "luso", "sino", "físico", "socio",
    "teórico", "político", "económico", "técnico", "jurídico", "cívico", "pós", "pré", "pró", "além", "recém", "bem",
    "segunda", "terça", "quarta", "quinta", "sexta", "sub-regional",
  ]
  private static let secondParts: Set<String> = [
    "based", "making", "makers", "maker", "sensitive", "responsive", "friendly", "related", "specific", "driven",
    "oriented", "wide", "term", "being", "level", "sharing", "building", "keeping", "setting", "up", "led", "born",
    "holder", "year", "old", "determination", "refoulement", "called", "regional", "income", "skilled", "economic",
    "economics", "affected", "effective", "free", "day", "reliance", "exploitation", "operation",
  ]
  private static let portuguesePronouns: Set<String> = [
    "se", "lo", "la", "los", "las", "lhe", "lhes", "me", "nos", "vos", "o", "a", "os", "as", "no", "na", "ia", "á",
    "ão",
    "feira", "estar", "presidente",
  ]
  private static let frenchEnclitics: Set<String> = [
    "il", "elle", "ils", "elles", "on", "ci", "là", "même", "mêmes", "dire", "être", "t-il", "t-elle", "président",
    "mer", "dessus", "dessous", "vous", "nous",
  ]
  private static let frenchFirstParts: Set<String> = [
    "sous", "demi", "mi", "semi", "avant", "après", "outre", "celui", "ceux", "celle", "celles", "peut", "lui", "eux",
    "elles", "rendez", "c'est-à", "c’est-à", "au", "par", "ci", "quatre", "vingt", "dix", "plus",
  ]
  /// Endings with which no word begins: the hyphen was inserted.
  private static let endings: Set<String> = [
    "tion", "tions", "sion", "sions", "ment", "ments", "ness", "ing", "ings", "ity", "ities", "ly", "ed", "er", "ers",
    "able", "ible", "ance", "ence", "tive", "tives", "ción", "ciones", "sión", "siones", "miento", "mientos", "mente",
    "dad", "dades", "ción,", "ção", "ções", "são", "sões", "mento", "mentos", "dade", "cion", "cional", "tional",
    "cionales", "tionale", "ral", "ble", "bles", "nal", "nales", "tes", "res", "dos", "das", "nes", "ria", "rio",
    "rios",
    "rias", "cia", "cias", "ca", "cas", "co", "cos", "ta", "tas", "to", "tos", "do", "da", "ra", "ro", "ros", "ras",
    "ner",
  ]
  /// English compounds written as one word.
  private static let oneWord: Set<String> = [
    "within", "without", "therefore", "however", "whatever", "whenever", "wherever", "moreover", "whereas", "thereof",
    "herein", "hereby", "thereby", "throughout", "outcome", "outcomes", "undertake", "undertaken", "network",
    "networks",
    "framework", "frameworks", "widespread", "stakeholder", "stakeholders", "themselves", "himself", "herself",
    "itself",
    "everyone", "everything", "something", "sometimes", "furthermore", "nevertheless", "nonetheless", "overall",
    "overcome", "underlying", "understanding", "background", "workshop", "workplace", "livelihood", "livelihoods",
    "safeguard", "safeguards", "therein", "upcoming", "ongoing", "increase", "online", "into", "onto", "today",
    "also", "aunque", "también", "porque", "asimismo", "sino", "además", "mediante", "conforme", "sobretudo", "embora",
  ]
}
