import Foundation
import Testing

/// What a clone takes from a host and from a bundle, and how what waits reaches the host.
@Suite struct WhatArrivesIsJudgedTests {
  let desk: Desk
  let shared: SharedHost

  init() async throws {
    desk = try Desk()
    shared = try await SharedHost(desk)
  }

  private func done(_ words: String..., as party: String, in clone: String) async throws {
    try await desk.done(more: words + ["-C", clone], setting: shared.person(party))
  }

  @Test func draftsThatWaitAreSharedOneAfterTheOther() async throws {
    let clone = try await shared.clone("RCM-TS")
    for name in ["draft-8", "draft-9", "draft-10"] { try await done("tag", name, "-m", name, as: "RCM-TS", in: clone) }
    try await shared.admit("CL", in: clone)
    try await done("tag", "draft-11", "-m", "x", as: "RCM-TS", in: clone)
    try await done("sync", as: "RCM-TS", in: clone)
    let tags = try await desk.git("tag", "-l", in: shared.host)
    #expect(Set(tags.split(separator: "\n")) == ["draft-8", "draft-9", "draft-10", "draft-11"])
    try await desk.done("verify", at: shared.host)
  }

  @Test func aBundleWithAForgeryIsNotTaken() async throws {
    let clone = try await shared.clone("RCM-TS")
    try await done("tag", "draft-1", "-m", "x", as: "RCM-TS", in: clone)
    try await done("sync", as: "RCM-TS", in: clone)
    let forger = try await shared.clone("SACM-TS", as: "forger")
    let forged = try await shared.shell(
      """
      git -c commit.gpgsign=false commit -q --allow-empty -m forged && git bundle create -q ../forged.bundle main &&
      git reset -q --hard HEAD~1 && git -c tag.gpgsign=false tag -f -a -m x draft-1 2>/dev/null >/dev/null &&
      git bundle create -q ../draft.bundle main draft-1
      """, in: forger, as: "SACM-TS")
    try #require(forged.status == 0, "\(forged.said)")
    for bundle in ["forged.bundle", "draft.bundle"] {
      let before = try await desk.git("for-each-ref", "refs/heads", "refs/tags", in: clone)
      let taken = try await desk.gcmrepo(
        "bundle", "take", desk.path(bundle), more: ["-C", clone], setting: shared.person("RCM-TS"))
      #expect(taken.status != 0, "\(bundle): \(taken.said)")
      #expect(try await desk.git("for-each-ref", "refs/heads", "refs/tags", in: clone) == before, "\(bundle)")
    }
    try await done("sync", as: "RCM-TS", in: clone)
  }

  @Test func theLockOfAKilledFetchIsNoObstacle() async throws {
    let clone = try await shared.clone("RCM-TS")
    try await done("sync", as: "RCM-TS", in: clone)
    try desk.write(clone + "/.git/refs/host/heads/main.lock", "")
    try await done("sync", as: "RCM-TS", in: clone)
    #expect(!desk.exists(clone + "/.git/refs/host/heads/main.lock"))
  }
}
