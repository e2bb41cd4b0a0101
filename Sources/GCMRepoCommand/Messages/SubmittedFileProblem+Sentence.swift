import GCMRepo

extension RecordError {
  static func file(_ name: String, _ problem: Submission.File.Problem) -> Wording {
    switch problem {
    case .empty: Wording(en: "\(name) is empty.", es: "\(name) está vacío.")
    case .tooLarge(let bytes, let limit):
      Wording(
        en: "\(name) holds \(bytes) bytes, and the record takes files of up to \(limit). Make it smaller, or split it.",
        es: "\(name) ocupa \(bytes) bytes y el registro acepta archivos de hasta \(limit). Redúzcalo o divídalo.")
    case .textTooLarge(let bytes, let limit):
      Wording(
        en: "The text of \(name) holds \(bytes) bytes; at most \(limit) can be read. Split it.",
        es: "El texto de \(name) ocupa \(bytes) bytes; se leen \(limit) como máximo. Divídalo.")
    case .textNotStable:
      Wording(
        en: "The text of \(name) is not UTF-8 in the record's form. Save it as UTF-8 text.",
        es: "El texto de \(name) no es UTF-8 en la forma del registro. Guárdelo como texto UTF-8.")
    case .textOfAnother:
      Wording(
        en: "The text given for \(name) is not the file's own. Submit the file as it is.",
        es: "El texto indicado para \(name) no es el del archivo. Presente el archivo tal como es.")
    }
  }
}
