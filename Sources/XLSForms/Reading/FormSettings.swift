/// What the sheet of settings says.
struct FormSettings {
  /// The cells by the paths of their headings, in the order of columns.
  private(set) var cells: [(path: String, heading: String, text: String)] = []
  /// The row of the settings, for faults.
  private(set) var row = 2
  private(set) var sheet = "settings"
  private(set) var faults: [XLSFormFault] = []

  init(_ book: FormBook) {
    guard let sheet = book.sheets[.settings] else { return }
    self.sheet = sheet.name
    guard let row = sheet.rows.first else { return }
    self.row = row.number
    for cell in row.cells where self[cell.heading.path.joined(separator: "::")] == nil {
      // A form that states its id twice is read by `form_id` alone.
      cells.append((cell.heading.path.joined(separator: "::"), cell.heading.text, cell.text))
    }
    if let name = self["name"], !XMLName.isValid(name) {
      faults.append(
        XLSFormFault(.invalidSetting("name", value: name), sheet: self.sheet, row: row.number, column: "name"))
    }
    if self["omit_instanceID"]?.yesOrNo == true, self["public_key"] != nil {
      faults.append(
        XLSFormFault(
          .invalidSetting("omit_instanceID", value: self["omit_instanceID"] ?? ""), sheet: self.sheet, row: row.number,
          column: "omit_instanceID"))
    }
  }

  /// The text of a setting by the path of its heading: `title`, `id_string`, `version`.
  subscript(_ path: String) -> String? { cells.first { $0.path == path }?.text }

  /// Takes a setting from a row of the survey, which counts more.
  mutating func set(_ path: String, _ text: String) {
    cells.removeAll { $0.path == path }
    cells.append((path, path == "title" ? "form_title" : path == "id_string" ? "form_id" : path, text))
  }

  /// Whether several spaces in a cell of the survey are one.
  var collapsesSpaces: Bool { self["clean_text_values"]?.yesOrNo ?? true }
  var allowsDuplicateChoices: Bool { self["allow_choice_duplicates"]?.yesOrNo ?? false }
  /// The name of the form's root element, which no repeated group may have.
  var root: String { self["name"] ?? "data" }
}
