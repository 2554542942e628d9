// What a host has in mind besides its network stack. Read first: HostCore.swift, Sources/Basics/Boxed.swift.
//
// It stands apart so that a frame which concerns no service neither looks into it nor copies it after a snapshot.

import Basics

/// A host's name, disk, timers and questions to DNS.
struct HostMemory: Equatable, Sendable {
    let name: String
    /// Wall-clock seconds (Unix time) at the start of the world.
    let clockStart: Int64
    var disk = Disk()
    var timers = TimerTable<HostCore.TimerName>()
    var resolver: HostResolver
    /// Which services were stopped by hand.
    var stoppedServices: Set<UInt16> = []
}
