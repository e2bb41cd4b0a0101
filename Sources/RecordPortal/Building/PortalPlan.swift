import GCMRepo

/// What a build has to do: which sections are made, which files go.
struct PortalPlan: Sendable {
  /// The manifest of the built portal; the files of the wanted sections are still to be added.
  private(set) var manifest = PortalManifest()
  /// The sections to make.
  private(set) var wanted: [Wanted] = []
  /// The files of the last build that no section has.
  private(set) var removed: [PortalPath] = []
  /// The manifest for the time of the build: it holds every file that may be there, so that an interrupted build loses none.
  private(set) var pending = PortalManifest()

  struct Wanted: Sendable {
    let section: PortalSection
    /// Its place in the manifest.
    let place: Int
    let paths: [PortalPath]
  }

  /// - Parameters:
  ///   - known: the manifest of the last build.
  ///   - isThere: whether a file of it is there.
  init(
    _ sections: [PortalSection], _ known: PortalManifest, isThere: (PortalManifest.File) -> Bool
  ) throws(RecordError) {
    var old = Dictionary(known.sections.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var kept: Set<PortalPath> = []
    var unfinished = PortalManifest.Section(name: "pending", inputs: "-")
    for (place, section) in sections.enumerated() {
      if let built = old.removeValue(forKey: section.name), built.inputs == section.inputs,
        built.files.allSatisfy(isThere)
      {
        manifest.sections.append(built)
        pending.sections.append(built)
        for file in built.files { kept.insert(file.path) }
      } else {
        let paths = try section.paths()
        manifest.sections.append(.init(name: section.name, inputs: section.inputs))
        wanted.append(Wanted(section: section, place: place, paths: paths))
        for path in paths { kept.insert(path) }
        unfinished.files += paths.map { .init(path: $0, bytes: -1) }
      }
    }
    for section in known.sections {
      for file in section.files where !kept.contains(file.path) {
        removed.append(file.path)
        unfinished.files.append(file)
      }
    }
    pending.sections.append(unfinished)
  }
}
