import RecordLocalization

/// The destination of a Word file: the named file, or standard output unless that is a terminal.
struct WordFileOutput {
  /// A file, `-` or nothing for standard output.
  let output: String?
  let console: Console

  /// Refuses a terminal.
  func check() throws(CommandFailure) {
    guard output == nil || output == "-", Console.outputIsTerminal else { return }
    throw CommandFailure(
      .usage,
      Message("A Word file cannot be shown on a terminal. Name one with -o FILE.docx."))
  }

  /// Remarks are printed once the file is written: an error is printed alone.
  func give(_ bytes: [UInt8], _ remarks: [Message]) throws {
    var remarks = remarks
    if let output, output != "-" {
      try OutputFile(path: output, defaultName: "redline.docx").write(bytes)
      remarks.append(.redlineIsIn(output))
    } else {
      try console.print(bytes: bytes)
    }
    remarks.forEach(console.remark)
  }

  func sayThatNothingDiffers() {
    console.remark(
      Message("There is no difference; no file was written."))
  }
}

extension Message {
  var asWarning: Message { Message("Warning: \(self, "warning")") }
}
