/// The check of the cell `parameters` and of what depends on it, as pyxform 4.5 makes it.
struct ParameterCheck {
  private(set) var faults: [XLSFormFault] = []
  private let row: SurveyRow
  private let sheet: String
  private var values: [(key: String, value: String)] = []

  init(_ row: SurveyRow, sheet: String, choices: FormChoices) {
    (self.row, self.sheet) = (row, sheet)
    guard let pairs = Self.pairs(row.row["parameters"] ?? "") else {
      note(.invalidParameters)
      return
    }
    values = pairs
    switch row.type {
    case .select(let select, _, _): checkSelect(isFile: select == .oneFromFile || select == .manyFromFile)
    case .question(let question): check(question.canonical, choices)
    default: break
    }
  }

  /// Keys with their values, the later of two with one key; `nil` if the text is no list of these.
  static func pairs(_ text: String) -> [(key: String, value: String)]? {
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    for byte in text.utf8 {
      if byte == UInt8(ascii: "=") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte <= 0x20 {
        if !word.isEmpty { words.append(word) }
        word = []
        if byte == UInt8(ascii: "=") { words.append([byte]) }
      } else {
        word.append(byte)
      }
    }
    if !word.isEmpty { words.append(word) }
    guard words.count % 3 == 0 else { return nil }
    var pairs: [(key: String, value: String)] = []
    for index in stride(from: 0, to: words.count, by: 3) {
      guard words[index + 1] == [UInt8(ascii: "=")], words[index] != [UInt8(ascii: "=")],
        words[index + 2] != [UInt8(ascii: "=")]
      else { return nil }
      let key = String(decoding: words[index], as: UTF8.self).lowercased()
      let value = String(decoding: words[index + 2], as: UTF8.self)
      pairs.removeAll { $0.key == key }
      pairs.append((key, key == "label" || key == "value" ? value : value.lowercased()))
    }
    return pairs
  }

  private subscript(_ key: String) -> String? { values.last { $0.key == key }?.value }

  private mutating func note(_ kind: XLSFormFault.Kind) {
    faults.append(XLSFormFault(kind, sheet: sheet, row: row.row.number, column: "parameters"))
  }

  private mutating func accept(_ keys: String...) {
    for pair in values where !keys.contains(pair.key) { note(.unknownParameter(pair.key, known: keys)) }
  }

  /// Notes a value that is none of some words, or that is no number.
  private mutating func require(_ key: String, _ isSound: (String) -> Bool) {
    guard let value = self[key], !isSound(value) else { return }
    note(.invalidParameter(key, value: value))
  }

  private static func isFlag(_ text: String) -> Bool { text == "true" || text == "false" }

  private mutating func check(_ type: String, _ choices: FormChoices) {
    switch type {
    case "text":
      accept("rows")
      require("rows") { Int($0) != nil }
    case "photo":
      accept("app", "max-pixels")
      require("max-pixels") { Int($0) != nil }
      let appearance = row.row["control", "appearance"]
      if appearance == nil || appearance == "annotate" { require("app", Self.isPackage) }
    case "audio":
      accept("quality")
      require("quality") { ["voice-only", "low", "normal", "external"].contains($0) }
    case "background-audio":
      accept("quality")
      require("quality") { ["voice-only", "low", "normal"].contains($0) }
    case "geopoint":
      accept("allow-mock-accuracy", "capture-accuracy", "reference-geometry", "warning-accuracy")
      require("capture-accuracy") { Double($0) != nil }
      require("warning-accuracy") { Double($0) != nil }
      require("allow-mock-accuracy", Self.isFlag)
    case "geoshape", "geotrace":
      accept("allow-mock-accuracy", "incremental", "reference-geometry")
      require("incremental") { $0.yesOrNo == true }
      require("allow-mock-accuracy", Self.isFlag)
    case "audit": checkAudit()
    case "range": checkRange(choices)
    default: break
    }
  }

  private mutating func checkSelect(isFile: Bool) {
    if isFile { accept("label", "randomize", "seed", "value") } else { accept("randomize", "seed") }
    if isFile {
      require("label", XMLName.isValid)
      require("value", XMLName.isValid)
    }
    require("randomize", Self.isFlag)
    guard let seed = self["seed"] else { return }
    guard self["randomize"] != nil else { return note(.missingParameter("randomize")) }
    if !ReferenceText.isReference(seed), Double(seed) == nil { note(.invalidParameter("seed", value: seed)) }
  }

  private mutating func checkAudit() {
    let location = ["location-priority", "location-min-interval", "location-max-age"]
    accept(
      "identify-user", "location-max-age", "location-min-interval", "location-priority", "track-changes",
      "track-changes-reasons")
    require("track-changes", Self.isFlag)
    require("identify-user", Self.isFlag)
    require("track-changes-reasons") { $0 == "on-form-edit" }
    guard location.contains(where: { self[$0] != nil }) else { return }
    for key in location where self[key] == nil { note(.missingParameter(key)) }
    require("location-priority") { ["no-power", "low-power", "balanced", "high-accuracy"].contains($0) }
    require("location-min-interval") { Int($0).map { $0 >= 0 } ?? false }
    require("location-max-age") { Int($0).map { $0 >= 0 } ?? false }
    if let least = self["location-min-interval"].flatMap({ Int($0) }),
      let most = self["location-max-age"].flatMap({ Int($0) }), most < least
    {
      note(.invalidParameter("location-max-age", value: String(most)))
    }
  }

  /// The name of an Android package, as pyxform checks it.
  private static func isPackage(_ text: String) -> Bool {
    let segments = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return segments.count > 1
      && segments.allSatisfy { segment in
        guard let first = segment.first, first != UInt8(ascii: "_"), !isDigit(first) else { return false }
        return segment.allSatisfy {
          isDigit($0) || $0 == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
        }
      }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  // MARK: Ranges

  private mutating func checkRange(_ choices: FormChoices) {
    accept("end", "placeholder", "start", "step", "tick_interval", "tick_labelset")
    let appearance = row.row["control", "appearance"] ?? ""
    let ticks = ["tick_interval", "placeholder", "tick_labelset"]
    let isPlain = ["vertical", "no-ticks"].contains { appearance.components(between: $0).count > 1 }
    if !appearance.isEmpty, !isPlain, let key = ticks.first(where: { self[$0] != nil }) {
      note(.invalidParameter(key, value: self[key] ?? ""))
    }
    var numbers: [String: Double] = ["start": 1, "end": 10, "step": 1]
    for key in ["start", "end", "step", "tick_interval", "placeholder"] {
      guard let text = self[key] else { continue }
      guard let number = Double(text), number.isFinite else { return note(.invalidParameter(key, value: text)) }
      numbers[key] = number
    }
    guard let start = numbers["start"], let end = numbers["end"], let step = numbers["step"] else { return }
    let width = (end - start).magnitude
    func refuse(_ key: String) -> XLSFormFault.Kind { .invalidParameter(key, value: self[key] ?? "1") }
    guard step != 0, step <= width else { return note(refuse("step")) }
    if let interval = numbers["tick_interval"], interval == 0 || interval > width || !Self.divides(step, interval) {
      note(refuse("tick_interval"))
    }
    let bounds = min(start, end)...max(start, end)
    if let place = numbers["placeholder"], !bounds.contains(place) || !Self.divides(step, place - start) {
      note(refuse("placeholder"))
    }
    guard let name = self["tick_labelset"] else { return }
    guard let list = choices[name] else { return note(refuse("tick_labelset")) }
    var labels: Set<Double> = []
    for text in list.names {
      guard let number = Double(text), bounds.contains(number),
        Self.divides(numbers["tick_interval"] ?? step, number - start)
      else { return note(.invalidParameter("tick_labelset", value: text)) }
      labels.insert(number)
    }
    if appearance.components(between: "no-ticks").count > 1, labels != [start, end] { note(refuse("tick_labelset")) }
  }

  /// Whether a number is a multiple of another, but for what binary fractions add.
  private static func divides(_ step: Double, _ number: Double) -> Bool {
    let quotient = number / step
    return (quotient - quotient.rounded()).magnitude < 1e-9
  }
}
