import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Answers what is ready at once, and closes connections that take too long to ask, to send or to read.
///
/// A page in the cache is sent by the thread that read the request, without a task: that is most of what a portal does.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  /// How long a client may take. A slow line takes its time, and a slow client is closed.
  struct Patience: Sendable {
    /// Until the headers of a request are there, also of the first.
    var headers = TimeAmount.seconds(20)
    /// Between two requests.
    var idle = TimeAmount.seconds(60)
    /// For the body of a request that is no upload.
    var form = TimeAmount.seconds(20)
    /// For an upload.
    var upload = TimeAmount.seconds(300)
    /// Until an answer is taken, whole.
    var answer = TimeAmount.seconds(120)
  }

  private let patience: Patience
  /// A page that is ready; `nil` for all that needs more than a look.
  private let ready: @Sendable (HTTPRequest) -> CachedPage?
  private let date: @Sendable () -> String

  private var deadline: NIODeadline = .now()
  /// Until when the body of a request must be there, while it is not: also if it was answered before.
  private var bodyDeadline: NIODeadline?
  private var check: Scheduled<Void>?
  /// Requests that are being answered elsewhere.
  private var inProgress = 0
  /// Whether the rest of the request was answered already.
  private var isAnswered = false
  private var isClosing = false
  /// Pages that were sent for what came at once. Browsers ask for one after the other; whoever asks for many is closed after
  /// some, and may ask again (RFC 9112, 9.3.2).
  private var sentAtOnce = 0
  private static let mostAtOnce = 16

  init(
    patience: Patience = Patience(), date: @escaping @Sendable () -> String,
    ready: @escaping @Sendable (HTTPRequest) -> CachedPage?
  ) {
    (self.patience, self.ready, self.date) = (patience, ready, date)
  }

  func handlerAdded(context: ChannelHandlerContext) {
    do { try HostField.check(context.pipeline) } catch { return context.fireErrorCaught(error) }
    deadline = .now() + patience.headers
    schedule(context)
  }

  func handlerRemoved(context: ChannelHandlerContext) { check?.cancel() }

  func channelInactive(context: ChannelHandlerContext) {
    check?.cancel()
    context.fireChannelInactive()
  }

  private func schedule(_ context: ChannelHandlerContext) {
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    check = context.eventLoop.scheduleTask(deadline: deadline) {
      let (handler, context) = bound.value
      // The deadline moves with each request; the timer does not.
      if handler.deadline <= .now() { context.close(promise: nil) } else { handler.schedule(context) }
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    sentAtOnce = 0
    context.fireChannelReadComplete()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    // What comes after the last answer has none.
    if isClosing { return }
    switch unwrapInboundIn(data) {
    case .head(let request):
      // Who asks again and again and takes nothing is answered at its own pace, like others one after the other.
      if inProgress == 0, context.channel.isWritable, let page = ready(request) {
        isAnswered = true
        send(page, request, context)
        return
      }
      guard inProgress < Self.mostAtOnce else {
        isClosing = true
        return context.close(promise: nil)
      }
      inProgress += 1
      deadline = .now() + (request.method == .post && isUpload(request) ? patience.upload : patience.form)
      bodyDeadline = deadline
    case .body: if isAnswered { return }
    case .end:
      bodyDeadline = nil
      if isAnswered {
        isAnswered = false
        deadline = .now() + patience.idle
        return
      }
      // What takes long now is our own work.
      deadline = .now() + patience.upload
    }
    context.fireChannelRead(data)
  }

  private func isUpload(_ request: HTTPRequest) -> Bool {
    request.headerFields[.contentType]?.hasPrefix("multipart/") == true
  }

  private func send(_ page: CachedPage, _ request: HTTPRequest, _ context: ChannelHandlerContext) {
    var (status, fields, body) = page.answer(to: request)
    fields[.date] = date()
    sentAtOnce += 1
    let closes = request.headerFields[.connection]?.lowercased() == "close" || sentAtOnce == Self.mostAtOnce
    if closes { fields[.connection] = "close" }
    deadline = .now() + patience.answer
    context.write(wrapOutboundOut(.head(HTTPResponse(status: status, headerFields: fields))), promise: nil)
    if let body { context.write(wrapOutboundOut(.body(body)), promise: nil) }
    guard closes else { return context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil) }
    isClosing = true
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in bound.value.close(promise: nil) }
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head: deadline = .now() + patience.answer
    case .body: break
    case .end:
      inProgress = max(0, inProgress - 1)
      deadline = .now() + patience.answer
      let sent = promise ?? context.eventLoop.makePromise()
      let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
      // Taken whole: from here on the client may be idle.
      sent.futureResult.whenSuccess {
        bound.value.deadline = bound.value.bodyDeadline ?? .now() + bound.value.patience.idle
      }
      return context.write(data, promise: sent)
    }
    context.write(data, promise: promise)
  }
}

@available(*, unavailable)
extension ConnectionGuard: Sendable {}
