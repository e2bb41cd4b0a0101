// Types used by the public values here: a client need not import the module that defines them.
@_exported import RecordValues
