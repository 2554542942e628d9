// A dissected frame for people. Read first: Sources/Dissection/DissectedFrame.swift.

import Dissection
import Playback
import Scenarios

/// Writes frames as trees.
struct DissectionPrinter {
    var language: Language
    var style: TerminalStyle
    /// Whether each field is followed by what it means.
    var explains: Bool

    /// Fields that only repeat others, for filters: a person does not miss them.
    static let repeated: Set<String> = [
        "eth.dst_resolved", "eth.dst.oui", "eth.src_resolved", "eth.src.oui", "eth.addr", "eth.addr_resolved",
        "eth.addr.oui",
        "eth.lg", "eth.ig", "ip.addr", "ip.src_host", "ip.dst_host", "ip.host", "ipv6.addr",
        "ipv6.src_host", "ipv6.dst_host", "ipv6.host", "udp.port", "tcp.port", "smtp.req", "smtp.rsp",
        "imap.isrequest", "imap.tag", "imap.command",
    ]

    private static func isRepeated(_ field: DissectedField) -> Bool {
        repeated.contains(field.id.info.name) || field.isAnothers
    }

    private static let titles: [(prefix: String, title: String)] = [
        ("eth.", "Ethernet II"), ("vlan.", "802.1Q Virtual LAN"), ("llc.", "Logical-Link Control"),
        ("ppp.", "Point-to-Point Protocol"), ("pppoe.", "PPP-over-Ethernet Session"), ("chdlc.", "Cisco HDLC"),
        ("arp.", "Address Resolution Protocol"),
        ("ip.", "Internet Protocol Version 4"), ("icmp.", "Internet Control Message Protocol"),
        ("ipv6.", "Internet Protocol Version 6"), ("icmpv6.", "Internet Control Message Protocol v6"),
        ("udp.", "User Datagram Protocol"),
        ("tcp.", "Transmission Control Protocol"), ("dns.", "Domain Name System"),
        ("smtp.", "Simple Mail Transfer Protocol"),
        ("imf.", "Internet Message Format"), ("pop.", "Post Office Protocol"),
        ("imap.", "Internet Message Access Protocol"),
        ("mime_multipart.", "MIME Multipart Media Encapsulation"), ("media.", "Media Type"), ("data.", "Data"),
        ("data-text-lines", "Line-based text data"), ("tls", "Transport Layer Security"),
    ]

    /// The whole tree of a frame.
    func text(_ frame: DissectedFrame) -> String {
        let link = VisibleText.of(frame.interface)
        let heading = PlayerWords.frame(frame.number, of: frame.length, on: link, frame.protocolName)
        var text = TextWrapper.lines(of: heading[language], width: style.width).map { style.paint($0, .strong) + "\n" }
            .joined()
        var title = ""
        var buffer: UInt8 = 0
        for field in frame.fields where !Self.isRepeated(field) {
            if field.buffer != buffer {
                buffer = field.buffer
                if buffer > 0 {
                    text += titled("\(frame.buffers[Int(buffer)].name) (\(frame.buffers[Int(buffer)].bytes.count) B)")
                }
            }
            let name = field.id.info.name
            if field.depth == 0, let found = Self.titles.first(where: { name.hasPrefix($0.prefix) })?.title,
                found != title
            {
                title = found
                text += titled(title)
            }
            text += line(field, frame)
        }
        return text
    }

    private func titled(_ title: String) -> String {
        TextWrapper.lines(of: title, width: style.width - 2).map { style.paint("  \($0)", .title) + "\n" }.joined()
    }

    /// One field: where it is, what it is called, what it says.
    func line(_ field: DissectedField, _ frame: DissectedFrame) -> String {
        let info = field.id.info
        // On a narrow terminal the text needs the room more than the tree does.
        let indent = String(repeating: " ", count: min(4 + 2 * Int(field.depth), max(1, style.width - 20)))
        var value = frame.show(field)
        if value.utf8.count > 160, value.count > 160 { value = String(value.prefix(160)) + "…" }
        if value.utf8.contains(13) { value = value.replacing("\r\n", with: "␍␊") }
        value = VisibleText.of(value)
        let place = field.isGenerated ? "[  ]" : String(String(Int(field.offset) + 0x10000, radix: 16).dropFirst())
        let words = "\(info.label)" + (value.isEmpty ? "" : ": \(value)") + (info.name.isEmpty ? "" : "  \(info.name)")
        let rows = TextWrapper.lines(of: words, width: style.width - indent.count - 4)
        var line = ""
        for (i, row) in rows.enumerated() { line += (i == 0 ? place : "    ") + indent + row + "\n" }
        if explains {
            let meaning = language == .japanese ? info.ja : info.en
            let source = info.rfc.isEmpty ? "" : " (\(info.rfc))"
            line += TextWrapper.lines(of: meaning + source, width: style.width - indent.count - 6)
                .map { String(repeating: " ", count: indent.count + 6) + style.paint($0, .faint) + "\n" }.joined()
        }
        return line
    }
}
