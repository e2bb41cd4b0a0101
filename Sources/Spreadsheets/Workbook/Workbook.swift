/// A workbook as values: its sheets with their cells, whatever file they come from.
///
/// Formulas are never evaluated: a cell has the value that was stored with its formula.
public struct Workbook: Sendable, Hashable {
  /// The sheets, in the order of the file.
  public var sheets: [Sheet]
  /// Names of ranges, in the order of the file.
  public var definedNames: [DefinedName]
  /// How numbers that are days are counted.
  public var dateSystem: DateSystem
  /// Whether the file contains macros. They are never run.
  public var hasMacros: Bool

  /// A name for a range or a formula.
  public struct DefinedName: Sendable, Hashable {
    /// The name.
    public var name: String
    /// What it stands for, as a formula without `=`: `Lists!$A$1:$A$5`.
    public var formula: String

    /// A name with its formula.
    public init(name: String, formula: String) { (self.name, self.formula) = (name, formula) }
  }

  /// A workbook of sheets.
  public init(
    sheets: [Sheet], definedNames: [DefinedName] = [], dateSystem: DateSystem = .since1900, hasMacros: Bool = false
  ) {
    (self.sheets, self.definedNames) = (sheets, definedNames)
    (self.dateSystem, self.hasMacros) = (dateSystem, hasMacros)
  }

  /// The first sheet of that name; spreadsheet programs do not distinguish case.
  public subscript(sheet name: String) -> Sheet? {
    let name = name.lowercased()
    return sheets.first { $0.name.lowercased() == name }
  }
}
