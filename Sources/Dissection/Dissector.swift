// Takes frames apart, one after the other, and remembers what later ones need. Read first: CapturedFrame.swift,
// DissectedFrame.swift. Then the layers from below: Layers/Dissector+Ethernet.swift, +OtherLinks, +PPP, +ARP, +IPv4, +ICMP,
// +IPv6, +ICMPv6, +UDP, +TCP, +TLS, +DNS, and Mail/Dissector+SMTP.swift, +IMF, +POP, +IMAP.
//
// It shows any bytes, also wrong ones: what cannot be read is left as data. Everything that is remembered has a bound,
// so that no capture can fill the memory. To add a protocol: write its rows in Catalogue/, an extension of Dissector
// that adds them, and the place that hands over to it (an EtherType, a protocol number, a port).
//
// Fields that are worked out from several frames (tcp.analysis, times) only look back, as tshark's do in one pass. Left
// out: most expert notes, decryption.

import Basics

/// The state of a dissection.
package struct Dissector: Sendable {
    /// The link types that are known: Ethernet, those of loopback devices, bare IP, Linux's for all devices at once,
    /// and lines from point to point.
    package static let linkTypes: Set<UInt16> = [0, 1, 9, 12, 14, 50, 101, 104, 108, 113, 228, 229, 276]

    /// How many frames came so far.
    package private(set) var frameCount = 0
    private var firstTime, previousTime: UInt64?
    var streams = TCPStreamTable()
    var datagrams = UDPStreamTable()
    var fragments = FragmentTable()
    var transactions = DNSTransactionTable()
    var echoes = EchoTable()
    var owners = ARPTable()
    var addresses = IPv6AddressTable()

    package init() {}

    /// Takes the next frame apart.
    /// - Parameter linkType: 1 is Ethernet (the registry of link types of tcpdump.org); frames of links that are not
    ///   known are shown as data.
    package mutating func dissect(_ frame: CapturedFrame, linkType: UInt16 = 1) -> DissectedFrame {
        frameCount += 1
        var out = DissectedFrame(frame, number: frameCount)
        out.sinceFirst = Int(truncatingIfNeeded: frame.time &- (firstTime ?? frame.time))
        out.sincePrevious = Int(truncatingIfNeeded: frame.time &- (previousTime ?? frame.time))
        firstTime = firstTime ?? frame.time
        previousTime = frame.time
        switch linkType {
        case 1: dissectEthernet(frame.bytes, &out)
        case 0, 108: dissectLoopback(frame.bytes, &out)
        case 12, 14, 101: dissectRawIP(frame.bytes, &out)
        case 228: _ = dissectType(0x0800, frame.bytes, 0, &out)
        case 229: _ = dissectType(0x86DD, frame.bytes, 0, &out)
        case 9, 50: _ = dissectPPP(frame.bytes, 0, &out)
        case 104: dissectCiscoHDLC(frame.bytes, &out)
        case 113: dissectCooked(frame.bytes, &out)
        case 276: dissectCooked2(frame.bytes, &out)
        default: Self.addData(frame.bytes, 0, frame.bytes.count, &out)
        }
        return out
    }
}
