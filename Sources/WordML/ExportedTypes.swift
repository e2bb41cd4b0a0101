// The types of the public functions here, so that importing this module is enough.
@_exported import DocumentModel
@_exported import enum MarkdownText.Block
@_exported import OfficeOpenXML
@_exported import TextDiff
