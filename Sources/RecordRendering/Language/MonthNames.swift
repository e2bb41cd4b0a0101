import RecordLocalization

/// The month, from 1 to 12, as it is written in a date.
func monthName(_ month: Int) -> Message {
  switch month {
  case 1: Message("January", context: "month in a date")
  case 2: Message("February", context: "month in a date")
  case 3: Message("March", context: "month in a date")
  case 4: Message("April", context: "month in a date")
  case 5: Message("May", context: "month in a date")
  case 6: Message("June", context: "month in a date")
  case 7: Message("July", context: "month in a date")
  case 8: Message("August", context: "month in a date")
  case 9: Message("September", context: "month in a date")
  case 10: Message("October", context: "month in a date")
  case 11: Message("November", context: "month in a date")
  default: Message("December", context: "month in a date")
  }
}

/// The month's abbreviation.
func shortMonthName(_ month: Int) -> Message {
  switch month {
  case 1: Message("Jan", context: "abbreviated month")
  case 2: Message("Feb", context: "abbreviated month")
  case 3: Message("Mar", context: "abbreviated month")
  case 4: Message("Apr", context: "abbreviated month")
  case 5: Message("May", context: "abbreviated month")
  case 6: Message("Jun", context: "abbreviated month")
  case 7: Message("Jul", context: "abbreviated month")
  case 8: Message("Aug", context: "abbreviated month")
  case 9: Message("Sep", context: "abbreviated month")
  case 10: Message("Oct", context: "abbreviated month")
  case 11: Message("Nov", context: "abbreviated month")
  default: Message("Dec", context: "abbreviated month")
  }
}
