extension FormSentence {
  /// In Portuguese.
  var portuguese: String {
    switch self {
    case .language: "Idioma"
    case .country: "País"
    case .chooseCountry: "Escolha o país que responde"
    case .sections: "Seções"
    case .skipToQuestions: "Ir para as perguntas"
    case .required: "obrigatória"
    case .deadline: "Prazo: {date}"
    case .version: "Versão {version}"
    case .noScript:
      """
      Este formulário precisa de JavaScript, que o seu navegador não permite. Peça o formulário em Word ou \
      em Excel.
      """
    case .choose: "Escolha uma resposta"
    case .clearAnswer: "Apagar a resposta"
    case .entry: "Registro {n}"
    case .addEntry: "Acrescentar um registro"
    case .removeEntry: "Remover o registro {n}"
    case .rankingHint: "Dê a cada opção o seu lugar: 1 é o primeiro."
    case .chooseFile: "Escolher o arquivo"
    case .fileHint: "Aqui vai só o nome; envie o arquivo junto com as respostas."
    case .otherWhich: "Qual?"
    case .answered: "{n} de {total} perguntas respondidas"
    case .calculated: "Calculado"
    case .save: "Salvar"
    case .saveHint: "“Salvar” baixa um arquivo com as suas respostas. Envie-o à secretaria."
    case .load: "Abrir um arquivo salvo"
    case .print: "Imprimir"
    case .deleteDraft: "Excluir o rascunho"
    case .deleteDraftQuestion:
      """
      Excluir o rascunho deste navegador? As respostas que não foram salvas em um arquivo se perdem.
      """
    case .delete: "Excluir"
    case .keep: "Conservar"
    case .draftKept: "O rascunho fica neste navegador enquanto escreve e até que o exclua."
    case .draftRestored: "O rascunho de {time} foi recuperado."
    case .draftDeleted: "O rascunho foi excluído."
    case .draftNotKept: "Este navegador não conserva o rascunho. Salve o arquivo antes de fechar a página."
    case .saved: "{file} foi salvo."
    case .savedWithProblems: "{file} foi salvo. Respostas ainda por corrigir: {n}."
    case .loaded: "{file} foi aberto."
    case .problems: "Por corrigir"
    case .noProblems: "Todas as respostas estão em ordem."
    case .notOurFile: "{file} não é um arquivo salvo de um formulário."
    case .otherQuestionnaire: "{file} é de outro questionário: {other}."
    case .otherVersion: "{file} é de outra versão do questionário: {other}."
    case .otherCountry: "{file} é de outro país: {other}."
    case .isRequired: "Falta a resposta, que é obrigatória."
    case .isNoNumber: "Escreva um número, como 12,5."
    case .isAmbiguous:
      """
      {text} pode ser {first} ou {second}. Escreva sem separar os milhares; os decimais, com \
      um zero a mais.
      """
    case .isNoInteger: "Escreva um número inteiro, como 12."
    case .isNoPercentage: "Escreva uma porcentagem de 0 a 100."
    case .isNoDate: "Escreva uma data, como 2027-05-31."
    case .isNoTime: "Escreva um horário, como 09:30."
    case .isNoDateTime: "Escreva uma data com horário, como 2027-05-31T09:30."
    case .isTooLong: "A resposta é longa demais: no máximo {n} caracteres."
    case .breaksConstraint: "A resposta não cumpre a condição da pergunta."
    case .rankingIncomplete: "Dê a cada opção um lugar diferente."
    case .otherMissing: "Escreva qual é a outra resposta."
    case .countryMissing: "Escolha o país que responde."
    case .tooManyEntries: "No máximo {n} registros."
    case .entryCount: "Devem ser {n} registros."
    case .notOffered: "Não é uma das opções."
    case .wordInstructions:
      """
      Escreva apenas nos campos cinzentos; o resto está protegido. Salve o documento como .docx e envie-o \
      à secretaria. Uma resposta pode ficar vazia se a pergunta não for obrigatória.
      """
    case .workbookInstructions:
      """
      Escreva apenas nas células amarelas; o resto está protegido. Salve a planilha como .xlsx e envie-a à \
      secretaria.
      """
    case .fillText: "Escreva aqui"
    case .fillChoice: "Escolha uma resposta"
    case .fillDate: "AAAA-MM-DD"
    case .fillTime: "HH:MM"
    case .fillDateTime: "AAAA-MM-DD HH:MM"
    case .fillNumber: "Escreva um número"
    case .number: "N.º"
    case .id: "Chave"
    case .question: "Pergunta"
    case .help: "Ajuda"
    case .answer: "Resposta"
    case .row: "Linha"
    case .formSheet: "Formulário"
    case .listsSheet: "Listas"
    case .sheetNote: "Responda na planilha “{sheet}”."
    case .separateBySemicolon: "Marque com um x cada opção que corresponda."
    case .notAnswered: "Sem resposta"
    case .noAnswers: "Este formulário não tem respostas."
    case .invalidEntry: "Escolha um item da lista."
    case .formOf: "Formulário: {id} · {version} · {country} · {language}"
    }
  }
}
