/// The names of zones that Windows and Outlook write, and the zones of the tz database that they mean.
///
/// Source: Unicode CLDR, `windowsZones.xml`, territory 001, for the Americas and the places where both conferences meet.
enum WindowsZones {
  static let names = [
    "Argentina Standard Time": "America/Argentina/Buenos_Aires", "Atlantic Standard Time": "America/Halifax",
    "Bahia Standard Time": "America/Bahia", "Canada Central Standard Time": "America/Regina",
    "Central America Standard Time": "America/Guatemala", "Central Brazilian Standard Time": "America/Cuiaba",
    "Central Europe Standard Time": "Europe/Budapest", "Central European Standard Time": "Europe/Warsaw",
    "Central Standard Time": "America/Chicago", "Central Standard Time (Mexico)": "America/Mexico_City",
    "Cuba Standard Time": "America/Havana", "E. South America Standard Time": "America/Sao_Paulo",
    "Eastern Standard Time": "America/New_York", "Eastern Standard Time (Mexico)": "America/Cancun",
    "GMT Standard Time": "Europe/London", "Haiti Standard Time": "America/Port-au-Prince",
    "Montevideo Standard Time": "America/Montevideo", "Morocco Standard Time": "Africa/Casablanca",
    "Mountain Standard Time": "America/Denver", "Mountain Standard Time (Mexico)": "America/Mazatlan",
    "Newfoundland Standard Time": "America/St_Johns", "Pacific SA Standard Time": "America/Santiago",
    "Pacific Standard Time": "America/Los_Angeles", "Pacific Standard Time (Mexico)": "America/Tijuana",
    "Paraguay Standard Time": "America/Asuncion", "Romance Standard Time": "Europe/Paris",
    "SA Eastern Standard Time": "America/Cayenne", "SA Pacific Standard Time": "America/Bogota",
    "SA Western Standard Time": "America/La_Paz", "Tocantins Standard Time": "America/Araguaina",
    "Turks And Caicos Standard Time": "America/Grand_Turk", "US Eastern Standard Time": "America/Indiana/Indianapolis",
    "US Mountain Standard Time": "America/Phoenix", "UTC": "UTC", "Venezuela Standard Time": "America/Caracas",
    "W. Europe Standard Time": "Europe/Berlin",
  ]
}
