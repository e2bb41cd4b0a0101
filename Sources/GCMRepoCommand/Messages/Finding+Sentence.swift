import GCMRepo

extension Finding {
  /// A short word for a script: stable within the JSON schema.
  var code: String {
    switch self {
    case .missingTrailer: "missing-trailer"
    case .unknownAction: "unknown-action"
    case .unknownParty: "unknown-party"
    case .foreignFolder: "foreign-folder"
    case .outsideContribution: "outside-contribution"
    case .originalHash: "original-hash"
    case .originalMissing: "original-missing"
    case .originalUndeclared: "original-undeclared"
    case .unsafePath: "unsafe-path"
    case .merge: "merge"
    case .repeatedTrailer: "repeated-trailer"
    case .trailerNotUsable: "trailer-not-usable"
    case .trailerDiffers: "trailer-differs"
    case .revisionOutOfSequence: "revision-out-of-sequence"
    case .outsideAction: "outside-action"
    case .notPermitted: "not-permitted"
    case .contributionUntouched: "contribution-untouched"
    case .contributionRemoved: "contribution-removed"
    case .notWithdrawn: "not-withdrawn"
    case .textUndeclared: "text-undeclared"
    case .revisionDiffers: "revision-differs"
    case .messageTooLong: "message-too-long"
    case .lightweightDraft: "lightweight-draft"
    case .draftMessageTooLong: "draft-message-too-long"
    case .draftTrailerMissing: "draft-trailer-missing"
    case .draftName: "draft-name"
    case .draftManifest: "draft-manifest"
    case .draftNotInHistory: "draft-not-in-history"
    case .draftMoved: "draft-moved"
    case .draftDeleted: "draft-deleted"
    case .draftTrailerRepeated: "draft-trailer-repeated"
    case .draftUnknownParty: "draft-unknown-party"
    case .draftNotPermitted: "draft-not-permitted"
    case .replacement: "replacement"
    case .historyRewritten: "history-rewritten"
    case .unreadable: "unreadable"
    case .storedOriginal: "stored-original"
    case .storedText: "stored-text"
    case .notAContribution: "not-a-contribution"
    case .unlistedOriginal: "unlisted-original"
    case .missingText: "missing-text"
    case .unlawfulName: "unlawful-name"
    case .store: "store"
    }
  }

  var sentence: Wording {
    switch self {
    case .missingTrailer(let key):
      Wording(en: "It does not say its \(key).", es: "No indica su \(key).")
    case .unknownAction(let action):
      Wording(en: "“\(action)” is not an action of a record.", es: "«\(action)» no es una acción de un registro.")
    case .unknownParty(let party):
      Wording(en: "There is no party \(party).", es: "No existe la parte \(party).")
    case .foreignFolder(let party, let path):
      Wording(
        en: "A commit of \(party) touches another country's folder: \(path).",
        es: "Un commit de \(party) toca la carpeta de otro país: \(path).")
    case .outsideContribution(let path):
      Wording(
        en: "A submission touches a file outside its contribution: \(path).",
        es: "Una presentación toca un archivo ajeno a su aporte: \(path).")
    case .originalHash(let path, _, _):
      Wording(
        en: "The original \(path) is not the file that its commit names.",
        es: "El original \(path) no es el archivo que su commit declara.")
    case .originalMissing(let path):
      Wording(en: "The original \(path) is not there.", es: "Falta el original \(path).")
    case .originalUndeclared(let path):
      Wording(
        en: "The original \(path) was changed without its SHA-256 being named.",
        es: "El original \(path) se cambió sin declarar su SHA-256.")
    case .unsafePath(let path):
      Wording(
        en: "A record must not hold this name: \(path).", es: "Un registro no debe contener este nombre: \(path).")
    case .merge(let parents):
      Wording(
        en: "It joins \(parents) histories; in a record each event follows the last.",
        es: "Une \(parents) historiales; en un registro cada acto sigue al anterior.")
    case .repeatedTrailer(let key):
      Wording(en: "It says its \(key) more than once.", es: "Indica su \(key) más de una vez.")
    case .trailerNotUsable(let key, let said):
      Wording(
        en: "Its \(key) is “\(said)”, which is not a number from 1 to 1000000000.",
        es: "Su \(key) es «\(said)», que no es un número del 1 al 1000000000.")
    case .trailerDiffers(let key, let said):
      Wording(
        en: "Its \(key) is “\(said)”, which is not that of its contribution.",
        es: "Su \(key) es «\(said)», que no es el de su aporte.")
    case .revisionOutOfSequence(let said, let expected):
      Wording(
        en: "It calls itself revision \(said) where revision \(expected) follows.",
        es: "Se declara la revisión \(said) donde corresponde la \(expected).")
    case .outsideAction(let action, let path):
      Wording(
        en: "A commit with the action “\(action)” touches what that has nothing to do with: \(path).",
        es: "Un commit con la acción «\(action)» toca algo ajeno a ella: \(path).")
    case .notPermitted(let party, let action):
      Wording(
        en: "The action “\(action)” is not one that \(party) may do.",
        es: "La acción «\(action)» no le corresponde a \(party).")
    case .contributionUntouched(let path):
      Wording(
        en: "A submission leaves its \(path) as it was.", es: "Una presentación deja su \(path) como estaba.")
    case .contributionRemoved(let path):
      Wording(
        en: "A submission removes its contribution instead of setting it: \(path).",
        es: "Una presentación elimina su aporte en lugar de fijarlo: \(path).")
    case .notWithdrawn(let path):
      Wording(
        en: "It calls itself a withdrawal and does not take its contribution away: \(path).",
        es: "Se declara retiro y no retira su aporte: \(path).")
    case .textUndeclared(let path):
      Wording(
        en: "The text \(path) was changed without naming the file that it was made from.",
        es: "El texto \(path) se cambió sin declarar el archivo del que proviene.")
    case .revisionDiffers(let said, let file):
      Wording(
        en: "It calls itself revision \(said), and its contribution.yml says \(file).",
        es: "Se declara revisión \(said), y su contribution.yml dice \(file).")
    case .messageTooLong(let bytes, let limit):
      Wording(
        en: "Its message has \(bytes) bytes; a record's has at most \(limit).",
        es: "Su mensaje tiene \(bytes) bytes; el de un registro tiene \(limit) como máximo.")
    default: stateSentence
    }
  }

  /// The sentences about drafts, the branch and the current state.
  private var stateSentence: Wording {
    switch self {
    case .lightweightDraft(let draft):
      Wording(
        en: "The draft \(draft) says neither who made it nor when: it was not made with `gcmrepo tag`.",
        es: "El borrador \(draft) no dice quién lo hizo ni cuándo: no se hizo con `gcmrepo tag`.")
    case .draftTrailerMissing(let draft, let trailer):
      Wording(
        en: "The draft \(draft) does not say its \(trailer).", es: "El borrador \(draft) no indica su \(trailer).")
    case .draftName(let draft, let said):
      Wording(
        en: "The draft \(draft) says of itself that it is \(said).",
        es: "El borrador \(draft) dice de sí que es \(said).")
    case .draftManifest(let draft, _, _):
      Wording(
        en: "The files of the draft \(draft) are not those that it was made of.",
        es: "Los archivos del borrador \(draft) no son aquellos con los que se hizo.")
    case .draftMessageTooLong(let draft, let bytes, let limit):
      Wording(
        en: "The message of the draft \(draft) has \(bytes) bytes; a record's has at most \(limit).",
        es: "El mensaje del borrador \(draft) tiene \(bytes) bytes; el de un registro tiene \(limit) como máximo.")
    case .draftNotInHistory(let draft):
      Wording(
        en: "The draft \(draft) is not in the history: the draft or the history was rewritten.",
        es: "El borrador \(draft) no está en el historial: se reescribió el borrador o el historial.")
    case .draftMoved(let draft, let from):
      Wording(
        en: "The draft \(draft) was moved; before, it was \(from.prefix(10)).",
        es: "El borrador \(draft) se movió; antes era \(from.prefix(10)).")
    case .draftDeleted(let draft):
      Wording(
        en: "The draft \(draft) was made and is no longer there: somebody deleted it.",
        es: "El borrador \(draft) se hizo y ya no está: alguien lo borró.")
    case .draftTrailerRepeated(let draft, let trailer):
      Wording(
        en: "The draft \(draft) says its \(trailer) more than once.",
        es: "El borrador \(draft) indica su \(trailer) más de una vez.")
    case .draftUnknownParty(let draft, let party):
      Wording(
        en: "The draft \(draft) is made in the name of \(party), which is no party.",
        es: "El borrador \(draft) se hizo en nombre de \(party), que no es un participante.")
    case .draftNotPermitted(let draft, let party):
      Wording(
        en: "The draft \(draft) is made in the name of \(party), which may not make drafts.",
        es: "El borrador \(draft) se hizo en nombre de \(party), que no puede crear borradores.")
    case .replacement(let name):
      Wording(
        en: "git shows other commits or files here than the record holds, because of \(name). Remove it.",
        es: "Aquí git muestra otros commits o archivos que los del registro, a causa de \(name). Elimínelo.")
    case .historyRewritten(let from, let to):
      Wording(
        en: "The history was rewritten from \(from.prefix(10)) to \(to.prefix(10)).",
        es: "El historial se reescribió de \(from.prefix(10)) a \(to.prefix(10)).")
    case .unreadable(let error): error.sentence
    case .storedOriginal(let path):
      Wording(
        en: "The original \(path) is not what its contribution.yml says.",
        es: "El original \(path) no es lo que dice su contribution.yml.")
    case .storedText(let path):
      Wording(
        en: "The text \(path) is not that of the file beside it that it was made from.",
        es: "El texto \(path) no es el del archivo contiguo del que proviene.")
    case .notAContribution(let path):
      Wording(
        en: "The folder \(path) holds no contribution.yml.", es: "La carpeta \(path) no tiene contribution.yml.")
    case .unlistedOriginal(let path):
      Wording(
        en: "The original \(path) is not named in its contribution.yml.",
        es: "El original \(path) no figura en su contribution.yml.")
    case .missingText(let path):
      Wording(
        en: "The text \(path) is not there, though contribution.yml names its language.",
        es: "Falta el texto \(path), aunque contribution.yml indica su idioma.")
    case .unlawfulName(let path):
      Wording(
        en: "The name of the folder \(path) is not that of a contribution.",
        es: "El nombre de la carpeta \(path) no es el de un aporte.")
    case .store(let words):
      Wording(
        en: "The store of the record is not sound. git says: \(words)",
        es: "El almacén del registro no está íntegro. git dice: \(words)")
    default: Wording(en: "Something is not as it should be.", es: "Algo no está como debe.")
    }
  }
}

extension ReceiptProblem {
  var sentence: Wording {
    switch self {
    case .unknownCommit(let commit):
      Wording(en: "The commit \(commit) is not in the record.", es: "El commit \(commit) no está en el registro.")
    case .notInHistory(let commit):
      Wording(
        en: "The commit \(commit) is no longer in the history.", es: "El commit \(commit) ya no está en el historial.")
    case .differs(let key, let receipt, let record):
      Wording(
        en: "The receipt's \(key) is “\(receipt)”, the record's “\(record)”.",
        es: "En el recibo, «\(key)» es «\(receipt)»; en el registro, «\(record)».")
    case .noFiles:
      Wording(en: "The receipt names no file.", es: "El recibo no indica ningún archivo.")
    case .fileMissing(let path):
      Wording(en: "The file \(path) is not in that commit.", es: "El archivo \(path) no está en ese commit.")
    case .fileDiffers(let path):
      Wording(
        en: "The file \(path) in the record is not the one of the receipt.",
        es: "El archivo \(path) del registro no es el del recibo.")
    }
  }
}
