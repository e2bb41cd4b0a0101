import Foundation
import Testing

/// The article's configuration of nginx, with the real one.
struct PortalBehindNginxTests {
  @Test func theArticlesConfigurationBringsTLS_andLogsNoLink() async throws {
    let article = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/GCMRepo/GCMRepo.docc/ServingThePortal.md")
    let found = try await LivePortal().play("behind", [article.path])
    #expect(found["page"] == "[200,true,true]")
    #expect(found["link"] == "200")
    #expect(found["cookie"] == #""__Host-session Path=/; HttpOnly; SameSite=Strict; Secure""#)
    #expect(found["session"] == "200")
    #expect(found["large"] == "413")
    #expect(found["trick"] == "[404,404,404]" || found["trick"] == "[400,400,404]" || found["trick"] == "[400,400,400]")
    #expect(found["limited"] == "[404,429,200]", "whoever tries links keeps nobody else waiting")
    #expect(found["stopped"] == "502")
    #expect(found["error log"] == "[false,false]")
    #expect(found["log"] == "[true,false,false]")
  }
}
