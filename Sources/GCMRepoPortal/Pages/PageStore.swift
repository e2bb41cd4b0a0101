import GCMRepo
import Logging
import NIOPosix
import Synchronization

/// The pages of the record's newest state: it notices new commits and drafts, and makes each page once.
final class PageStore: Sendable {
  private let record: Record
  let isPublic: Bool
  private let makePages: @Sendable (RecordState) -> any SitePages
  private let logger: Logger
  private let served: Mutex<ServedState>
  private let watch: Mutex<ReferenceWatch>
  /// Pages that are being made, so that many who ask for one wait for the same work.
  private let under: Mutex<[String: Task<CachedPage?, any Error>]> = Mutex([:])
  private let pool = NIOThreadPool(numberOfThreads: 2)

  /// Memory for pages.
  private static let cacheLimit = 128 << 20
  /// How often the references are looked at.
  private static let pause = Duration.milliseconds(500)

  init(
    _ record: Record, isPublic: Bool, logger: Logger, pages: @escaping @Sendable (RecordState) -> any SitePages
  ) throws(RecordError) {
    (self.record, self.isPublic, self.logger, makePages) = (record, isPublic, logger, pages)
    // First the references, then the state: what changes between the two is noticed at the next look.
    watch = Mutex(ReferenceWatch(gitDirectory: record.gitFolder))
    let state = try record.current()
    served = Mutex(ServedState(state, pages(state), cacheLimit: Self.cacheLimit))
    pool.start()
  }

  /// What is served now.
  var now: ServedState { served.withLock { $0 } }

  /// A page that is ready; `nil` if it must be made first, or is none.
  ///
  /// - Parameter target: the address as a browser requests it: `/es/`.
  func ready(_ target: String) -> CachedPage? { now.cache[target] }

  /// A page; `nil` if there is none at the address.
  ///
  /// - Parameters:
  ///   - path: from the root: `es/index.html`.
  ///   - target: the address as it was requested, if the page is the whole answer to it: the next one is then sent at once.
  func page(at path: String, asked target: String?) async throws -> CachedPage? {
    let served = now
    let page = try await page(at: path, of: served)
    if let page, let target { served.cache.keep(page, at: target) }
    return page
  }

  private func page(at path: String, of served: ServedState) async throws -> CachedPage? {
    if let page = served.cache[path] { return page }
    let key = served.commit + path
    let isPublic = isPublic
    let task = under.withLock { under in
      if let task = under[key] { return task }
      let task = Task<CachedPage?, any Error> { [pool] in
        defer { self.under.withLock { $0[key] = nil } }
        return try await pool.runIfActive {
          guard let file = try served.pages.file(at: path) else { return nil }
          let page = CachedPage(file, isPublic: isPublic)
          served.cache.keep(page, at: path)
          return page
        }
      }
      under[key] = task
      return task
    }
    return try await task.value
  }

  /// Notices new commits, drafts and days until its task is cancelled.
  func follow() async {
    var problems = await logProblems(besides: [])
    while !Task.isCancelled {
      try? await Task.sleep(for: Self.pause)
      do {
        let hasChanged = watch.withLock { $0.hasChanged() }
        let state = try record.current()
        // The times of files are those of the system's clock tick, and two changes may fall into one.
        guard hasChanged || state.commit != now.state.commit else { continue }
        let made = try await pool.runIfActive { [makePages] in
          ServedState(state, makePages(state), cacheLimit: Self.cacheLimit)
        }
        served.withLock { $0 = made }
        logger.info("new state", metadata: ["commit": "\(state.commit.description.prefix(12))"])
        problems = await logProblems(besides: problems)
      } catch {
        logger.error("the record cannot be read; the state before it is served", metadata: ["error": "\(error)"])
      }
    }
  }

  /// Logs what of the served state is on no page, as its file cannot be read.
  ///
  /// - Parameter known: what was logged before.
  /// - Returns: what is wrong now.
  private func logProblems(besides known: [RecordError]) async -> [RecordError] {
    let pages = now.pages
    do {
      let problems = try await pool.runIfActive { try pages.problems() }
      for problem in problems where !known.contains(problem) {
        logger.warning(
          "a file cannot be read and is on no page",
          metadata: [
            "path": "\(problem.facts.text(.path) ?? "")", "line": "\(problem.facts.number(.line) ?? 0)",
            "problem": "\(problem.facts.text(.problem) ?? problem.code.rawValue)",
          ])
      }
      return problems
    } catch {
      logger.error("the record cannot be read as a whole", metadata: ["error": "\(error)"])
      return known
    }
  }
}
