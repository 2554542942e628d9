// "The first RCPT that hana-pc sends": what a breakpoint or a search looks for. Read first: TimelineEntry.swift.
// PointPredicateParser.swift reads them, PointMatcher.swift tries them.
//
//     smtp.command == RCPT
//     dns.type == MX and host resolver
//     stage lookup or message m1
//     tcp.port == 25 and tcp.flags.syn and not link uplink.kita.example
//     time >= 12 s
//     change cache and host resolver
//     tcp.state == ESTABLISHED

import Basics
import Scenarios

/// A condition on one entry of a recording.
package indirect enum PointPredicate: Equatable, Sendable {
    /// How a value is compared. Text ignores the case of letters, as mail and DNS do.
    package enum Comparison: String, CaseIterable, Sendable {
        case equal = "=="
        case notEqual = "!="
        case lessOrEqual = "<="
        case greaterOrEqual = ">="
        case less = "<"
        case greater = ">"
        case contains

        /// Wireshark also takes words.
        init?(word: String) {
            let words = ["=": "==", "eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="]
            self.init(rawValue: words[word] ?? word)
        }
    }

    /// An event of the kinds that lessons know.
    case event(EventName)
    /// A frame of this protocol, in small letters: `arp`, `tcp`, `dns`, ...
    case frame(String)
    /// A frame with this TCP flag: `syn`, `ack`, `fin`, `rst`, `psh`.
    case flag(String)
    /// A frame that did not arrive.
    case lost
    case field(Field, Comparison, String)
    case and(PointPredicate, PointPredicate)
    case or(PointPredicate, PointPredicate)
    case not(PointPredicate)

    /// What can be compared.
    package enum Field: String, CaseIterable, Sendable {
        case host, link, stage, message, line, time, frame
        /// A change inside of a host: see `ChangeKind`.
        case change
        case smtpCommand = "smtp.command"
        case smtpReply = "smtp.reply"
        case pop3Command = "pop3.command"
        case pop3Status = "pop3.status"
        case imapCommand = "imap.command"
        case imapStatus = "imap.status"
        case dnsName = "dns.name"
        case dnsType = "dns.type"
        case dnsCode = "dns.rcode"
        case mailbox
        case ipSource = "ip.src"
        case ipDestination = "ip.dst"
        case ipAddress = "ip.addr"
        case tcpPort = "tcp.port"
        case tcpSourcePort = "tcp.srcport"
        case tcpDestinationPort = "tcp.dstport"
        /// The state that a TCP connection has from now on (RFC 9293 §3.3.2).
        case tcpState = "tcp.state"
        case udpPort = "udp.port"
        case udpSourcePort = "udp.srcport"
        case udpDestinationPort = "udp.dstport"

        /// Whether it is written with a blank: `host kenji-pc`.
        var isWord: Bool {
            switch self {
            case .host, .link, .stage, .message, .mailbox, .frame, .change: true
            case .line, .time, .smtpCommand, .smtpReply, .pop3Command, .pop3Status, .imapCommand, .imapStatus, .dnsName,
                .dnsType, .dnsCode, .ipSource, .ipDestination, .ipAddress, .tcpPort, .tcpSourcePort,
                .tcpDestinationPort, .tcpState, .udpPort, .udpSourcePort, .udpDestinationPort:
                false
            }
        }

        /// The field that `word` names: by its own name, or by that of Wireshark's display filters.
        init?(word: String) {
            guard let field = Field(rawValue: word) ?? Self.inWireshark[word] else { return nil }
            self = field
        }

        /// What Wireshark calls the fields that have shorter names here.
        static let inWireshark: [String: Field] = [
            "smtp.req.command": .smtpCommand, "smtp.response.code": .smtpReply, "pop.request.command": .pop3Command,
            "pop.response.indicator": .pop3Status, "imap.request.command": .imapCommand,
            "imap.response.status": .imapStatus, "dns.qry.name": .dnsName, "dns.qry.type": .dnsType,
            "dns.flags.rcode": .dnsCode, "frame.number": .frame,
        ]
    }

    /// All that a condition can begin with.
    package static let words =
        Field.allCases.map(\.rawValue) + Field.inWireshark.keys.sorted() + EventName.allCases.map(\.rawValue)
        + protocols
        + flags.map { "tcp.flags." + $0 } + ["lost", "not"]

    /// The protocols of frames.
    package static let protocols = ["arp", "ipv4", "icmp", "tcp", "udp", "dns", "smtp", "pop", "imap"]
    /// The flags of TCP.
    package static let flags = ["syn", "ack", "fin", "rst", "psh"]
}
