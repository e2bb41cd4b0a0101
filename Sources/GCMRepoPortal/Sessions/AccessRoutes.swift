import HTTPTypes
import Hummingbird
import Logging
import PortalMessages
import RecordLocalization
import Synchronization

/// The addresses of personal links and of signing out.
final class AccessRoutes: Sendable {
  let broker: Broker
  private let logger: Logger
  /// Sessions that were valid some seconds ago: an internal portal asks for each page.
  private let known: Mutex<[String: ContinuousClock.Instant]> = Mutex([:])
  private static let memory = Duration.seconds(5)

  init(broker: Broker, logger: Logger) {
    (self.broker, self.logger) = (broker, logger)
  }

  func answer(
    _ request: Request, _ name: String, _ rest: [String], _ frame: LiveFrame
  ) async -> Answer {
    let refusals = RefusalPage(frame: frame)
    let language = frame.language
    switch (name, request.method, rest.count) {
    case ("access", .get, 1), ("access", .head, 1):
      guard let token = rest.first, !token.isEmpty else {
        return Answer(.forbidden, html: SignInPage(frame: frame).html)
      }
      return await look(token, language, refusals)
    case ("access", .post, 1) where rest == [""]: return await open(request, language, refusals)
    case ("leave", .post, 1) where rest == [""]: return await leave(request, language, refusals)
    default: return refusals.answer(.notFound, Message("There is nothing at this address.")(language))
    }
  }

  private func look(_ token: String, _ language: InterfaceLanguage, _ refusals: RefusalPage) async -> Answer {
    do throws(Broker.Failure) {
      let facts = try await broker.access(.look, token, language).facts
      return Answer(.ok, html: AccessPage(frame: refusals.frame, facts: facts, token: token).html)
    } catch {
      return refusal(error, language, refusals)
    }
  }

  private func open(_ request: Request, _ language: InterfaceLanguage, _ refusals: RefusalPage) async -> Answer {
    guard request.isFromHere, let token = await request.formFields()?["token"] else {
      return refusals.answer(.badRequest, Message("Open your personal link again, and use its button.")(language))
    }
    do throws(Broker.Failure) {
      let opened = try await broker.access(.open, token, language)
      guard let secret = opened.secret else { throw .unreachable }
      logger.notice("session opened", metadata: ["link": "\(opened.facts.link)", "party": "\(opened.facts.party)"])
      var answer = Answer(seeOther: "../submit/")
      answer.fields[.setCookie] = SessionCookie(secret).header(isSecure: request.isSecure)
      return answer
    } catch {
      return refusal(error, language, refusals)
    }
  }

  private func leave(_ request: Request, _ language: InterfaceLanguage, _ refusals: RefusalPage) async -> Answer {
    guard let cookie = request.sessionCookie else { return Answer(seeOther: "../index.html") }
    let token = await request.formFields()?["csrf"]
    guard request.isFromHere, cookie.isValid(token, of: "leave") else { return refusals.foreignForm }
    _ = try? await broker.ask(.init(.close, secret: cookie.secret, language: language.rawValue))
    known.withLock { $0[cookie.name] = nil }
    var answer = Answer(seeOther: "../index.html")
    answer.fields[.setCookie] = SessionCookie.removal(isSecure: request.isSecure)
    return answer
  }

  /// Whether a session is valid, by an answer that is at most some seconds old.
  func isSignedIn(_ cookie: SessionCookie, _ language: InterfaceLanguage) async -> Bool {
    let now = ContinuousClock.now
    if let last = known.withLock({ $0[cookie.name] }), last.advanced(by: Self.memory) > now { return true }
    guard (try? await broker.access(.session, cookie.secret, language)) != nil else { return false }
    known.withLock { known in
      if known.count > 1_000 { known = [:] }
      known[cookie.name] = now
    }
    return true
  }

  private func refusal(_ error: Broker.Failure, _ language: InterfaceLanguage, _ refusals: RefusalPage) -> Answer {
    refusals.answer(error, language)
  }
}

extension RefusalPage {
  /// The answer to a form that no page of this session made.
  var foreignForm: Answer {
    answer(
      .forbidden,
      Message("This form is not of your session, or too old. Go back, load the page again, and send it again.")(
        language)
    )
  }

  /// What the broker refused.
  func answer(_ error: Broker.Failure, _ language: InterfaceLanguage) -> Answer {
    switch error {
    case .refused(let code, let sentence):
      let status: HTTPResponse.Status =
        switch code {
        case "access-unknown": .notFound
        case "access-used", "access-expired", "access-revoked": .gone
        case "access-ended": .forbidden
        case "access-limited": .tooManyRequests
        case "malformed": .badRequest
        default: .unprocessableContent
        }
      return answer(status, sentence)
    case .unreachable:
      return answer(
        .serviceUnavailable,
        Message("Submitting is not possible at this moment. What is in the record is safe; try again later.")(language))
    }
  }
}
