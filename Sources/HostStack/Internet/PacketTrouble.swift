// What can happen to a packet on its way. Read first: nothing. Then HostStack+Complaints.swift.

import Wire

/// What is wrong with a packet.
enum PacketTrouble: Equatable, Sendable {
    case unreachable(ICMPUnreachableCode)
    /// DF is set and the next link carries only this much.
    case tooBig(mtu: Int)
    case timeToLive
    case reassembly
}
