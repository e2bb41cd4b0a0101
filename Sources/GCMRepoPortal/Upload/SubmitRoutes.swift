import GCMRepo
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOPosix
import PortalMessages
import RecordLocalization

/// The addresses of a submission: the form, what would be recorded, the confirmation, the receipt.
struct SubmitRoutes: Sendable {
  let record: Record
  let broker: Broker
  let spool: UploadSpool
  let child: ChildProgram
  let logger: Logger

  func answer(_ request: Request, _ rest: [String], _ frame: LiveFrame) async -> Answer {
    let refusals = RefusalPage(frame: frame)
    let language = frame.language
    guard let cookie = request.sessionCookie else {
      return Answer(.forbidden, html: SignInPage(frame: frame).html)
    }
    let facts: BrokerAnswer.AccessFacts
    do throws(Broker.Failure) { facts = try await broker.access(.session, cookie.secret, language).facts } catch {
      return refusals.answer(error, language)
    }
    let desk = SubmitDesk(routes: self, cookie: cookie, facts: facts, refusals: refusals)
    let isRead = request.method == .get || request.method == .head
    switch (rest.count, rest.last) {
    case (1, "") where isRead: return desk.form(refusal: nil, .ok)
    case (1, "") where request.method == .post: return await desk.take(request)
    case (2, let name?):
      guard let upload = spool.find(rest[0], of: cookie) else {
        return refusals.answer(
          .notFound, Message("This upload is not here any more. Submit the file again.")(language), back: "../")
      }
      return isRead ? await desk.show(upload, name) : await desk.decide(request, upload, name)
    default: return refusals.answer(.notFound, Message("There is nothing at this address.")(language))
    }
  }
}

/// One request of a session.
struct SubmitDesk {
  let routes: SubmitRoutes
  let cookie: SessionCookie
  let facts: BrokerAnswer.AccessFacts
  let refusals: RefusalPage
  private var frame: LiveFrame { refusals.frame }
  private var language: InterfaceLanguage { frame.language }

  /// Seconds that reading a file, and making a PDF, may take.
  private static let patience = (reading: 120, document: 60)

  func form(refusal: String?, _ status: HTTPResponse.Status) -> Answer {
    let state = try? routes.record.current()
    let limit = state?.configuration.limits.originalBytes ?? 25_000_000
    let ids = (try? state?.questionnaireIDs()) ?? []
    let languages = state?.configuration.languages.map(\.description) ?? []
    return Answer(
      status,
      html: SubmitPage(
        frame: frame, facts: facts, cookie: cookie, limit: limit, questionnaires: ids.map { ($0, $0) },
        languages: languages.map { ($0, $0) }, refusal: refusal
      ).html)
  }

  // MARK: The file

  func take(_ request: Request) async -> Answer {
    guard request.isFromHere else { return refusals.foreignForm }
    let limit = ((try? routes.record.current())?.configuration.limits.originalBytes ?? 25_000_000)
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit + UploadReading.besides {
      return tooLarge(limit)
    }
    let upload: UploadFolder
    do {
      guard let made = try routes.spool.make(for: cookie) else {
        return form(
          refusal: Message(
            "Too many uploads wait for their confirmation. Confirm or discard some, or try again tomorrow.")(language),
          .serviceUnavailable)
      }
      upload = made
    } catch {
      routes.logger.error("an upload cannot be kept", metadata: ["error": "\(error)"])
      return form(refusal: Message("The file cannot be kept now. Try again later.")(language), .serviceUnavailable)
    }
    let answer = await take(request, limit, upload)
    // Only what can be confirmed is kept.
    if !upload.has(.summary) { upload.remove() }
    return answer
  }

  private func tooLarge(_ limit: Int) -> Answer {
    form(
      refusal: Message("The file is larger than \(limit / 1_000_000, "number") MB, the most that this record takes.")(
        language),
      .contentTooLarge)
  }

  private func take(_ request: Request, _ limit: Int, _ upload: UploadFolder) async -> Answer {
    let reading: UploadReading
    do throws(UploadReading.Failure) {
      reading = try await UploadReading(request, to: upload, limit: limit)
    } catch {
      switch error {
      case .tooLarge: return tooLarge(limit)
      case .malformed:
        return form(
          refusal: Message("The form came incomplete. Choose the file again, and send it again.")(language), .badRequest
        )
      case .noFile: return form(refusal: Message("Choose a file first.")(language), .unprocessableContent)
      case .emptyFile:
        return form(
          refusal: Message("The file has nothing in it. Save it again, or choose another one.")(language),
          .unprocessableContent)
      case .disk:
        return form(refusal: Message("The file cannot be kept now. Try again later.")(language), .serviceUnavailable)
      }
    }
    guard cookie.isValid(reading.fields["csrf"], of: SubmitPage.form) else { return refusals.foreignForm }
    var words = ["portal", "prepare", "--country", facts.party, "--person", facts.person, "--sent-in-by", facts.sender]
    guard let kind = reading.fields["kind"], ["input", "questionnaire", "best-practice"].contains(kind) else {
      return form(
        refusal: Message("Say what it is: an input, answers or a best practice.")(language), .unprocessableContent)
    }
    words += ["--kind", kind]
    for (field, option) in [("title", "--title"), ("id", "--id"), ("lang", "--lang"), ("note", "--message")] {
      // One word, so that no value is taken for an option.
      if let value = reading.fields[field] { words.append("\(option)=\(value)") }
    }
    if kind == "questionnaire" {
      if let id = reading.fields["questionnaire"] { words.append("--questionnaire=\(id)") }
      if reading.fields["partial"] == "yes" { words.append("--partial") }
    }
    words += ["-o", upload.path]
    let outcome = await routes.child.run(
      words, file: reading.file, language: language.rawValue, patience: Self.patience.reading)
    switch outcome {
    case .done:
      upload.removeFile(andPrepared: false)
      return Answer(seeOther: "\(upload.id)/")
    case .refused(let sentence): return form(refusal: sentence, .unprocessableContent)
    case .tookTooLong:
      return form(
        refusal: Message(
          "The file could not be read within the time and memory that a file may take. Save it anew, or as .docx.")(
            language), .unprocessableContent)
    case .tooMany:
      return form(
        refusal: Message("Many files are being read just now. Try again in a minute.")(language), .serviceUnavailable)
    }
  }

  // MARK: What would be recorded, and the receipt

  func show(_ upload: UploadFolder, _ name: String) async -> Answer {
    switch name {
    case "":
      if upload.has(.receipt) { return Answer(seeOther: "receipt") }
      return confirmPage(upload, refusal: nil, .ok)
    case "text.html", "redline.html":
      guard let item = UploadFolder.Item(rawValue: name), let bytes = upload.read(item) else { break }
      return Answer(uploaded: bytes, hasForms: false)
    case "receipt":
      guard let receipt = upload.read(.receipt).flatMap({ Receipt(json: $0) }) else { break }
      return Answer(.ok, html: ReceiptPage(frame: frame, receipt: receipt).html)
    case "receipt.json":
      guard let bytes = upload.read(.receipt) else { break }
      return Answer(file: PageFile(mediaType: "application/json", bytes: bytes), named: "receipt.json")
    case "receipt.pdf": return await pdf(upload)
    default: break
    }
    return refusals.answer(.notFound, Message("There is nothing at this address.")(language), back: "../")
  }

  private func pdf(_ upload: UploadFolder) async -> Answer {
    guard upload.has(.receipt) else {
      return refusals.answer(.notFound, Message("There is nothing at this address.")(language), back: "../")
    }
    if !upload.has(.pdf) {
      let outcome = await routes.child.run(
        ["portal", "receipt", "-o", upload.path(of: .pdf)], file: upload.path(of: .receipt),
        language: language.rawValue,
        patience: Self.patience.document)
      guard case .done = outcome else {
        return refusals.answer(
          .serviceUnavailable,
          Message("The PDF cannot be made now. The page and the JSON are the same receipt.")(language), back: "receipt")
      }
    }
    guard let bytes = upload.read(.pdf) else { return refusals.answer(.notFound, "") }
    return Answer(file: PageFile(mediaType: "application/pdf", bytes: bytes), named: "receipt.pdf")
  }

  private func confirmPage(_ upload: UploadFolder, refusal: String?, _ status: HTTPResponse.Status) -> Answer {
    guard let summary = upload.read(.summary).flatMap({ UploadSummary($0) }), let digest = upload.digest else {
      return refusals.answer(
        .notFound, Message("This upload is not here any more. Submit the file again.")(language), back: "../")
    }
    var answer = Answer(
      uploaded: ConfirmPage(
        frame: frame, upload: upload, digest: digest, summary: summary, facts: facts, cookie: cookie, refusal: refusal
      ).html, hasForms: true)
    answer.status = status
    return answer
  }

  // MARK: The decision

  func decide(_ request: Request, _ upload: UploadFolder, _ name: String) async -> Answer {
    guard request.method == .post, ["confirm", "discard"].contains(name) else {
      return refusals.answer(.methodNotAllowed, Message("This address is only read.")(language))
    }
    let token = await request.formFields()?["csrf"]
    guard request.isFromHere else { return refusals.foreignForm }
    if upload.has(.receipt) { return Answer(seeOther: "receipt") }
    guard let prepared = upload.read(.prepared) else {
      return refusals.answer(
        .notFound, Message("This upload is not here any more. Submit the file again.")(language), back: "../")
    }
    // Its bytes are those that were shown, whatever wrote into the folder since.
    let form = ConfirmPage.form(name, upload, digest: sha256(prepared))
    guard cookie.isValid(token, of: form) else { return refusals.foreignForm }
    if name == "discard" {
      upload.remove()
      return Answer(seeOther: "../")
    }
    do throws(Broker.Failure) {
      let answer = try await routes.broker.ask(
        .init(.submit, secret: cookie.secret, language: language.rawValue, submission: prepared))
      guard case .receipt(let receipt) = answer else { throw .unreachable }
      do {
        try upload.write(receipt, as: .receipt)
        upload.removeFile(andPrepared: true)
      } catch {
        routes.logger.error("a receipt cannot be kept", metadata: ["error": "\(error)"])
      }
      routes.logger.notice("submitted", metadata: ["link": "\(facts.link)", "party": "\(facts.party)"])
      return Answer(seeOther: "receipt")
    } catch {
      if case .refused(let code, let sentence) = error, !code.hasPrefix("access-"), code != "malformed" {
        return confirmPage(upload, refusal: sentence, .unprocessableContent)
      }
      return refusals.answer(error, language)
    }
  }
}
