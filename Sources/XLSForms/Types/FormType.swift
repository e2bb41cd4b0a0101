/// What the cell `type` of a row says.
enum FormType: Hashable {
  case begin(Control, list: String?)
  case end(Control)
  case select(Select, list: String, allowsOther: Bool)
  /// A setting on the sheet of the survey; the name is its value.
  case setting(String)
  case question(FormQuestion)
  case unknown

  /// What begins and ends.
  enum Control: String, Hashable {
    case group, `repeat`, loop
  }

  /// Questions that choose from a list.
  enum Select: Hashable {
    case one, many, rank, external
    case oneFromFile, manyFromFile
  }

  /// Reads a type as pyxform 4.5 does, which distinguishes case.
  init(_ text: String) {
    if let setting = Self.settings[text] {
      self = .setting(setting)
    } else if let control = Self.control(text) {
      self = control
    } else if let select = Self.select(text) {
      self = select
    } else {
      self = FormQuestion(text).map { .question($0) } ?? .unknown
    }
  }

  private static let settings = [
    "form_title": "title", "set_form_title": "title", "form_id": "id_string", "set_form_id": "id_string",
    "prefix": "prefix",
  ]

  private static let controls: [(word: String, control: Control)] = [
    ("looped group", .repeat), ("lgroup", .repeat), ("group", .group), ("repeat", .repeat), ("loop", .loop),
  ]

  private static func control(_ text: String) -> FormType? {
    if let rest = text.after("begin ") ?? text.after("begin_") {
      for (word, control) in controls {
        if rest == word { return .begin(control, list: nil) }
        guard let list = rest.after(word + " over ") ?? rest.after(word + " "), list.isWord else { continue }
        return .begin(control, list: list)
      }
    } else if let rest = text.after("end ") ?? text.after("end_") {
      return controls.first { $0.word == rest }.map { .end($0.control) }
    }
    return nil
  }

  private static let selects: [(command: String, select: Select)] = [
    ("add select one prompt using", .one), ("add select multiple prompt using", .many),
    ("select all that apply from", .many), ("select one from", .one), ("select1", .one), ("select_one", .one),
    ("select one", .one), ("select_multiple", .many), ("select all that apply", .many),
    ("select_one_external", .external), ("select_one_from_file", .oneFromFile),
    ("select_multiple_from_file", .manyFromFile), ("select one from file", .oneFromFile),
    ("select multiple from file", .manyFromFile), ("rank", .rank),
  ]

  private static let others = ["or specify other", "or_other", "or other"]

  private static func select(_ text: String) -> FormType? {
    for (command, select) in selects {
      guard let rest = text.after(command + " ") else { continue }
      if rest.isWord { return .select(select, list: rest, allowsOther: false) }
      for other in others {
        guard rest.utf8.count > other.utf8.count + 1, rest.hasSuffix(" " + other) else { continue }
        let list = String(rest.dropLast(other.count + 1))
        if list.isWord { return .select(select, list: list, allowsOther: true) }
      }
    }
    return nil
  }

  /// The words that a type may be, for what is near an unknown one.
  static var known: [String] {
    FormQuestion.words
      + ["select_one", "select_multiple", "rank", "begin_group", "end_group", "begin_repeat", "end_repeat"]
  }
}

extension String {
  /// What follows a beginning.
  func after(_ start: String) -> String? {
    utf8.starts(with: start.utf8) ? String(decoding: utf8.dropFirst(start.utf8.count), as: UTF8.self) : nil
  }

  /// Whether there is something, and no white space in it.
  fileprivate var isWord: Bool { !isEmpty && !unicodeScalars.contains { $0.properties.isWhitespace } }
}
