import ArgumentParser
import RecordRendering

/// How data are printed by the commands that print rows.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, csv
}

enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

extension InterfaceLanguage: ExpressibleByArgument {}

/// What every command takes, after its name.
struct GlobalOptions: ParsableArguments {
  @Option(
    name: .customShort("C"),
    help: .worded(
      en: "The record's folder; else found upward from here, else in GCMREPO_DIR.",
      es: "La carpeta del registro; si no se indica, se busca desde aquí hacia arriba y luego en GCMREPO_DIR.",
      value: ("dir", "carpeta")))
  var directory: String?

  @Option(help: .worded(en: "How the answer is printed.", es: "Cómo se muestra la respuesta.", value: (nil, "formato")))
  var format: OutputFormat = .table

  @Flag(
    name: .shortAndLong,
    help: .worded(en: "Print nothing but data and errors.", es: "Muestra solo los datos y los errores."))
  var quiet = false

  @Flag(help: .worded(en: "Say more about failures.", es: "Da más detalles cuando algo falla."))
  var verbose = false

  @Option(
    help: .worded(
      en: "When to use colours; NO_COLOR turns them off too.",
      es: "Cuándo usar colores; NO_COLOR también los desactiva."))
  var color: ColorChoice = .auto

  @Option(
    help: .worded(
      en: "The language of messages; else that of LC_ALL or LANG.",
      es: "El idioma de los mensajes; si no se indica, el de LC_ALL o LANG.", value: (nil, "idioma")))
  var locale: InterfaceLanguage?
}

/// What every command that writes takes as well.
struct WriteOptions: ParsableArguments {
  @Flag(
    name: .long,
    help: .worded(
      en: "Check everything and say what would be done; write nothing.",
      es: "Comprueba todo y dice qué se haría; no guarda nada."))
  var dryRun = false

  @Option(
    help: .worded(
      en: "Who acts, if not the person of git's configuration.",
      es: "Quién actúa, si no es la persona que figura en la configuración de git.",
      value: ("Name <address>", "Nombre <correo>")))
  var author: String?
}
