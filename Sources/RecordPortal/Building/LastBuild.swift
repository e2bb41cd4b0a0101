/// What the last build left in a folder.
struct LastBuild: Sendable {
  /// What it says that it made; empty before the first build.
  let manifest: PortalManifest
  /// The names of the sections of which all files are there, each of the size that it was made with.
  let whole: Set<String>

  /// Looks at each file of the last build; `nil` if the folder holds other things than a portal.
  init?(in folder: PortalFolder) {
    let read = folder.read(PortalManifest.fileName).flatMap { PortalManifest($0) }
    guard read != nil || folder.isEmpty else { return nil }
    manifest = read ?? PortalManifest()
    whole = Set(
      manifest.sections.lazy.filter { section in
        section.files.allSatisfy { folder.size(of: $0.path.description) == $0.bytes }
      }.map(\.name))
  }
}
