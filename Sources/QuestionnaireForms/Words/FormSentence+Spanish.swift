extension FormSentence {
  /// In Spanish.
  var spanish: String {
    switch self {
    case .language: "Idioma"
    case .country: "País"
    case .chooseCountry: "Elija el país que responde"
    case .sections: "Secciones"
    case .skipToQuestions: "Ir a las preguntas"
    case .required: "obligatoria"
    case .deadline: "Plazo: {date}"
    case .version: "Versión {version}"
    case .noScript:
      """
      Este formulario necesita JavaScript, que su navegador no permite. Pida el formulario en Word o en \
      Excel.
      """
    case .choose: "Elija una respuesta"
    case .clearAnswer: "Borrar la respuesta"
    case .entry: "Registro {n}"
    case .addEntry: "Añadir un registro"
    case .removeEntry: "Quitar el registro {n}"
    case .rankingHint: "Dé a cada opción su lugar: 1 es el primero."
    case .chooseFile: "Elegir el archivo"
    case .fileHint: "Aquí va solo el nombre; envíe el archivo junto con las respuestas."
    case .otherWhich: "¿Cuál?"
    case .answered: "{n} de {total} preguntas respondidas"
    case .calculated: "Se calcula"
    case .save: "Guardar"
    case .saveHint: "«Guardar» descarga un archivo con sus respuestas. Envíelo a la secretaría."
    case .load: "Abrir un archivo guardado"
    case .print: "Imprimir"
    case .deleteDraft: "Eliminar el borrador"
    case .deleteDraftQuestion:
      """
      ¿Eliminar el borrador de este navegador? Se pierden las respuestas que no ha guardado en un archivo.
      """
    case .delete: "Eliminar"
    case .keep: "Conservar"
    case .draftKept: "El borrador queda en este navegador mientras escribe y hasta que lo elimine."
    case .draftRestored: "Se recuperó el borrador del {time}."
    case .draftDeleted: "El borrador está eliminado."
    case .draftNotKept: "Este navegador no conserva el borrador. Guarde el archivo antes de cerrar la página."
    case .saved: "Se guardó {file}."
    case .savedWithProblems: "Se guardó {file}. Quedan respuestas por corregir: {n}."
    case .loaded: "Se abrió {file}."
    case .problems: "Por corregir"
    case .noProblems: "Todas las respuestas están en orden."
    case .notOurFile: "{file} no es un archivo guardado de un formulario."
    case .otherQuestionnaire: "{file} es de otro cuestionario: {other}."
    case .otherVersion: "{file} es de otra versión del cuestionario: {other}."
    case .otherCountry: "{file} es de otro país: {other}."
    case .isRequired: "Falta la respuesta, que es obligatoria."
    case .isNoNumber: "Escriba un número, como 12,5."
    case .isAmbiguous:
      """
      {text} puede ser {first} o {second}. Escríbalo sin separar los miles; los decimales, \
      con un cero más.
      """
    case .isNoInteger: "Escriba un número entero, como 12."
    case .isNoPercentage: "Escriba un porcentaje de 0 a 100."
    case .isNoDate: "Escriba una fecha, como 2027-05-31."
    case .isNoTime: "Escriba una hora, como 09:30."
    case .isNoDateTime: "Escriba una fecha con hora, como 2027-05-31T09:30."
    case .isTooLong: "La respuesta es demasiado larga: como máximo {n} caracteres."
    case .breaksConstraint: "La respuesta no cumple la condición de la pregunta."
    case .rankingIncomplete: "Dé a cada opción un lugar distinto."
    case .otherMissing: "Escriba cuál es la otra respuesta."
    case .countryMissing: "Elija el país que responde."
    case .tooManyEntries: "Como máximo {n} registros."
    case .entryCount: "Deben ser {n} registros."
    case .notOffered: "No es una de las opciones."
    case .wordInstructions:
      """
      Escriba solo en los campos grises; lo demás está protegido. Guarde el documento como .docx y envíelo \
      a la secretaría. Una respuesta puede quedar vacía si la pregunta no es obligatoria.
      """
    case .workbookInstructions:
      """
      Escriba solo en las celdas amarillas; lo demás está protegido. Guarde el libro como .xlsx y envíelo \
      a la secretaría.
      """
    case .fillText: "Escriba aquí"
    case .fillChoice: "Elija una respuesta"
    case .fillDate: "AAAA-MM-DD"
    case .fillTime: "HH:MM"
    case .fillDateTime: "AAAA-MM-DD HH:MM"
    case .fillNumber: "Escriba un número"
    case .number: "N.º"
    case .id: "Clave"
    case .question: "Pregunta"
    case .help: "Ayuda"
    case .answer: "Respuesta"
    case .row: "Fila"
    case .formSheet: "Formulario"
    case .listsSheet: "Listas"
    case .sheetNote: "Responda en la hoja «{sheet}»."
    case .separateBySemicolon: "Marque con una x cada opción que corresponda."
    case .notAnswered: "Sin respuesta"
    case .noAnswers: "Este formulario no tiene respuestas."
    case .invalidEntry: "Elija una opción de la lista."
    case .formOf: "Formulario: {id} · {version} · {country} · {language}"
    }
  }
}
