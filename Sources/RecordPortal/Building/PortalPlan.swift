import GCMRepo

/// What a build has to do: which sections are made.
struct PortalPlan: Sendable {
  /// The manifest of the built portal; the files of the wanted sections are still to be added.
  private(set) var manifest = PortalManifest()
  /// The sections to make.
  private(set) var wanted: [Wanted] = []
  /// The sections of the last build that are not kept as they are.
  private(set) var replaced: [PortalManifest.Section] = []
  /// The manifest for the time of the build: it holds every file that may be there, so that an interrupted build loses none.
  private(set) var pending = PortalManifest()

  struct Wanted: Sendable {
    let section: PortalSection
    /// Its place in the manifest.
    let place: Int
  }

  init(_ sections: [PortalSection], _ last: LastBuild) throws(RecordError) {
    var old = Dictionary(last.manifest.sections.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var unfinished = PortalManifest.Section(name: "pending", inputs: "-")
    for (place, section) in sections.enumerated() {
      if let built = old[section.name], built.inputs == section.inputs, last.whole.contains(section.name) {
        old[section.name] = nil
        manifest.sections.append(built)
        pending.sections.append(built)
        continue
      }
      manifest.sections.append(.init(name: section.name, inputs: section.inputs))
      wanted.append(Wanted(section: section, place: place))
      if let folder = section.folder {
        unfinished.folders.append(folder)
      } else {
        unfinished.files += try section.paths().map { .init(path: $0, bytes: -1) }
      }
    }
    replaced = last.manifest.sections.filter { old[$0.name] != nil }
    for section in replaced {
      unfinished.files += section.files
      unfinished.folders += section.folders
    }
    pending.sections.append(unfinished)
  }
}
