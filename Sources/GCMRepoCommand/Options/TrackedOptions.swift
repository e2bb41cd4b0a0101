import ArgumentParser
import DocumentModel

/// What becomes of the tracked changes of a file that is taken in.
enum TrackedForm: String, ExpressibleByArgument, CaseIterable {
  case accept, reject, refuse
}

/// What `submit` and `declare` take alike.
struct TrackedOptions: ParsableArguments {
  @Option(
    help: .worded(
      en:
        "How the file's tracked changes are taken: as accepted, as rejected, or not at all: then such a file is refused.",
      es:
        "Cómo se toman los cambios registrados del archivo: aceptados, rechazados, o de ningún modo: entonces se rechaza el archivo.",
      value: ("choice", "opción")))
  var tracked: TrackedForm = .accept

  @Option(
    help: .worded(
      en: "The changes of one author otherwise: \"Ana Rojas=reject\"; may be repeated.",
      es: "Los cambios de un autor, de otro modo: \"Ana Rojas=reject\"; se puede repetir.",
      value: ("name=choice", "nombre=opción")))
  var trackedBy: [String] = []

  /// - Throws: A usage failure where an author's choice cannot be read.
  func reading() throws(CommandFailure) -> TrackedReading {
    var byAuthor: [String: Reading] = [:]
    for given in trackedBy {
      guard let sign = given.lastIndex(of: "="), sign > given.startIndex,
        let form = TrackedForm(rawValue: String(given[given.index(after: sign)...])), form != .refuse
      else {
        throw CommandFailure(
          .usage,
          Wording(
            en: "“\(given)” is not an author's name, = and accept or reject. Write --tracked-by \"NAME=reject\".",
            es: "«\(given)» no es el nombre de un autor, = y accept o reject. Escriba --tracked-by \"NOMBRE=reject\"."))
      }
      byAuthor[String(given[..<sign])] = form == .reject ? .rejected : .accepted
    }
    return TrackedReading(tracked == .reject ? .rejected : .accepted, byAuthor: byAuthor)
  }

  /// Refuses a file whose changes nobody decided on, and names that nobody in the file has.
  func check(_ account: TrackedReading.Account?, of file: String) throws(CommandFailure) {
    let authors = account?.authors ?? []
    let decided = try reading().byAuthor
    if tracked == .refuse, let open = authors.first(where: { decided[$0.name] == nil }) {
      throw CommandFailure(
        .refusedInput,
        Wording(
          en:
            "\(file) holds tracked changes of \(open.shownName). Accept or reject them in the file, or say --tracked accept or --tracked reject.",
          es:
            "\(file) contiene cambios registrados de \(open.shownName). Acéptelos o rechácelos en el archivo, o indique --tracked accept o --tracked reject."
        ))
    }
  }

  /// Names of `--tracked-by` that no file's change bears.
  func unknownAuthors(in accounts: [TrackedReading.Account?]) throws(CommandFailure) {
    let known = Set(accounts.compactMap { $0 }.flatMap { $0.authors.map(\.name) })
    guard let unknown = try reading().byAuthor.keys.sorted().first(where: { !known.contains($0) }) else { return }
    let names = known.sorted().prefix(5).joined(separator: ", ")
    throw CommandFailure(
      .usage,
      names.isEmpty
        ? Wording(
          en: "There are no tracked changes of \(unknown), nor of anybody else. Leave --tracked-by out.",
          es: "No hay cambios registrados de \(unknown), ni de nadie más. Quite --tracked-by.")
        : Wording(
          en: "There are no tracked changes of \(unknown). Those who made some are: \(names).",
          es: "No hay cambios registrados de \(unknown). Los hicieron: \(names)."))
  }
}

extension TrackedReading.Account.Author {
  /// A name, also of one who has none.
  var shownName: String { name.isEmpty ? "?" : name }
}
