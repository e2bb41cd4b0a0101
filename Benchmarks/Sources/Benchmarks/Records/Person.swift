/// Who acts in every record here.
enum Person {
  static let name = "Ana Prueba"
  static let address = "ana@example.org"
}
