// What a workload did, for those who divide it by time. Read first: BulkTransfer.swift.

/// Frames on links.
public struct Traffic: Equatable, Sendable {
    /// How many times a frame was put on a link ("packet hops").
    public var hops: Int
    /// Their bytes together, without the frame check sequence.
    public var bytes: Int

    /// The mean length of a frame in bytes, data and acknowledgments together.
    public var meanFrame: Int { hops == 0 ? 0 : bytes / hops }
}

/// Snapshots of a world on its way.
public struct Snapshots: Equatable, Sendable {
    /// How many were taken.
    public var count = 0
    /// How many hosts were touched between one and the next, summed up.
    public var touchedHosts = 0

    public init() {}
}
