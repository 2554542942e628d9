// A measurement of something that did not work is worth nothing. Read first: BulkTransfer.swift.

/// A workload did not do what it was to do.
public struct WorkloadFailure: Error, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}
