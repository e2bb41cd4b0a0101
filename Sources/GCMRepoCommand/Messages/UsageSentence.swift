import ArgumentParser
import GCMRepo

/// What is wrong with a command line that the parser did not understand, and where its help is.
struct UsageSentence {
  /// The parser's own words, in English.
  let said: String
  /// What was typed after the program's name.
  let typed: [String]

  var wording: Wording {
    let names = GCMRepoCommand.commandNames + ["help"]
    if let first = typed.first, !first.hasPrefix("-"), !names.contains(first) {
      let meant = didYouMean(nearest(to: first, among: names))
      return Wording(
        en: "There is no command “\(first)”.\(meant.en) `gcmrepo help` lists them.",
        es: "No existe el comando «\(first)».\(meant.es) `gcmrepo help` los muestra todos.")
    }
    let command = typed.first.flatMap { names.contains($0) && $0 != "help" ? " " + $0 : nil } ?? ""
    if let file = optionLikeFile {
      return Wording(
        en: "“\(file)” is read as an option. To name the file, put ./ before it: ./\(file)",
        es: "«\(file)» se lee como una opción. Para indicar el archivo, anteponga ./ : ./\(file)")
    }
    return Wording(
      en: ended(said) + " See `gcmrepo help\(command)`.", es: ended(spanish) + " Vea `gcmrepo help\(command)`.")
  }

  /// A word that begins as an option does and ends as a file does: `-o.docx`.
  private var optionLikeFile: String? {
    let endings = ["docx", "doc", "odt", "rtf", "html", "htm", "pdf", "md", "txt", "json"]
    let beforeDashes = typed.prefix { $0 != "--" }
    return beforeDashes.first { word in
      word.hasPrefix("-") && !word.contains("=") && endings.contains { word.lowercased().hasSuffix("." + $0) }
    }
  }

  private func ended(_ text: String) -> String {
    text.hasSuffix(".") || text.hasSuffix("?") ? text : text + "."
  }

  /// The parser has no other language: what it says most is said here again, the rest stays as it is.
  private var spanish: String {
    // Unknown option '--titel'. Did you mean '--title'?
    if said.hasPrefix("Can't generate completion scripts") { return "Se puede completar en bash, zsh y fish." }
    let parts = said.split(separator: "'", omittingEmptySubsequences: false)
    guard parts.count >= 3 else { return "El comando no se entiende." }
    let word = parts[1]
    switch parts[0] {
    case "Missing expected argument ": return "Falta el argumento '\(word)'."
    case "Missing value for ": return "Falta el valor de '\(word)'."
    case "The option ": return "La opción '\(word)' no lleva ningún valor."
    case "Unexpected argument ": return "Sobra '\(word)'."
    case "Unknown option ":
      return "No existe la opción '\(word)'." + (parts.count >= 5 ? " ¿Quiso decir '\(parts[3])'?" : "")
    case "The value " where parts.count >= 5:
      let choices = said.split(separator: "Please provide one of ").dropFirst().first
      return "El valor '\(word)' no sirve para '\(parts[3])'."
        + (choices.map { " Los valores posibles son \($0.replacing(" or ", with: " y "))" } ?? "")
    default:
      guard let words = said.split(separator: " unexpected arguments: ").dropFirst().first else { return said }
      return "Sobran \(words)"
    }
  }
}
