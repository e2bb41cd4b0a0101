import NIOPosix
import PortalMessages
import RecordLocalization

/// The process that has the host's key, asked over its socket.
struct Broker: Sendable {
  let socket: String

  /// Why there is no answer.
  enum Failure: Error, Sendable {
    /// It refused, with a sentence for the person.
    case refused(code: String, sentence: String)
    /// It does not run, or answers nonsense.
    case unreachable
  }

  /// Seconds for an answer: a submission waits for other writers.
  private static let patience = 90
  private static let answerLimit = 1 << 22
  /// Threads that wait for answers; the server's own never do.
  private static let pool: NIOThreadPool = {
    let pool = NIOThreadPool(numberOfThreads: 8)
    pool.start()
    return pool
  }()

  /// Whether somebody listens at the socket.
  var isThere: Bool {
    get async {
      let socket = socket
      return (try? await Self.pool.runIfActive { try LocalSocket.reach(socket, patience: 2) }) != nil
    }
  }

  /// Asks without blocking a thread of the server.
  func ask(_ request: BrokerRequest) async throws(Failure) -> BrokerAnswer {
    let (socket, bytes) = (socket, request.bytes)
    let answer: BrokerAnswer
    do {
      answer = try await Self.pool.runIfActive {
        try BrokerAnswer(
          LocalSocket.ask(bytes, at: socket, patience: Self.patience, limit: Self.answerLimit))
      }
    } catch {
      throw .unreachable
    }
    if case .refused(let code, let sentence) = answer { throw .refused(code: code, sentence: sentence) }
    return answer
  }

  /// Whose a link or a session is; with the secret of the session that was opened.
  func access(
    _ action: BrokerRequest.Action, _ secret: String, _ language: InterfaceLanguage
  ) async throws(Failure) -> (facts: BrokerAnswer.AccessFacts, secret: String?) {
    let answer = try await ask(BrokerRequest(action, secret: secret, language: language.rawValue))
    guard case .access(let facts, let secret) = answer else { throw .unreachable }
    return (facts, secret)
  }
}
