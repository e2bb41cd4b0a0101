import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1

/// Takes the target from requests that have to be refused for their field `Host`: one of HTTP/1.1 without it, and any with two,
/// or with one that names no host (RFC 9112, section 3.2). What has no target is answered with 400, in its turn.
final class HostField: ChannelInboundHandler, RemovableChannelHandler, Sendable {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart

  /// Puts it where the version of a request is still known, and its fields are as they came.
  static func check(_ pipeline: ChannelPipeline) throws {
    let codec = try pipeline.syncOperations.handler(type: HTTP1ToHTTPServerCodec.self)
    try pipeline.syncOperations.addHandler(HostField(), position: .before(codec))
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .head(var request) = unwrapInboundIn(data), !Self.isValid(request) else {
      return context.fireChannelRead(data)
    }
    request.uri = ""
    context.fireChannelRead(wrapInboundOut(.head(request)))
  }

  static func isValid(_ request: HTTPRequestHead) -> Bool {
    let hosts = request.headers["host"]
    guard let host = hosts.first else { return [.http0_9, .http1_0].contains(request.version) }
    return hosts.count == 1 && host.utf8.allSatisfy(isOfHost)
  }

  /// Whether a byte may be in a host and its port (RFC 3986, section 3.2.2).
  private static func isOfHost(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~%!$&'()*+;=:[]".utf8.contains(byte)
    }
  }
}
