/// The two sizes at which a cost is compared.
enum RecordSize: String {
  case small, large
  /// As many contributions as the large one has, each with one revision.
  case unrevised

  var contributions: Int { self == .small ? 20 : 2_000 }

  var revisions: Int {
    switch self {
    case .small: 200
    case .large: 20_000
    case .unrevised: 2_000
    }
  }
}
