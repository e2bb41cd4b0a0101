import Questionnaires
import RecordLocalization
import XLSForms

/// The sentences about what is wrong with an XLSForm: where it is, and what to do.
extension XLSFormFault {
  /// The place and the problem: “Sheet “survey”, row 12, column “type”: …”
  var sentence: Message {
    if case .missingSheet = kind { return problem }
    return sheetPlace(sheet, row: row, column: column) + Message(verbatim: " ") + problem
  }

  /// What is wrong and what to do, without the place.
  var problem: Message {
    switch kind {
    case .missingSheet(let name, let similar): missingSheet(name, similar)
    case .missingColumn(let name):
      Message("The column “\(name, "column")” is missing. Add it to the row of headings.")
    case .duplicateColumn(let name, let other) where name == other:
      Message("There are two columns “\(name.quotable, "column")”. Delete one, or give it another heading.")
    case .duplicateColumn(let name, let other):
      Message(
        """
        The columns “\(other.quotable, "other")” and “\(name.quotable, "column")” mean the same. Delete one of them.
        """)
    case .invalidColumn(let name):
      Message(
        """
        “\(name.quotable, "column")” is no column that choices can have: with “::” there are only labels and media, such \
        as “label::English (en)” or “media::image”. Correct the heading, or delete the column.
        """)
    case .missingType:
      Message(
        """
        The row has a name or a label, but no type. Write what kind of answer it asks for, such as text, integer or date, \
        or delete the row.
        """)
    case .unknownType(let type, let nearest): unknownType(type, nearest)
    case .includedForm(let name):
      Message(
        """
        The row stands for the questions of another form, “\(name.quotable, "form")”, which are not in this file. Copy them in \
        place of the row.
        """)
    case .missingName:
      Message("The row has no name. Give it a short one without spaces, such as total_visas.")
    case .invalidName(let name): invalidName(name)
    case .duplicateName(let name, let firstRow): duplicateName(name, firstRow)
    case .reservedName(let name):
      Message(
        """
        The name “\(name.quotable, "name")” is taken: the form itself or another repeated group uses it. Choose another \
        one, here and wherever \(reference(name), "reference") is written.
        """)
    case .missingLabel:
      Message(
        """
        The question shows nothing: it has no label, hint or picture. Write what it asks in the column “label”.
        """)
    case .missingCalculation:
      Message("What is to be calculated is missing. Write it in the column “calculation”, or delete the row.")
    case .unmatchedEnd(let control):
      Message(
        """
        This row ends what was not begun: no “begin_\(control, "control")” before it is still open. Add one, or delete this \
        row.
        """)
    case .unmatchedBegin(let name):
      Message(
        """
        The group “\(name.quotable, "name")” begins here and never ends. Add the row that ends it after its last question, \
        such as end_group or end_repeat.
        """)
    default: choiceProblem
    }
  }

  /// The problems with choices, references and media.
  private var choiceProblem: Message {
    switch kind {
    case .unknownList(let list, let nearest): unknownList(list, nearest)
    case .missingListName:
      Message(
        """
        The loop does not say which list it goes through. Write the list's name after the type, such as “begin loop over \
        countries”.
        """)
    case .missingChoiceName:
      Message("The choice has no name. Write a short one without spaces in the column “name”.")
    case .duplicateChoice(let name, let list):
      Message(
        """
        The list “\(list.quotable, "list")” already has a choice “\(name.quotable, "name")”. Rename or delete one of the \
        two.
        """)
    case .spaceInChoice(let name, let list):
      Message(
        """
        Several choices of the list “\(list.quotable, "list")” may be chosen, and then no name of a choice can have a space \
        in it, as “\(name.quotable, "name")” has. Write “_” instead in the sheet “choices”.
        """)
    case .filterWithOther:
      Message(
        """
        A question whose type ends in or_other cannot have a filter of choices. Empty this cell, or delete or_other.
        """)
    case .filterInTableList:
      Message(
        """
        A question of a group that is shown as a table cannot have a filter of choices. Empty this cell, or delete \
        “table-list” from the appearance of the group.
        """)
    case .mixedTableList(let list, let other):
      Message(
        """
        The questions of a group that is shown as a table choose from one list, but this one chooses from \
        “\(list.quotable, "list")” and those before it from “\(other.quotable, "other")”. Use one list, or delete \
        “table-list” from the appearance of the group.
        """)
    case .mixedSearch(let list):
      Message(
        """
        The choices of “\(list.quotable, "list")” are looked up with search() here, but the list is a file, or another \
        question uses it without search(). Give this question a list of its own in the sheet “choices”.
        """)
    case .invalidBinding(let type):
      Message(
        """
        The answer to a question with a list of choices is a text, not “\(type.quotable, "type")”. Empty this cell.
        """)
    case .fileExtension(let file):
      Message(
        """
        “\(file.quotable, "file")” is no file of choices. Its name must end in .csv, .xml or .geojson and have no other \
        point in it.
        """)
    case .invalidReference:
      Message(
        """
        There is a “\("${", "mark")” without a name and a “\("}", "end")” after it. Write a reference to a question as \
        \(reference("name"), "reference").
        """)
    case .unknownReference(let name, let nearest): unknownReference(name, nearest)
    case .ambiguousReference(let name):
      Message(
        """
        \(reference(name), "reference") can mean several questions or groups with the name “\(name.quotable, "name")”. Give \
        each of them a name of its own.
        """)
    case .invalidTrigger: invalidTrigger
    case .missingTrigger:
      Message(
        """
        The form does not say when the position is to be recorded. Write in the column “trigger” after which question, as \
        \(reference("name"), "reference").
        """)
    case .unknownMedia(let media):
      Message(
        """
        “\(media.quotable, "media")” is no kind of media. Use \(or: ["image", "big-image", "audio", "video"], "known") in \
        the heading.
        """)
    case .missingImage:
      Message("A big-image needs an ordinary image too. Name one in the column “image”, or empty this cell.")
    default: settingProblem
    }
  }

  /// The problems with parameters, settings and entities, and of the questionnaire.
  private var settingProblem: Message {
    switch kind {
    case .invalidParameters:
      Message("The parameters cannot be read. Write each as name=value, with spaces between them.")
    case .unknownParameter(let name, let known):
      Message(
        """
        A question of this type has no parameter “\(name.quotable, "name")”. Use \(or: known, "known"), or delete it.
        """)
    case .invalidParameter(let name, let value): invalidParameter(name, value)
    case .missingParameter(let name):
      Message(
        """
        The parameter “\(name, "name")” is missing, without which the others say nothing. Add it as name=value, or delete \
        the others.
        """)
    case .invalidSetting("omit_instanceID", _):
      Message(
        """
        A form with a public_key, which encrypts its answers, needs the instanceID. Empty this cell, or that of public_key.
        """)
    case .invalidSetting(let name, let value):
      Message(
        """
        The setting “\(name, "name")” cannot be “\(value.quotable, "value")”. Begin it with a letter, and use only \
        letters, digits, “_”, “-” and “.”.
        """)
    case .unknownEntityColumn(let name):
      Message(
        """
        Entities have no column “\(name.quotable, "column")”. Use \
        \(or: ["list_name", "entity_id", "create_if", "update_if", "repeat", "label"], "known"), or delete the column.
        """)
    case .missingEntityExpression(let name):
      Message("The cell “\(name, "column")” is empty, but what else the row says needs it. Fill it in.")
    case .duplicateEntity(let name):
      Message("There is another row for the entities “\(name.quotable, "name")”. Delete one of the two.")
    case .unknownEntity(let name):
      Message(
        """
        The sheet “entities” has no list “\(name.quotable, "name")”. Correct the name before the “#”, or add the list there.
        """)
    case .missingEntities:
      Message(
        """
        The answer is to be saved to an entity, but the form has none. Add a sheet “entities”, or empty this cell.
        """)
    case .invalidProperty(let name):
      Message(
        """
        An answer cannot be saved to the property “\(name.quotable, "name")”. A property begins with a letter, is not \
        “name” or “label”, has no “__” in it, and takes the answer to one question; if the form has several lists of \
        entities, write list#property.
        """)
    case .noQuestions:
      Message("The form asks nothing. Add a row with a type, a name and a label for each question.")
    case .tooDeep(let most):
      Message(
        """
        The groups are nested too deeply: at most \(most, "most") levels are possible. Take this row out of a group.
        """)
    case .definition(let fault): fault.sentence
    default: Message("The form cannot be read here. Compare it with xlsform.org.")
    }
  }

  /// A reference as cells of a form have it: `${name}`.
  func reference(_ name: String) -> String { "${\(name.quotable)}" }
}

/// Where in a spreadsheet something is, with a colon at the end.
func sheetPlace(_ sheet: String, row: Int?, column: String? = nil) -> Message {
  let sheet = sheet.quotable
  switch (row, column?.quotable) {
  case (let row?, let column?):
    return Message("Sheet “\(sheet, "sheet")”, row \(row, "row"), column “\(column, "column")”:")
  case (let row?, nil): return Message("Sheet “\(sheet, "sheet")”, row \(row, "row"):")
  case (nil, let column?): return Message("Sheet “\(sheet, "sheet")”, column “\(column, "column")”:")
  case (nil, nil): return Message("Sheet “\(sheet, "sheet")”:")
  }
}
