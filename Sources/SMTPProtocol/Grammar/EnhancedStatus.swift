// Why, in three numbers: `5.1.1` says "permanent, address, no such mailbox" (RFC 3463). Read first: nothing.

import MailMessage

/// An enhanced mail system status code.
package struct EnhancedStatus: Hashable, Sendable {
    /// 2 success, 4 transient failure, 5 permanent failure.
    package var kind: Int
    /// 0 other, 1 address, 2 mailbox, 3 mail system, 4 network, 5 protocol, 6 content, 7 policy; at most 999.
    package var subject: Int
    /// At most 999.
    package var detail: Int

    /// The three numbers.
    package init(_ kind: Int, _ subject: Int, _ detail: Int) {
        self.kind = kind
        self.subject = subject
        self.detail = detail
    }

    /// Reads `5.1.1`; nil for anything else (RFC 3463 §2).
    package init?(_ text: some StringProtocol) { self.init(Array(text.utf8).span) }

    /// The same from bytes.
    init?(_ bytes: Span<UInt8>) {
        guard !bytes.isEmpty, bytes[0] == 50 || bytes[0] == 52 || bytes[0] == 53, bytes.count <= 9 else { return nil }
        var numbers = (0, 0, 0)
        var part = 0
        var digits = 0
        for i in bytes.indices {
            let byte = bytes[i]
            if byte == 46 {
                guard digits > 0, part < 2 else { return nil }
                numbers = part == 0 ? (numbers.2, 0, 0) : (numbers.0, numbers.2, 0)
                part += 1
                digits = 0
            } else {
                guard byte >= 48, byte <= 57, digits < (part == 0 ? 1 : 3) else { return nil }
                numbers.2 = numbers.2 * 10 + Int(byte - 48)
                digits += 1
            }
        }
        guard part == 2, digits > 0 else { return nil }
        self.init(numbers.0, numbers.1, numbers.2)
    }

    /// Adds its description.
    func append(to bytes: inout [UInt8]) {
        bytes.add(kind)
        bytes.append(Octet.dot)
        bytes.add(subject)
        bytes.append(Octet.dot)
        bytes.add(detail)
    }

    /// It may succeed later.
    package var isTransient: Bool { kind == 4 }
    /// It will not succeed.
    package var isPermanent: Bool { kind == 5 }

    /// X.4.1: no answer from the host.
    package static let noAnswer = EnhancedStatus(4, 4, 1)
    /// X.4.2: bad connection.
    package static let badConnection = EnhancedStatus(4, 4, 2)
    /// X.4.3: the directory (DNS) did not answer.
    package static let directoryFailure = EnhancedStatus(4, 4, 3)
    /// X.4.4: unable to route: the domain has no address.
    package static let unableToRoute = EnhancedStatus(5, 4, 4)
    /// X.4.6: a routing loop.
    package static let routingLoop = EnhancedStatus(5, 4, 6)
    /// RFC 7505 §6 would say X.1.10; the servers that were watched say X.1.0.
    package static let nullMX = EnhancedStatus(5, 1, 0)
    /// X.1.1: no such mailbox.
    package static let noSuchMailbox = EnhancedStatus(5, 1, 1)
    /// X.2.2: the mailbox is full.
    package static let mailboxFull = EnhancedStatus(5, 2, 2)
    /// X.3.4: the message is too big for the system.
    package static let messageTooBig = EnhancedStatus(5, 3, 4)
    /// X.5.0: some other protocol status.
    package static let protocolError = EnhancedStatus(5, 5, 0)
    /// X.6.7: an address beyond ASCII and no SMTPUTF8 on the way (RFC 6531 §4.2).
    package static let utf8Needed = EnhancedStatus(5, 6, 7)
}

extension EnhancedStatus: CustomStringConvertible {
    /// `5.1.1`.
    package var description: String { "\(kind).\(subject).\(detail)" }
}
