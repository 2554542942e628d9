// The two formats of a capture and where one of their pieces ends. Read first: nothing. Then ByteSink.swift.

import Basics

/// How captured frames are written down.
package enum CaptureFormat: String, CaseIterable, Sendable {
    /// Names of links and hosts, comments on frames: the format of Wireshark (draft-ietf-opsawg-pcapng).
    case pcapng
    /// The old format of tcpdump. It has no room for the narration, the names of hosts, the links that frames were
    /// seen on and their directions: all that is lost.
    case pcap

    /// The length of the longest run of whole pieces at the start of `bytes` that is not longer than `limit`.
    ///
    /// `bytes` are pcapng blocks or pcap records, as our own writers made them, and begin with a whole one.
    package func lastBorder(in bytes: RawSpan, notAfter limit: Int) -> Int {
        var border = 0
        while border + 16 <= limit {
            // Both formats are written in little-endian order. A pcapng block states its whole length at offset 4; a
            // pcap record states at offset 8 how many bytes follow its 16 bytes of header.
            let length =
                switch self {
                case .pcapng: Int(bytes.uint32(at: border + 4).byteSwapped)
                case .pcap: 16 + Int(bytes.uint32(at: border + 8).byteSwapped)
                }
            if border + length > limit { break }
            border += length
        }
        return border
    }
}
