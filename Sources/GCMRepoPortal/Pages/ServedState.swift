import GCMRepo

/// A state of the record that is served, with the pages that were made of it.
final class ServedState: Sendable {
  let state: RecordState
  let pages: any SitePages
  let cache: PageCache

  init(_ state: RecordState, _ pages: any SitePages, cacheLimit: Int) {
    (self.state, self.pages) = (state, pages)
    cache = PageCache(limit: cacheLimit)
  }

  /// The commit.
  var commit: String { state.commit.description }
}
