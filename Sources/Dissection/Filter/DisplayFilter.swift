// Display filters: Wireshark's language. Read first: ../DissectedFrame.swift. Then FilterToken.swift,
// FilterParser.swift, FilterTerm.swift, FilterTest.swift.
//
//     dns                                  a frame with this protocol
//     smtp.req.command                     a frame with this field
//     tcp.port == 25 && !(ip.src == 192.0.2.10)
//     dns.qry.name contains "kita" or frame.number >= 10
//     tcp.dstport in {25, 587}             or, from one number to another: smtp.response.code in {400..599}
//     tcp.flags & 0x12 == 0x12             some bits of a number; without a comparison: any of them
//     ip.addr == 192.0.2.0/24
//     frame contains "Subject" or smtp.req.parameter matches "kita|minami"
//     tcp.payload[0:3] == "250"            some of its bytes: from, and how many
//     lower(smtp.req.command) == "mail" and len(smtp.req.parameter) > 20
//     tcp.seq == tcp.ack                   two fields
//     ip.src & 255.255.255.0 == 192.0.2.0  some bits of an address, or of bytes
//     ip.src#2 == 192.0.2.10               of the second packet of IP, which the first one carries or quotes
//     frame.time >= "2026-04-06 00:00:02"   a moment; without a zone in UTC
//     frame.protocols contains "imf" or frame.comment contains "lookup"
//
// As in Wireshark 4.0, a comparison holds when one of several values fits; `!=` only when none is equal, `~=` when one
// is not, `===` when all are, and `any` or `all` in front say which is meant. Left out: words for numbers
// (`dns.qry.type == MX`), macros, fields that only later frames tell (`dns.response_in`), and `_ws.expert`, because only
// some of Wireshark's notes are made here.

/// Why a text is no filter.
package struct DisplayFilterError: Error, Equatable, Sendable, CustomStringConvertible {
    package var description: String
}

/// A condition on a dissected frame.
package struct DisplayFilter: Equatable, Sendable {
    private let root: FilterTest

    /// Reads a filter.
    package init(_ text: String) throws(DisplayFilterError) {
        var parser = FilterParser(tokens: try FilterToken.tokens(of: text))
        root = try parser.whole()
    }

    /// Whether the frame fulfils it.
    package func matches(_ frame: DissectedFrame) -> Bool { root.holds(frame) }
}
