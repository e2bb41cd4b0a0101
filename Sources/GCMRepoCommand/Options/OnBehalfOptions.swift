import ArgumentParser
import Documents
import GCMRepo
import RecordLocalization
import RecordRendering

/// What a secretariat says when it sends in what a State mailed to it.
struct OnBehalfOptions: ParsableArguments {
  @Option(
    help: .message(
      "The secretariat that sends it in for the country; else the one whose key signs.", value: "code"),
    completion: RecordCompletion.parties)
  var sentInBy: String?

  @Option(
    help: .message(
      "The mail with which the country sent it (.eml), kept with it whole, with its addresses.", value: "file"),
    completion: .file(extensions: ["eml"]))
  var mail: String?

  /// The mail, read.
  func readMail(in state: RecordState) throws(CommandFailure) -> KeptMail? {
    guard let mail else { return nil }
    var limits = DocumentLimits.standard
    limits.bytes = state.configuration.limits.originalBytes
    let file: SubmittedFile
    do throws(DocumentError) {
      file = try SubmittedFile.read(path: mail, limits: limits)
      if file.bytes.isEmpty { throw DocumentError.empty(name: file.name) }
    } catch {
      throw CommandFailure(error)
    }
    guard let message = MailMessage(file.bytes) else {
      throw CommandFailure(
        .refusedInput,
        Message("\(file.name, "file") is not a mail. Save it from your mail program as a file that ends in .eml."))
    }
    return KeptMail(file: file, message: message)
  }
}

/// A mail that is kept with a submission.
struct KeptMail {
  let file: SubmittedFile
  let message: MailMessage

  var submission: Submission.Mail { Submission.Mail(file.bytes, name: file.name == "-" ? "" : file.name) }

  /// What became of the submitted files: which of them the mail brought.
  func add(to taken: inout SubmissionReader.Taken) {
    for submitted in taken.files {
      if message.hasAttachment(submitted.original) {
        taken.attached.append(submitted.name)
        taken.remarks.append(
          Message("\(submitted.name, "file") is attached to the mail \(file.name, "mail"), byte for byte."))
      } else {
        taken.warnings.append(
          Warning(
            code: "not-attached", facts: [.init("file", .string(submitted.name)), .init("mail", .string(file.name))],
            sentence: Message(
              """
              \(submitted.name, "file") is not attached to the mail \(file.name, "mail") as it is. Check that it is the \
              right mail, and that the file was not saved again.
              """)))
      }
    }
  }
}
