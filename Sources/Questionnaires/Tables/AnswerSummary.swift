import RecordValues

/// What the answers to one question come to.
public struct AnswerSummary: Sendable, Hashable {
  /// The States that answered, of those that were looked at.
  public internal(set) var answered = 0
  /// The States that were looked at.
  public internal(set) var states = 0
  /// How many gave each answer, in the order of the list or scale, also those that nobody gave: ids of choices,
  /// ``AnswerValue/otherWord``; `yes`, `no`, `unknown`; statuses. For a ranking, how many put it first. Then choices that
  /// only former versions have. Empty for numbers and texts.
  public internal(set) var counts: [Count] = []
  /// What numbers come to; for a repeated group the number of entries.
  public internal(set) var numbers: NumberSummary?

  /// An answer and how many gave it.
  public struct Count: Sendable, Hashable {
    /// The id of the choice or status, or a word.
    public let id: String
    /// How many gave it.
    public internal(set) var count: Int
    /// The mean place in a ranking, from 1.
    public internal(set) var meanRank: Double?
  }

  /// The share of an answer among the States that answered, from 0 to 1; `nil` if none did.
  public func share(of id: String) -> Double? {
    guard answered > 0, let count = counts.first(where: { $0.id == id })?.count else { return nil }
    return Double(count) / Double(answered)
  }
}

/// What several numbers come to, each in canonical form.
public struct NumberSummary: Sendable, Hashable {
  /// How many numbers there are.
  public let count: Int
  /// Their sum.
  public let sum: String
  /// The least of them.
  public let least: String
  /// The largest of them.
  public let most: String
  /// The middle one; of an even number of them the mean of the two in the middle.
  public let median: String
  /// The sum over the count, rounded to the precision of a Double.
  public let mean: Double

  /// Summarises numbers in canonical form; `nil` for none. The sum is exact as long as it has at most 18 digits. Cost:
  /// sorts them.
  public init?(_ numbers: [String]) {
    let values = numbers.compactMap { NumberText.canonical($0) }
      .compactMap { text in Double(text).map { (text: text, value: $0) } }.sorted { $0.value < $1.value }
    guard let first = values.first, let last = values.last else { return nil }
    count = values.count
    (least, most) = (first.text, last.text)
    let total =
      values.count == 1
      ? first.text : Self.exactSum(values.map(\.text)) ?? NumberText.text(of: values.reduce(0) { $0 + $1.value })
    sum = total
    mean = (Double(total) ?? 0) / Double(values.count)
    let middle = values.count / 2
    if values.count % 2 == 1 {
      median = values[middle].text
    } else {
      let pair = [values[middle - 1].text, values[middle].text]
      median =
        Self.exactSum(pair).flatMap(Self.half)
        ?? NumberText.text(of: (values[middle - 1].value + values[middle].value) / 2)
    }
  }

  /// The sum as a whole number of the smallest decimal place; `nil` if it is too large.
  private static func exactSum(_ numbers: [String]) -> String? {
    let places = numbers.map { number in number.split(separator: ".").dropFirst().first?.utf8.count ?? 0 }.max() ?? 0
    var sum = 0
    for number in numbers {
      let parts = number.split(separator: ".")
      let fraction = parts.count == 2 ? String(parts[1]) : ""
      guard let scaled = Int(parts[0] + fraction + String(repeating: "0", count: places - fraction.utf8.count)) else {
        return nil
      }
      let (next, overflows) = sum.addingReportingOverflow(scaled)
      guard !overflows else { return nil }
      sum = next
    }
    return decimal(sum, places)
  }

  private static func half(_ number: String) -> String? {
    let parts = number.split(separator: ".")
    let fraction = parts.count == 2 ? String(parts[1]) : ""
    // A tenth of five times the number.
    guard let scaled = Int(parts[0] + fraction) else { return nil }
    let (times, overflows) = scaled.multipliedReportingOverflow(by: 5)
    return overflows ? nil : decimal(times, fraction.utf8.count + 1)
  }

  private static func decimal(_ scaled: Int, _ places: Int) -> String? {
    let digits = String(scaled.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.utf8.count)) + digits
    return NumberText.canonical((scaled < 0 ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places) + "0")
  }
}

extension AnswersTable {
  /// What the answers to a question come to, of all States or of some.
  ///
  /// - Parameters:
  ///   - column: the question.
  ///   - countries: the States; `nil` for all that answered the questionnaire.
  ///
  /// Cost: linear in the answers to it and in its choices.
  public func summary(of column: Column, among countries: [PartyCode]? = nil) -> AnswerSummary {
    var counter = AnswerCounter(column.question?.type, form)
    var summary = AnswerSummary()
    for country in countries ?? self.countries {
      summary.states += 1
      guard let answer = answer(of: country, to: column.id) else { continue }
      summary.answered += 1
      counter.add(answer)
    }
    summary.counts = counter.result
    summary.numbers = NumberSummary(counter.numbers)
    return summary
  }

  /// The same for each conference, or any other group of States.
  ///
  /// - Parameters:
  ///   - column: the question.
  ///   - memberships: the conferences of each State; one that is a member of two counts in both.
  /// - Returns: the summaries by conference, in the order of their names.
  public func summaries(
    of column: Column, by memberships: [PartyCode: [String]]
  ) -> [(conference: String, summary: AnswerSummary)] {
    var members: [String: [PartyCode]] = [:]
    for country in countries {
      for conference in memberships[country] ?? [] { members[conference, default: []].append(country) }
    }
    return members.sorted { $0.key < $1.key }.map { ($0.key, summary(of: column, among: $0.value)) }
  }
}

/// Counts answers of one type.
private struct AnswerCounter {
  private var ids: [String]
  private var counts: [String: (count: Int, ranks: Int, ranked: Int)] = [:]
  private let isRanking: Bool
  private(set) var numbers: [String] = []

  init(_ type: QuestionType?, _ form: QuestionnaireForm) {
    isRanking = if case .ranking = type { true } else { false }
    switch type {
    case .yesNo: ids = ["yes", "no", "unknown"]
    case .status: ids = ReportingStatus.allCases.map(\.rawValue)
    case .one(let choices), .many(let choices), .ranking(let choices):
      ids = (form.lists[choices.list]?.choices.map(\.id) ?? []) + (choices.allowsOther ? [AnswerValue.otherWord] : [])
    default: ids = []
    }
    for id in ids { counts[id] = (0, 0, 0) }
  }

  mutating func add(_ answer: AnswerValue) {
    switch answer {
    case .boolean(let isTrue): count(isTrue ? "yes" : "no")
    case .unknown: count("unknown")
    case .choice(let id): count(id)
    case .choices(let ids) where isRanking:
      for (place, id) in ids.enumerated() { count(id, by: place == 0 ? 1 : 0, rank: place + 1) }
    case .choices(let ids): for id in ids { count(id) }
    case .other(let ids, _): for id in ids + [AnswerValue.otherWord] { count(id) }
    case .number(let number): numbers.append(number)
    case .entries(let entries): numbers.append(String(entries.count))
    case .text, .time, .rows: break
    }
  }

  private mutating func count(_ id: String, by number: Int = 1, rank: Int = 0) {
    if counts[id] == nil { ids.append(id) }
    let before = counts[id] ?? (0, 0, 0)
    counts[id] = (before.count + number, before.ranks + rank, before.ranked + (rank > 0 ? 1 : 0))
  }

  var result: [AnswerSummary.Count] {
    ids.map { id in
      let found = counts[id] ?? (0, 0, 0)
      let mean = found.ranked > 0 ? Double(found.ranks) / Double(found.ranked) : nil
      return AnswerSummary.Count(id: id, count: found.count, meanRank: mean)
    }
  }
}
