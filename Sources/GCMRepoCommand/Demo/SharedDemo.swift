import GCMRepo
import GitStore
import RecordLocalization
import RecordRendering

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `gcmrepo demo --shared`: a host and three copies of its record in one folder, made by the very commands that it shows.
struct SharedDemo {
  let place: DemoFolder
  let console: Console
  private let story: DemoStory

  init(in place: DemoFolder, on console: Console) throws {
    (self.place, self.console) = (place, console)
    let files = FileManager.default
    for folder in [place.record + "/keys", place.record + "/documents", place.home] {
      try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    story = try DemoStory(in: place, on: console)
  }

  /// Makes all of it and shows each step. Only its place is then left to be changed.
  func make() async throws {
    let cast = try SharedDemoCast(DemoStep.all())
    for file in cast.files {
      try OutputFile(path: place.record + "/documents/" + file.name, defaultName: "").write(file.bytes)
    }
    var number = 0
    for step in Self.beginning(cast) { try await story.show(step, &number) }
    let root = try PublicKeyFile.fingerprint(named: place.record + "/host.git/gcmrepo/host_key.pub")
    for step in Self.sharing(cast, root: root) { try await story.show(step, &number) }
    for folder in [cast.rcm.folder, cast.sacm.folder, cast.chile.folder, Self.forger] {
      try settle(place.record + "/" + folder)
    }
  }

  /// Changes the folder in a copy's settings to the one that it will be in.
  private func settle(_ copy: String) throws(CommandFailure) {
    do throws(GitError) {
      let repository = try Repository.open(copy)
      var settings: [(key: String, value: String)] = []
      for key in ["remote.origin.url", "user.signingkey", "gpg.ssh.allowedsignersfile"] {
        if let value = try repository.configuration(key) { settings.append((key, story.atItsPlace(value))) }
      }
      try repository.setConfiguration(settings)
    } catch {
      throw CommandFailure(.git(error))
    }
  }
}
