import GCMRepo

extension RecordError {
  /// What is wrong, where, and what to do next.
  var sentence: Wording {
    switch self {
    case .notARecord(let path):
      Wording(
        en: "There is no record at \(path). Name its folder with -C FOLDER, or make one with `gcmrepo init FOLDER`.",
        es:
          "No hay ningún registro en \(path). Indique su carpeta con -C CARPETA o cree uno con `gcmrepo init CARPETA`.")
    case .noBranch(let path, let branch):
      Wording(
        en: "The record at \(path) has no branch “\(branch)”, and none is checked out. "
          + "Run `git branch -a` there to see them, and `git switch BRANCH` for the one that it is on.",
        es: "El registro en \(path) no tiene la rama «\(branch)» ni otra activa. "
          + "Ejecute allí `git branch -a` para verlas y `git switch RAMA` con la que corresponda.")
    case .otherOwner(let path):
      Wording(
        en: "The record at \(path) belongs to another user. If you trust it, run: "
          + "git config --global --add safe.directory \(path.asShellWord)",
        es: "El registro en \(path) pertenece a otro usuario. Si confía en él, ejecute: "
          + "git config --global --add safe.directory \(path.asShellWord)")
    case .newerFormat(let found, let supported):
      Wording(
        en: "The record is of format \(found), and this program reads up to format \(supported). Update gcmrepo.",
        es: "El registro es de formato \(found) y este programa lee hasta el formato \(supported). Actualice gcmrepo.")
    case .unknownFeatures(let names):
      Wording(
        en: "The record uses \(names.joined(separator: ", ")), which this program does not know. Update gcmrepo.",
        es: "El registro usa \(names.joined(separator: ", ")), que este programa no conoce. Actualice gcmrepo.")
    case .damaged(let path, let object, _): Self.damaged(path, object)
    case .tooLarge(let path, let object, _): Self.tooLarge(path, object)
    case .shallow(let path):
      Wording(
        en: "The copy of the record at \(path) holds only its newest part. "
          + "Fetch the rest with `git fetch --unshallow`, and try again.",
        es: "La copia del registro en \(path) contiene solo su parte más reciente. "
          + "Traiga el resto con `git fetch --unshallow` e inténtelo de nuevo.")
    case .malformedFile(let path, let line, let problem): Self.malformed(path, line, problem)
    case .busy:
      Wording(
        en: "Somebody else has been writing to the record for a minute. Nothing was written; please try again.",
        es: "Otra persona lleva un minuto escribiendo en el registro. No se guardó nada; inténtelo de nuevo.")
    case .gitAtWork(let lock):
      Wording(
        en: "A git command is at work in the record's folder. Nothing was written; try again when it has ended "
          + "(if none is running, delete \(lock)).",
        es: "Un comando de git está trabajando en la carpeta del registro. No se guardó nada; inténtelo cuando termine "
          + "(si no hay ninguno, borre \(lock)).")
    case .localEdits(let paths):
      Wording(
        en: "\(paths.prefix(3).joined(separator: ", ")) was edited in the record's folder and would be overwritten. "
          + "Nothing was written; move your edit elsewhere, or restore the file with `git checkout`, and try again.",
        es: "\(paths.prefix(3).joined(separator: ", ")) fue modificado en la carpeta del registro y se sobrescribiría. "
          + "No se guardó nada; mueva su cambio o restaure el archivo con `git checkout` e inténtelo de nuevo.")
    case .diskFull:
      Wording(
        en: "The disk is full. Nothing was written; make room and try again.",
        es: "El disco está lleno. No se guardó nada; libere espacio e inténtelo de nuevo.")
    case .cannotWrite(let path, let reason):
      Wording(
        en: "The record cannot be written to at \(path): \(reason). Ask its keeper for permission to write.",
        es: "No se puede escribir en el registro en \(path)\(spanishReason(reason)). "
          + "Pida permiso de escritura a quien lo administra.")
    case .git:
      Wording(
        en: "The record could not be read or written. Run the command again with --verbose to see why.",
        es: "No se pudo leer o escribir el registro. Repita el comando con --verbose para ver la causa.")
    case .notPermitted(let party, let permitted):
      Wording(
        en:
          "\(party) may not set the declaration or make drafts. These may, with --party: \(permitted.joined(or: .en)).",
        es: "\(party) no puede fijar la declaración ni crear borradores. Pueden hacerlo, con --party: "
          + "\(permitted.joined(or: .es)).")
    case .partyNeeded(let choices):
      Wording(
        en: "Say on whose behalf you act with --party: \(choices.joined(or: .en)).",
        es: "Indique en nombre de quién actúa con --party: \(choices.joined(or: .es)).")
    case .identityNeeded:
      Wording(
        en: "Your name and address are not known. Add --author \"Name <address>\", or run "
          + "git config --global user.name and user.email once.",
        es: "No se conocen su nombre ni su correo. Añada --author \"Nombre <correo>\", o ejecute una vez "
          + "git config --global user.name y user.email.")
    default: inputSentence
    }
  }

  /// The sentences about what was typed or given.
  private var inputSentence: Wording {
    switch self {
    case .unknownParty(let given, let nearest):
      Wording(
        en: "There is no party with the code \(given).\(didYouMean(nearest).en)",
        es: "No hay ninguna parte con el código \(given).\(didYouMean(nearest).es)")
    case .notAMember(let code):
      Wording(
        en: "\(code) is not a member State of either conference, so it cannot submit contributions.",
        es: "\(code) no es Estado miembro de ninguna de las conferencias, así que no puede presentar aportes.")
    case .unknownKind(let given, let nearest):
      Wording(
        en: "“\(given)” is not a kind of contribution; the kinds are input, questionnaire and best-practice."
          + didYouMean(nearest).en,
        es: "«\(given)» no es un tipo de aporte; los tipos son input, questionnaire y best-practice."
          + didYouMean(nearest).es)
    case .unknownTheme(let given, let known, let nearest):
      Wording(
        en: "There is no theme “\(given)”; the themes are \(known.joined(separator: ", ")).\(didYouMean(nearest).en)",
        es: "No hay ningún tema «\(given)»; los temas son \(known.joined(separator: ", ")).\(didYouMean(nearest).es)")
    case .unknownLanguage(let given, let known):
      Wording(
        en: "“\(given)” is not one of the record's languages: \(known.joined(separator: ", ")).",
        es: "«\(given)» no es uno de los idiomas del registro: \(known.joined(separator: ", ")).")
    case .languageNeeded(let file, let known):
      Wording(
        en: "Say in which language \(file) is, with --lang \(known.joined(or: .en)).",
        es: "Indique en qué idioma está \(file), con --lang \(known.joined(or: .es)).")
    case .fileNeeded:
      Wording(
        en: "Name the file that is submitted.", es: "Indique el archivo que se presenta.")
    case .fileNotUsable(let name, let problem): Self.file(name, problem)
    case .languageTwice(let language):
      Wording(
        en: "Two of the files are in the language “\(language)”; a contribution has one file a language.",
        es: "Dos de los archivos están en el idioma «\(language)»; un aporte tiene un archivo por idioma.")
    case .invalidSlug(let given, let longest):
      Wording(
        en: "“\(given)” cannot be a short name: use lower-case letters a to z, digits and single hyphens, "
          + "at most \(longest) characters, with --id.",
        es: "«\(given)» no puede ser un nombre corto: use minúsculas de la a a la z, cifras y guiones simples, "
          + "\(longest) caracteres como máximo, con --id.")
    case .noOriginal(let document, let language):
      Wording(
        en: "\(document) in “\(language)” has no original: nobody has set it from a file yet.",
        es: "\(document) en «\(language)» no tiene original: nadie la ha fijado aún a partir de un archivo.")
    case .slugNeeded(let title):
      Wording(
        en: "No short name can be made of “\(title)”. Give one with --id: letters a to z, digits and hyphens.",
        es:
          "De «\(title)» no se puede formar un nombre corto. Dé uno con --id: letras de la a a la z, cifras y guiones.")
    case .questionnaireNeeded(let choices):
      Wording(
        en: "Say which questionnaire this answers with --id \(choices.joined(or: .en)).",
        es: "Indique a qué cuestionario responde con --id \(choices.joined(or: .es)).")
    case .notABestPractice(let kind):
      Wording(
        en: "--why-best-practice and --contribution-to-gcm are for a best practice, and this is of the kind \(kind). "
          + "Leave them out, or submit it with --kind best-practice.",
        es: "--why-best-practice y --contribution-to-gcm son para una buena práctica, y esto es de tipo \(kind). "
          + "Quítelos o preséntelo con --kind best-practice.")
    case .invalidSpace(let problem):
      Self.invalid(Wording(en: "space of the best practice", es: "espacio de la buena práctica"), problem)
    case .invalidTitle(let problem): Self.invalid(Wording(en: "title", es: "título"), problem)
    case .invalidMessage(let problem): Self.invalid(Wording(en: "message", es: "mensaje"), problem)
    case .unknownContribution(let given, let nearest):
      Wording(
        en: "There is no contribution or document “\(given)”.\(didYouMean(nearest).en) `gcmrepo list` shows them all.",
        es: "No hay ningún aporte o documento «\(given)».\(didYouMean(nearest).es) `gcmrepo list` los muestra todos.")
    case .noSuchLanguage(let contribution, let given, let present):
      Wording(
        en: "\(contribution) is not there in “\(given)”, only in \(present.joined(separator: ", ")).",
        es: "\(contribution) no está en «\(given)», solo en \(present.joined(separator: ", ")).")
    case .unknownRevision(let given, let nearest):
      Wording(
        en: "There is no draft, branch or commit “\(given)”.\(didYouMean(nearest).en) `gcmrepo tags` lists the drafts.",
        es:
          "No hay ningún borrador, rama ni commit «\(given)».\(didYouMean(nearest).es) `gcmrepo tags` lista los borradores."
      )
    case .notEarlier(let from, let to):
      Wording(
        en: "No revisions lead from \(from) to \(to): --attribute needs the earlier state first.",
        es: "Ninguna revisión lleva de \(from) a \(to): --attribute necesita primero el estado anterior.")
    case .invalidDraftName(let given):
      Wording(
        en: "“\(given)” cannot be a draft's name: use letters, digits, dots and hyphens, such as draft-1.",
        es: "«\(given)» no puede ser el nombre de un borrador: use letras, cifras, puntos y guiones, como draft-1.")
    case .draftExists(let name):
      Wording(
        en: "The draft \(name) exists already, and a draft never changes. Choose another name.",
        es: "El borrador \(name) ya existe y un borrador nunca cambia. Elija otro nombre.")
    case .folderNotEmpty(let path):
      Wording(
        en: "The folder \(path) is not empty. Choose a new folder for the record.",
        es: "La carpeta \(path) no está vacía. Elija una carpeta nueva para el registro.")
    case .templateNotUsable(let path, let problem):
      Wording(
        en: "The template cannot be used: \(path): \(Self.words(of: problem).en).",
        es: "La plantilla no se puede usar: \(path): \(Self.words(of: problem).es).")
    default: Wording(en: "The record refused this.", es: "El registro rechazó esta operación.")
    }
  }

  private static func damaged(_ path: String?, _ object: String?) -> Wording {
    let name = object.map { " (\($0.prefix(10)))" } ?? ""
    return Wording(
      en: "\(path ?? "A part of the record")\(name) is missing or damaged in this copy of the record. "
        + "See all that is with `gcmrepo verify`, and restore it from another copy of the record.",
      es: "\(path ?? "Una parte del registro")\(name) falta o está dañada en esta copia del registro. "
        + "Vea todo lo dañado con `gcmrepo verify` y restáurelo desde otra copia del registro.")
  }

  private static func tooLarge(_ path: String?, _ object: String?) -> Wording {
    let name = object.map { " (\($0.prefix(10)))" } ?? ""
    return Wording(
      en:
        "\(path ?? "A part of the record")\(name) is larger than anything that a record may hold, so it was not read. "
        + "Find out with `gcmrepo audit` which commit brought it, and take that back.",
      es:
        "\(path ?? "Una parte del registro")\(name) es más grande que todo lo que un registro puede contener, así que no "
        + "se leyó. Averigüe con `gcmrepo audit` qué commit lo trajo y reviértalo.")
  }

  private static func malformed(_ path: String, _ line: Int?, _ problem: FileProblem) -> Wording {
    let place = Wording(
      en: line.map { "\(path), line \($0)" } ?? path, es: line.map { "\(path), línea \($0)" } ?? path)
    let what =
      switch problem {
      case .notYAML(let words): Wording(en: "this is not valid YAML (\(words))", es: "no es YAML válido")
      case .duplicateKey(let key):
        Wording(en: "the key “\(key)” stands twice", es: "la clave «\(key)» está repetida")
      case .alias:
        Wording(en: "anchors and aliases are not allowed", es: "no se permiten anclas ni alias")
      case .missingKey(let key): Wording(en: "the key “\(key)” is missing", es: "falta la clave «\(key)»")
      case .wrongValue(let key):
        Wording(en: "the value of “\(key)” is not usable", es: "el valor de «\(key)» no es utilizable")
      case .missing: Wording(en: "the file is missing", es: "falta el archivo")
      case .notUTF8: Wording(en: "the file is not UTF-8 text", es: "el archivo no es texto UTF-8")
      case .fileTooLarge(let limit):
        Wording(en: "it has more than \(limit) bytes", es: "tiene más de \(limit) bytes")
      case .tooLong(let key, let limit):
        Wording(
          en: "the text of “\(key)” is longer than \(limit) characters",
          es: "el texto de «\(key)» supera los \(limit) caracteres")
      case .outOfRange(let key, let range):
        Wording(
          en: "the number of “\(key)” is not between \(range.lowerBound) and \(range.upperBound)",
          es: "el número de «\(key)» no está entre \(range.lowerBound) y \(range.upperBound)")
      case .tooMany(let key, let limit):
        Wording(en: "“\(key)” has more than \(limit) entries", es: "«\(key)» tiene más de \(limit) entradas")
      }
    return Wording(
      en:
        "A file of the record is not as it should be: \(place.en): \(what.en). Mend it and commit it, then try again.",
      es: "Un archivo del registro no está bien: \(place.es): \(what.es). Corríjalo, guárdelo e inténtelo de nuevo.")
  }

  private static func words(of problem: TemplateProblem) -> Wording {
    switch problem {
    case .notAFolder: Wording(en: "it is not a folder that can be read", es: "no es una carpeta que se pueda leer")
    case .notAPlainFile: Wording(en: "it is not a plain file", es: "no es un archivo común")
    case .noConfiguration:
      Wording(en: "it holds no \(RecordConfiguration.path)", es: "no contiene \(RecordConfiguration.path)")
    case .unlawfulName:
      Wording(
        en: "a record cannot hold a file of that name", es: "un registro no puede contener un archivo con ese nombre")
    }
  }

  private static func invalid(_ what: Wording, _ problem: TitleProblem) -> Wording {
    switch problem {
    case .empty: Wording(en: "The \(what.en) is empty.", es: "El \(what.es) está vacío.")
    case .tooLong(let limit):
      Wording(
        en: "The \(what.en) is longer than \(limit) characters.", es: "El \(what.es) supera los \(limit) caracteres.")
    case .character(let scalar):
      Wording(
        en: "The \(what.en) holds a character that does not show (U+\(hexadecimal(scalar))). Type it anew without it.",
        es: "El \(what.es) contiene un carácter invisible (U+\(hexadecimal(scalar))). Escríbalo de nuevo sin él.")
    }
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

/// The system's words in Spanish behind a colon; nothing for those that are not known here.
private func spanishReason(_ reason: String) -> String {
  let known = [
    "permission denied": "permiso denegado", "read-only file system": "el sistema de archivos es de solo lectura",
    "not a directory": "no es una carpeta", "no such file or directory": "la carpeta no existe",
    "file name too long": "el nombre es demasiado largo", "operation not permitted": "operación no permitida",
  ]
  return known[reason].map { ": " + $0 } ?? ""
}
