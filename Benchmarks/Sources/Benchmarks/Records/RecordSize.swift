/// The two sizes at which a cost is compared.
enum RecordSize: String {
  case small, large

  var contributions: Int { self == .small ? 20 : 2_000 }
  var revisions: Int { self == .small ? 200 : 20_000 }
}
