import ArgumentParser
import Documents
import GCMRepo
import RecordLocalization
import RecordPortal
import RecordRendering

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `gcmrepo portal build`: the portal as plain files.
struct PortalBuildCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: .message("Write the portal's pages into a folder, for any web server and for a browser without one."),
    discussion: .message(
      """
      The pages load nothing from elsewhere and work without scripts. Built again into the same folder, only the pages that a change \
      of the record touches are made again.

        gcmrepo portal build -o site
        gcmrepo portal build -o site --base-url https://example.org/gcm/
      """))

  @Option(
    name: .shortAndLong, help: .message("The folder for the pages; it is made if needed.", value: "folder"),
    completion: .directory)
  var output: String

  @Flag(help: .message("For the parties alone: with what the public does not see."))
  var `internal` = false

  @Option(help: .message("The address of the portal on the web, for its feeds and calendar.", value: "url"))
  var baseURL: String?

  @OptionGroup var moment: MomentOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let options = try PortalOptions(internal: `internal`, baseURL: baseURL)
    let state = try console.openRecord().state(at: moment.at)
    var folder = output
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    let reporter = ProgressReporter(console.progress(Message("Building"), total: nil))
    defer { reporter.finish() }
    let site = PortalSite(state, options, cleaner: Self.cleanCopy)
    let built: PortalBuild
    do throws(PortalBuildError) {
      built = try await site.build(into: folder) { done, _ in reporter.update(done) }
    } catch {
      reporter.finish()
      throw CommandFailure(error)
    }
    reporter.finish()
    let problems = try site.problems()
    console.warn(problems)
    if console.options.format == .json {
      return try console.print(
        json: .object([
          .init("schema", .string("gcmrepo.portal/1")), .init("folder", .string(folder)),
          .init("commit", .string(state.commit.description)), .init("audience", .string(options.audience.rawValue)),
          .init("files", .int(built.files)), .init("bytes", .int(built.bytes)), .init("made", .int(built.made)),
          .init("removed", .int(built.removed)), .init("problems", console.json(problems)),
        ]))
    }
    let language = console.answerLanguage
    try console.print(
      Message(
        grouped: built.files, "The portal in \(folder, "folder") has {count} file.",
        "The portal in \(folder, "folder") has {count} files.")(language) + " "
        + Message(
          "Made again: \(grouped: built.made, "made"); unchanged: \(grouped: built.files - built.made, "unchanged"); removed: \(grouped: built.removed, "removed")."
        )(language) + "\n")
    console.remark(Message("Open \(folder, "folder")/index.html in a browser."))
  }
}

extension PortalBuildCommand {
  /// A copy of an original for the public; `nil` for a file that is neither .docx nor .odt, or that cannot be read.
  private static let cleanCopy: PortalCleaner = { name, bytes in
    (try? CleanCopy(of: SubmittedFile(name: name, bytes: bytes)))?.bytes
  }
}

extension PortalOptions {
  /// - Throws: for an address that is not one of the web.
  init(internal: Bool, baseURL: String?, isServed: Bool = false) throws(CommandFailure) {
    if let baseURL { try Self.checkBase(baseURL) }
    self.init(
      audience: `internal` ? .parties : .everybody, baseURL: baseURL.map { $0.hasSuffix("/") ? $0 : $0 + "/" },
      isServed: isServed, maker: Self.program)
  }

  /// Refuses an address with which those of a portal cannot begin.
  static func checkBase(_ address: String) throws(CommandFailure) {
    guard !WebAddress.isBase(address) else { return }
    throw CommandFailure(
      .usage, Message("“\(address, "url")” is not an address of the web; write it as https://example.org/gcm/."))
  }

  /// The program, as far as its pages depend on it: another build of it makes all pages again.
  private static var program: String {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return GCMRepoCommand.version }
    return "\(GCMRepoCommand.version) \(status.st_size) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)"
  }
}

extension CommandFailure {
  init(_ error: PortalBuildError) {
    switch error {
    case .record(let error): self.init(error)
    case .foreignFolder(let path):
      self.init(
        .refusedInput,
        Message(
          "The folder \(path, "path") holds other things than a portal. Name an empty folder, or a new one, with -o."))
    case .gitFolder(let path):
      self.init(
        .refusedInput,
        Message("\(path, "path") is in a git directory, where nothing else may lie. Name a folder outside it with -o."))
    case .busy(let path):
      self.init(
        .refusedInput,
        Message("Another program is building the portal in \(path, "path"). Try again when it has ended."))
    case .unwritable(let path, let code):
      self.init(
        .outsideProgramFailed, Message("\(path, "path") could not be written."), detail: String(cString: strerror(code))
      )
    }
  }
}
