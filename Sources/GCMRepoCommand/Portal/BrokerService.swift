import GCMRepo
import PortalMessages
import RecordLocalization
import RecordRendering

/// Answers a portal, one question after the other.
struct BrokerService {
  let record: Record
  let listener: LocalSocket
  /// What ends with the portal, if that started it.
  let life: Int32?

  /// Seconds that a portal may take for a question: it has it whole before it asks.
  private static let patience = 20
  /// What a request has besides a submission.
  private static let besides = 10_000

  func run() async {
    var limits = BrokerLimits()
    while listener.awaitClient(life) {
      guard let client = listener.accepting(patience: Self.patience) else { continue }
      defer { client.close() }
      let limit = ((try? record.current().configuration.limits).map(PreparedSubmission.limit) ?? 0) + Self.besides
      guard let bytes = client.read(limit: limit, within: Self.patience) else { continue }
      let answer: BrokerAnswer
      do throws(FieldMessage.Malformed) {
        answer = await self.answer(try BrokerRequest(bytes), &limits)
      } catch {
        answer = .refused(code: "malformed", sentence: "\(error)")
      }
      _ = client.write(answer.bytes)
    }
  }

  private func answer(_ request: BrokerRequest, _ limits: inout BrokerLimits) async -> BrokerAnswer {
    let language = InterfaceLanguage(rawValue: request.language) ?? .en
    let now = Timestamp.now
    do {
      return try await answer(request, &limits, language, now)
    } catch let error as RecordError {
      // Whoever has a right one is never kept waiting by others' wrong ones.
      if error.code == .accessUnknown, !limits.mayGuess(at: now) {
        let sentence = Message("Too many wrong links were tried just now. Try again in a minute.")
        return .refused(code: BrokerLimits.code, sentence: sentence(language))
      }
      return .refused(code: error.code.rawValue, sentence: BrowserWords(language)(error.sentence(language)))
    } catch let error as CommandFailure {
      return .refused(code: "refused", sentence: BrowserWords(language)(error.sentence(language)))
    } catch {
      return .refused(code: "malformed", sentence: CommandFailure.unexpected(error).sentence(language))
    }
  }

  private func answer(
    _ request: BrokerRequest, _ limits: inout BrokerLimits, _ language: InterfaceLanguage, _ now: Timestamp
  ) async throws -> BrokerAnswer {
    switch request.action {
    case .look:
      return .access(try facts(of: try record.accessLink(token: request.secret, at: now)), secret: nil)
    case .open:
      let opened = try await record.openAccess(token: request.secret, at: now)
      return .access(try facts(of: opened.session.link, until: opened.session.until), secret: opened.secret)
    case .session:
      let session = try record.accessSession(secret: request.secret, at: now)
      return .access(try facts(of: session.link, until: session.until), secret: nil)
    case .close:
      try await record.closeAccess(secret: request.secret)
      return .done
    case .submit:
      let link = try record.accessSession(secret: request.secret, at: now).link
      guard limits.maySubmit(link.id, at: now) else {
        let sentence = Message("Too many submissions were made with this link within an hour. Try again later.")
        return .refused(code: BrokerLimits.code, sentence: sentence(language))
      }
      let state = try record.current()
      let prepared = try PreparedSubmission(request.submission ?? [], of: link.party, in: state)
      let result = try await record.upload(prepared.submission, secret: request.secret, at: now)
      return .receipt(result.receipt.json)
    }
  }

  private func facts(of link: AccessLink, until: Timestamp? = nil) throws(RecordError) -> BrokerAnswer.AccessFacts {
    let person = try record.current().party(link.party).focalPoints.first { $0.entryID == link.person }
    return BrokerAnswer.AccessFacts(
      link: link.id, party: link.party.description, person: link.person, name: person?.name ?? link.person,
      sender: link.sender.description, until: (until ?? link.until).description)
  }
}

/// How often wrong links may be tried, and a link may submit.
struct BrokerLimits {
  /// The code of an answer.
  static let code = "access-limited"
  private static let mostFailures = 120
  private static let mostSubmissions = 60
  private var failures: [Int64] = []
  private var submissions: [String: [Int64]] = [:]

  /// Counts a wrong secret: false if there are so many that somebody is guessing.
  mutating func mayGuess(at now: Timestamp) -> Bool {
    failures.removeAll { $0 <= now.seconds - 60 }
    guard failures.count < Self.mostFailures else { return false }
    failures.append(now.seconds)
    return true
  }

  mutating func maySubmit(_ link: String, at now: Timestamp) -> Bool {
    var times = (submissions[link] ?? []).filter { $0 > now.seconds - 3600 }
    guard times.count < Self.mostSubmissions else { return false }
    times.append(now.seconds)
    submissions[link] = times
    return true
  }
}
