// The types of the public functions here: whoever imports this module need not know in which module they are.
@_exported import DocumentModel
@_exported import enum MarkdownText.Block
@_exported import OfficeOpenXML
@_exported import TextDiff
