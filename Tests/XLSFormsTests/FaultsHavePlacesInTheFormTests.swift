import Questionnaires
import RecordValues
import Spreadsheets
import Testing
import XLSForms

/// What is wrong with the questionnaire that a form gives is told with its sheet and row.
struct FaultsHavePlacesInTheFormTests {
  @Test func listsQuestionsAndChoicesHaveTheirRows() throws {
    let text = """
      survey,,,,,
      ,type,name,label::English (en),label::Spanish (es),hint::Spanish (es)
      ,select_one yn,law,A law?,¿Una ley?,
      ,integer,visas,Visas,Visas,Cuántas
      choices,,,,,
      ,list_name,name,label::English (en),label::Spanish (es),
      ,yn,y,Yes,Sí,
      ,yn,n,No,,
      ,rest,a,A,A,
      settings,,,,,
      ,form_title,form_id,,,
      ,Test,test-q,,,

      """
    let reading = try XLSForm.read(try Workbook(Array(text.utf8), textFormat: .csv))
    var found: [String] = []
    for fault in reading.questionnaire.faults {
      let place = reading.places.place(of: fault)
      found.append("\(place.sheet) \(place.row.map(String.init) ?? "-") \(fault.id ?? "-")")
    }
    #expect(found.contains("survey 4 visas") && found.contains("choices 9 rest"), "\(found)")
    #expect(found.allSatisfy { !$0.contains(" - visas") && !$0.hasPrefix("choices -") }, "\(found)")
  }
}
