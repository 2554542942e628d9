// Which dissectors worked on a frame, one in the other. Read first: DissectedFrame.swift.

/// A dissector's name, as Wireshark has it in `frame.protocols`.
package enum DissectedLayer: String, Equatable, Sendable {
    case eth, ethertype, vlan, ieee8021ad, llc, pppoes, ppp, chdlc, sll, null, raw
    case arp, ip, ipv6, icmp, icmpv6, udp, tcp
    case hopByHop = "ipv6.hopopts"
    case atDestination = "ipv6.dstopts"
    case routing = "ipv6.routing"
    case fragment = "ipv6.fraghdr"
    case dns, mdns, llmnr, tls, smtp, pop, imap, imf, media, data
    case multipart = "mime_multipart"
    case lines = "data-text-lines"
    /// What certificates are made of (X.520 and X.509).
    case names = "x509sat"
    case extensions = "x509ce"
}
