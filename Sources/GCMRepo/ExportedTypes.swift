// Types used by the public functions here: a client need not import the modules that define them.
@_exported import BestPractices
@_exported import Questionnaires
@_exported import RecordComparison
@_exported import SSHKeys
@_exported import Terminology
@_exported import TextDiff
@_exported import TextSearch
