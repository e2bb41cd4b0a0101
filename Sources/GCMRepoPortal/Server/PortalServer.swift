import GCMRepo
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import RecordLocalization
import RecordPortal
import ServiceLifecycle
import UnixSignals

/// The server: what answers which address.
struct PortalServer: Sendable {
  let settings: PortalSettings
  let record: Record
  let logger: Logger
  let store: PageStore
  let date = HTTPDate()
  let access: AccessRoutes?
  let submit: SubmitRoutes?
  let keeper: BrokerKeeper?
  let redline: RedlineRoute
  let search: SearchRoute

  /// Connections at a time; more wait until one is closed.
  private static let mostConnections = 1_000

  init(settings: PortalSettings, record: Record, logger: Logger) async throws {
    (self.settings, self.record, self.logger) = (settings, record, logger)
    let isInternal = settings.isInternal
    store = try PageStore(record, isPublic: !isInternal, logger: logger) { state in
      PortalPages(state, isInternal: isInternal)
    }
    let child = ChildProgram(gcmrepo: settings.gcmrepo, record: settings.record)
    redline = RedlineRoute(record: record, child: child, store: store)
    search = SearchRoute(store: store)
    if let socket = settings.broker {
      let broker = Broker(socket: socket)
      let spool = try UploadSpool(settings.spool)
      access = AccessRoutes(broker: broker, logger: logger)
      // Of its own: comparisons, which anybody asks for, keep no upload waiting.
      let reader = ChildProgram(gcmrepo: settings.gcmrepo, record: settings.record)
      submit = SubmitRoutes(record: record, broker: broker, spool: spool, child: reader, logger: logger)
      keeper = try BrokerKeeper(settings, socket: socket, logger: logger)
    } else {
      (access, submit, keeper) = (nil, nil, nil)
    }
  }

  func run() async throws {
    let (store, date, isInternal) = (store, date, settings.isInternal)
    let ready: @Sendable (HTTPRequest) -> CachedPage? = { request in
      guard !isInternal, request.method == .get || request.method == .head, let path = request.path,
        // What needs a look at more than the path is answered elsewhere.
        let page = store.ready(path)
      else { return nil }
      return page
    }
    var configuration = HTTP1Channel.Configuration(
      additionalChannelHandlers: [ConnectionGuard(date: { date.now }, ready: ready)])
    configuration.httpDecoder = .init(
      maxHeaderFieldSize: 16_384, maxHeaderListSize: 32_768, maxHeaderFieldCount: 100)
    let record = record
    let application = Application(
      responder: CallbackResponder<BasicRequestContext> { request, context in
        await self.respond(to: request, context.logger)
      },
      server: .http1(configuration: configuration),
      configuration: .init(
        address: .hostname(settings.bind, port: settings.port), serverName: nil, backlog: 1_024,
        availableConnectionsDelegate: MaximumAvailableConnections(Self.mostConnections)),
      services: [PageFollower(store: store), SpoolCleaner(spool: submit?.spool)] + [keeper].compactMap { $0 },
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? 0
        logger.notice("serving", metadata: ["record": "\(record.path)", "port": "\(port)"])
        // For whoever started it with port 0.
        print("listening on port \(port)")
        flushOutput()
      }, logger: quiet)
    try await application.runService(gracefulShutdownSignals: [.sigterm, .sigint])
    logger.notice("stopped")
  }

  /// The logger of the libraries: addresses may be in what they say, so only their failures are logged.
  private var quiet: Logger {
    var logger = Logger(label: "server")
    logger.logLevel = .error
    return logger
  }

  // MARK: Answers

  private func respond(to request: Request, _ logger: Logger) async -> Response {
    let start = ContinuousClock.now
    let target = RequestTarget(request.head.path ?? "")
    let answer = await answer(to: request, target)
    let time = start.duration(to: .now)
    self.logger.info(
      "request",
      metadata: [
        "method": "\(request.method.rawValue.prefix(10))", "path": "\(RequestLog.path(of: target))",
        "status": "\(answer.status.code)", "bytes": "\(answer.body.readableBytes)",
        "ms": "\(time.components.seconds * 1_000 + time.components.attoseconds / 1_000_000_000_000_000)",
      ])
    return answer.response(to: request.head)
  }

  private func answer(to request: Request, _ target: RequestTarget?) async -> Answer {
    guard let target else { return Answer(.badRequest, text: "400 Bad Request\n") }
    if target.names == ["healthz"] { return health }
    // Browsers ask for it by themselves; the portal has none.
    if target.names == ["favicon.ico"] { return Answer(noContentFor: 86_400) }
    if target.names == [SiteFiles.forms] {
      return Answer(
        file: PageFile(mediaType: "text/css; charset=utf-8", bytes: Array(SiteFiles.formsSheet.utf8)))
    }
    let language = target.names.first.flatMap { InterfaceLanguage(rawValue: $0) }
    let frame = LiveFrame(site: store.now.pages.site, language: language ?? .es, names: target.names)
    let refusals = RefusalPage(frame: frame)
    if language != nil, let name = target.names.dropFirst().first, let live = await live(request, target, frame, name) {
      return live
    }
    guard request.method == .get || request.method == .head else {
      var answer = refusals.answer(.methodNotAllowed, Message("This address is only read.")(refusals.language))
      answer.fields[.allow] = "GET, HEAD"
      return answer
    }
    // The pages that ask to sign in have it too.
    let isOpen = target.names == [PortalSite.frameSheet]
    if settings.isInternal, !isOpen, await !isSignedIn(request, refusals.language) {
      return Answer(.forbidden, html: SignInPage(frame: frame).html)
    }
    return await page(request, target, refusals)
  }

  /// What is made for one request; `nil` if the address is a page's.
  private func live(
    _ request: Request, _ target: RequestTarget, _ frame: LiveFrame, _ name: String
  ) async -> Answer? {
    // A link to a folder names its page as well.
    let rest = Array(target.names.dropFirst(2)).map { $0 == "index.html" ? "" : $0 }
    let language = frame.language
    switch name {
    case "access", "leave", "submit":
      guard let access, let submit else {
        let sentence = Message("Nobody submits by browser here: this is not the host of a shared record.")
        return RefusalPage(frame: frame).answer(.notFound, sentence(language))
      }
      if name == "submit" { return await submit.answer(request, rest, frame) }
      return await access.answer(request, name, rest, frame)
    case "redline", "search":
      guard rest == [""] else { return nil }
      // Without words, it is a page like others.
      if name == "search", target.query.isEmpty { return nil }
      if settings.isInternal, await !isSignedIn(request, language) {
        return Answer(.forbidden, html: SignInPage(frame: frame).html)
      }
      return name == "redline"
        ? await redline.answer(request, target, frame) : await search.answer(request, target, frame)
    default: return nil
    }
  }

  private func page(_ request: Request, _ target: RequestTarget, _ refusals: RefusalPage) async -> Answer {
    let path = target.names.joined(separator: "/")
    let name = path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
    do {
      if let page = try await store.page(at: name, asked: target.query.isEmpty ? "/" + path : nil) {
        return Answer(page, request.head)
      }
      // A folder without its slash would make its relative links wrong.
      if !path.hasSuffix("/"), try await store.page(at: path + "/index.html", asked: nil) != nil {
        return Answer(seeOther: "/" + path + "/", permanently: true)
      }
      return refusals.answer(
        .notFound, Message("There is nothing at this address.")(refusals.language),
        back: target.root + refusals.language.rawValue + "/index.html")
    } catch {
      logger.error("a page cannot be made", metadata: ["path": "\(RequestLog.path(of: target))", "error": "\(error)"])
      return refusals.answer(
        .internalServerError,
        Message("This page cannot be made now. Those who keep the portal can see why.")(refusals.language))
    }
  }

  private var health: Answer {
    guard keeper?.isRunning ?? true else {
      return Answer(
        .serviceUnavailable, text: "the broker does not run: nobody can submit; pages are served \(store.now.commit)\n")
    }
    return Answer(.ok, text: "ok \(store.now.commit)\n")
  }

  private func isSignedIn(_ request: Request, _ language: InterfaceLanguage) async -> Bool {
    guard let access, let cookie = request.sessionCookie else { return false }
    return await access.isSignedIn(cookie, language)
  }
}

extension RequestTarget {
  /// Where the portal's root is from this address: `../../`.
  var root: String { String(repeating: "../", count: max(0, names.count - 1)) }
}

/// What the log says of an address: no token, no query, no id of an upload.
enum RequestLog {
  static func path(of target: RequestTarget?) -> String {
    guard let target else { return "(refused)" }
    // Also where somebody typed a link's address wrong.
    guard let place = target.names.firstIndex(where: { ["access", "submit"].contains($0.lowercased()) }) else {
      return "/" + target.names.map { AccessSecret($0) == nil ? $0 : "…" }.joined(separator: "/")
    }
    let rest = target.names.dropFirst(place + 1)
    guard !rest.isEmpty, rest != [""] else { return target.path }
    let last = rest.count > 1 ? rest.last ?? "" : ""
    return "/" + target.names.prefix(place + 1).joined(separator: "/") + "/…"
      + (last.isEmpty || AccessSecret(last) != nil ? "" : "/" + last)
  }
}

/// Follows the record while the server runs.
struct PageFollower: Service {
  let store: PageStore

  func run() async throws {
    await cancelWhenGracefulShutdown { await store.follow() }
  }
}

/// Removes uploads that nobody confirmed.
struct SpoolCleaner: Service {
  let spool: UploadSpool?

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        spool?.clean()
        try? await Task.sleep(for: .seconds(3_600))
      }
    }
  }
}
