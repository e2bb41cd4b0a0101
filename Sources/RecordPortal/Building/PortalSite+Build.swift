import GCMRepo
import Synchronization
import TextDiff

/// What a build did.
public struct PortalBuild: Sendable, Hashable {
  /// How many files the portal has, and their size in bytes.
  public var files = 0, bytes = 0
  /// How many of them were made.
  public var made = 0
  /// How many files of an earlier build were removed.
  public var removed = 0
}

extension PortalSite {
  /// Builds the portal into a folder: makes the sections whose inputs are others than those of the files that are there, and
  /// removes the files that are gone. The result is the same, byte for byte, as that of a build into an empty folder.
  ///
  /// A build that was interrupted is completed by the next. Cost: the sections that changed, on all processors.
  ///
  /// - Parameters:
  ///   - path: the folder; made if its parent exists.
  ///   - progress: receives the number of sections made so far, and of all to be made.
  /// - Throws: ``PortalBuildError/foreignFolder(path:)`` for a folder with other content.
  public func build(
    into path: String, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws(PortalBuildError) -> PortalBuild {
    let folder = try PortalFolder(path)
    async let last = LastBuild(in: folder)
    await record.readAhead()
    guard let last = await last else { throw .foreignFolder(path: path) }
    let plan: PortalPlan
    do throws(RecordError) { plan = try PortalPlan(try sections(), last) } catch { throw .record(error) }
    if plan.wanted.isEmpty, last.manifest == plan.manifest { return PortalBuild(plan.manifest, made: 0, removed: 0) }
    let before = folder.files(of: plan.replaced)
    try folder.write(plan.pending.encoded, to: PortalManifest.fileName, number: 0)
    let manifest = try await make(plan, in: folder, progress)
    let gone = before.subtracting(manifest.sections.lazy.flatMap(\.files).map(\.path))
    for file in gone { folder.remove(file.description) }
    try folder.write(manifest.encoded, to: PortalManifest.fileName, number: 0)
    let made = plan.wanted.reduce(0) { $0 + manifest.sections[$1.place].files.count }
    return PortalBuild(manifest, made: made, removed: gone.count)
  }

  /// Makes the files of a plan's sections, each section on one thread.
  private func make(
    _ plan: PortalPlan, in folder: PortalFolder, _ progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws(PortalBuildError) -> PortalManifest {
    let work = PortalWork(plan.wanted.count)
    await withTaskGroup(of: Void.self) { group in
      for number in 1...Processors.count {
        group.addTask {
          while let place = work.next() {
            do throws(PortalBuildError) {
              work.finish(place, with: try Self.make(plan.wanted[place], in: folder, number: number))
            } catch {
              work.fail(error)
            }
            progress(work.done, plan.wanted.count)
          }
        }
      }
    }
    var manifest = plan.manifest
    for (wanted, files) in zip(plan.wanted, try work.results()) { manifest.sections[wanted.place].files = files }
    return manifest
  }

  private static func make(
    _ wanted: PortalPlan.Wanted, in folder: PortalFolder, number: Int
  ) throws(PortalBuildError) -> [PortalManifest.File] {
    defer { wanted.section.release() }
    var files: [PortalManifest.File] = []
    let paths: [PortalPath]
    do throws(RecordError) { paths = try wanted.section.paths() } catch { throw .record(error) }
    for path in paths {
      let file: PortalFile?
      do throws(RecordError) { file = try wanted.section.file(at: path) } catch { throw .record(error) }
      guard let file else { continue }
      try folder.write(file.bytes, to: path.description, number: number)
      files.append(.init(path: path, bytes: file.bytes.count))
    }
    return files
  }
}

extension PortalBuild {
  fileprivate init(_ manifest: PortalManifest, made: Int, removed: Int) {
    for section in manifest.sections {
      files += section.files.count
      bytes += section.files.reduce(0) { $0 + $1.bytes }
    }
    (self.made, self.removed) = (made, removed)
  }
}
