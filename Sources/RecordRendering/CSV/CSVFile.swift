/// CSV as a file, which people open in a spreadsheet program.
public enum CSVFile {
  /// The bytes of a file: with U+FEFF before the text, without which Excel does not read it as UTF-8.
  ///
  /// What goes to standard output has no such mark: programs read it.
  public static func bytes(_ csv: String) -> [UInt8] { Array(("\u{FEFF}" + csv).utf8) }
}
