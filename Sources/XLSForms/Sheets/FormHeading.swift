/// The headings of columns, and what they mean.
///
/// A heading is a path: `label::English (en)` is `label`, `English (en)`; `relevant` and `bind::relevant` are both `bind`,
/// `relevant`. Case and spaces do not matter in known headings. Source: pyxform 4.5.
struct FormHeading: Sendable, Hashable {
  /// As the file has it, with single spaces.
  let text: String
  /// What it means.
  let path: [String]

  /// - Parameter usesDoubleColons: whether any heading of the sheet does; then a single one is part of a name.
  init(_ text: String, in vocabulary: Vocabulary, usesDoubleColons: Bool) {
    self.text = text
    path = Self.path(text, vocabulary, usesDoubleColons)
  }

  /// The headings that a sheet may have.
  struct Vocabulary: Sendable {
    /// Headings with another name or a longer path, in lower case with `_` for spaces.
    let aliases: [String: [String]]
    /// Headings that are their own path.
    let columns: Set<String>
  }

  private static func path(_ text: String, _ vocabulary: Vocabulary, _ usesDoubleColons: Bool) -> [String] {
    for known in [text, folded(text)] where vocabulary.columns.contains(known) && vocabulary.aliases[known] == nil {
      return [known]
    }
    var tokens = split(text, usesDoubleColons || text.contains("::") ? "::" : ":")
    if !usesDoubleColons, let place = tokens.firstIndex(of: "jr"), place + 1 < tokens.count {
      tokens[place...(place + 1)] = ["jr:" + tokens[place + 1]]
    }
    let first = folded(tokens[0])
    if let alias = vocabulary.aliases[first] { return alias + tokens.dropFirst() }
    if vocabulary.columns.contains(first) { tokens[0] = first }
    return tokens
  }

  /// In lower case, with `_` for each run of white space.
  private static func folded(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: "_").lowercased()
  }

  private static func split(_ text: String, _ separator: String) -> [String] {
    text.components(between: separator).map { $0.trimmed }
  }
}

extension FormHeading.Vocabulary {
  static let survey = Self(
    aliases: [
      "sms_option": ["sms_option"], "sms_separator": ["sms_separator"], "sms_allow_media": ["sms_allow_media"],
      "sms_date_format": ["sms_date_format"], "sms_datetime_format": ["sms_datetime_format"],
      "sms_response": ["sms_response"], "sms_field": ["sms_field"], "compact_tag": ["instance", "odk:tag"],
      "read_only": ["bind", "readonly"], "readonly": ["bind", "readonly"], "relevant": ["bind", "relevant"],
      "relevance": ["bind", "relevant"], "caption": ["label"], "appearance": ["control", "appearance"],
      "required": ["bind", "required"], "constraint": ["bind", "constraint"],
      "constraining_message": ["bind", "jr:constraintMsg"], "constraint_message": ["bind", "jr:constraintMsg"],
      "calculation": ["bind", "calculate"], "calculate": ["bind", "calculate"], "command": ["type"], "tag": ["name"],
      "value": ["name"], "image": ["media", "image"], "big-image": ["media", "big-image"],
      "audio": ["media", "audio"], "video": ["media", "video"], "count": ["control", "jr:count"],
      "repeat_count": ["control", "jr:count"], "jr:count": ["control", "jr:count"],
      "autoplay": ["control", "autoplay"], "rows": ["control", "rows"],
      "noapperrorstring": ["bind", "jr:noAppErrorString"], "no_app_error_string": ["bind", "jr:noAppErrorString"],
      "requiredmsg": ["bind", "jr:requiredMsg"], "required_message": ["bind", "jr:requiredMsg"], "body": ["control"],
      "save_to": ["bind", "entities:saveto"],
    ],
    columns: [
      "type", "name", "label", "hint", "guidance_hint", "bind", "media", "control", "instance", "default", "parameters",
      "choice_filter", "trigger", "sms_field", "query", "itemset", "list_name", "choices", "actions",
    ])

  static let choices = Self(
    aliases: [
      "caption": ["label"], "list_name": ["list name"], "value": ["name"], "image": ["media", "image"],
      "big-image": ["media", "big-image"], "audio": ["media", "audio"], "video": ["media", "video"],
    ],
    columns: ["label", "media", "name", "sms_option"])

  static let settings = Self(
    aliases: [
      "form_title": ["title"], "set_form_title": ["title"], "form_id": ["id_string"], "set_form_id": ["id_string"],
      "prefix": ["prefix"],
    ],
    columns: [
      "add_none_option", "allow_choice_duplicates", "attribute", "auto_delete", "auto_send", "bind",
      "clean_text_values", "client_editable", "control", "default_language", "delimiter", "entity_version", "flat",
      "hint", "id_string", "instance", "instance_name", "instance_xmlns", "label", "media", "name", "namespaces",
      "omit_instanceID", "prefix", "public_key", "sms_allow_media", "sms_date_format", "sms_datetime_format",
      "sms_field", "sms_keyword", "sms_response", "sms_separator", "style", "submission_url", "title", "type",
      "version",
    ])

  static let entities = Self(
    aliases: ["list_name": ["dataset"]],
    columns: ["dataset", "entity_id", "create_if", "update_if", "repeat", "label"])

  /// A sheet whose headings mean nothing but themselves.
  static let none = Self(aliases: [:], columns: [])
}

extension FormHeading {
  /// The heading under which a column of the survey is kept and written: the shortest that has the path.
  static func surveyText(_ path: [String]) -> String {
    if path.count >= 2, let short = shortTexts[[path[0], path[1]]] {
      return ([short] + path.dropFirst(2)).joined(separator: "::")
    }
    return (path[0] == "control" ? ["body"] + path.dropFirst() : path).joined(separator: "::")
  }

  private static let shortTexts: [[String]: String] = [
    ["bind", "readonly"]: "read_only", ["bind", "relevant"]: "relevant", ["bind", "required"]: "required",
    ["bind", "constraint"]: "constraint", ["bind", "jr:constraintMsg"]: "constraint_message",
    ["bind", "calculate"]: "calculation", ["bind", "jr:requiredMsg"]: "required_message",
    ["bind", "jr:noAppErrorString"]: "no_app_error_string", ["bind", "entities:saveto"]: "save_to",
    ["control", "appearance"]: "appearance", ["control", "jr:count"]: "repeat_count",
    ["control", "autoplay"]: "autoplay", ["control", "rows"]: "rows", ["instance", "odk:tag"]: "compact_tag",
  ]
}
