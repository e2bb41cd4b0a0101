import Questionnaires

/// A type of question that chooses from no list.
struct FormQuestion: Hashable {
  /// As the cell says it.
  let word: String
  /// The type that is its equal; `nil` for none.
  let type: QuestionType?
  /// Whether it is shown, and so needs a label or hint.
  let isVisible: Bool

  /// `nil` for a type that pyxform does not know.
  init?(_ word: String) {
    self.word = word
    if let type = Self.equals[word] {
      (self.type, isVisible) = (type, true)
    } else if Self.calculations.contains(word) {
      // The calculation itself is in another cell.
      (type, isVisible) = (nil, false)
    } else if Self.visible.contains(word) || Self.isMap(word) {
      (type, isVisible) = (nil, true)
    } else if Self.invisible.contains(word) {
      (type, isVisible) = (nil, false)
    } else {
      return nil
    }
  }

  var isCalculation: Bool { Self.calculations.contains(word) }

  /// The other spellings of a type that pyxform treats as one, for what it accepts beside it.
  var canonical: String {
    switch word {
    case "image", "add image prompt", "add photo prompt": "photo"
    case "imei": "deviceid"
    case "add audio prompt": "audio"
    case "add video prompt": "video"
    case "add file prompt": "file"
    default: word
    }
  }

  private static let equals: [String: QuestionType] = [
    "text": .text, "string": .text, "q string": .text, "add text prompt": .text, "phone number": .text,
    "integer": .integer, "int": .integer, "q int": .integer, "add integer prompt": .integer,
    "number of days in last month": .integer, "number of days in last six months": .integer,
    "number of days in last year": .integer, "decimal": .decimal, "q decimal": .decimal,
    "add decimal prompt": .decimal, "percentage": .percentage, "range": .integer, "date": .date, "q date": .date,
    "add date prompt": .date, "time": .time, "dateTime": .dateTime, "datetime": .dateTime, "date time": .dateTime,
    "q date time": .dateTime, "q dateTime": .dateTime, "add date time prompt": .dateTime,
    "add dateTime prompt": .dateTime, "file": .file, "add file prompt": .file, "note": .note, "q note": .note,
    "add note prompt": .note,
  ]

  private static let calculations: Set<String> = ["calculate", "q calculate", "add calculate prompt"]

  private static let visible: Set<String> = [
    "q picture", "photo", "image", "add image prompt", "add photo prompt", "q image", "audio", "add audio prompt",
    "q audio", "video", "add video prompt", "q video", "geopoint", "q geopoint", "location", "q location",
    "add location prompt", "gps", "geoshape", "q geoshape", "geotrace", "q geotrace", "barcode", "q barcode",
    "add barcode prompt", "acknowledge", "q acknowledge", "add acknowledge prompt", "trigger", "osm",
  ]

  private static let invisible: Set<String> = [
    "start", "start time", "get start time", "end", "end time", "get end time", "today", "get today", "deviceid",
    "device id", "get device id", "imei", "subscriberid", "subscriber id", "get subscriber id", "simserial", "sim id",
    "get sim id", "phonenumber", "get phone number", "username", "email", "uri:subscriberid", "uri:phonenumber",
    "uri:simserial", "uri:deviceid", "uri:username", "uri:email", "hidden", "audit", "xml-external", "csv-external",
    "start-geopoint", "background-audio", "background-geopoint",
    // Rows of these types are empty groups to pyxform.
    "group", "repeat", "loop", "entity",
  ]

  /// `osm` with a list of tags.
  private static func isMap(_ word: String) -> Bool { word.after("osm ").map { !$0.trimmed.isEmpty } ?? false }

  static var words: [String] { equals.keys.sorted() + ["calculate"] + visible.sorted() + invisible.sorted() }
}
