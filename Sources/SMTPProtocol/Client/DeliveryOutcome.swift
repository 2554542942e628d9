// How it went for one recipient: taken, not now, or never. Read first: EnhancedStatus.swift, SMTPReply.swift.

import Wire

/// The next server, as notices and logs name it.
package struct SMTPPeer: Hashable, Sendable {
    /// The name that was looked up.
    package var name: String
    /// The address that was called.
    package var address: IPAddress
    /// The port that was called.
    package var port: UInt16

    /// A peer.
    package init(name: String, address: IPAddress, port: UInt16 = 25) {
        self.name = name
        self.address = address
        self.port = port
    }

    /// `mail.kyoto.example[198.51.100.25]`; where the address is all that is known, `198.51.100.25[198.51.100.25]`.
    package var text: String { (name == "[\(address)]" ? "\(address)" : name) + "[\(address)]" }
}

/// Why a letter was not taken.
package struct DeliveryFailure: Error, Hashable, Sendable {
    /// 4.x.x or 5.x.x.
    package var status: EnhancedStatus
    /// The sentence of logs and of the notice's first part: `host ... said: 550 ... (in reply to RCPT TO command)`.
    package var explanation: String
    /// What Diagnostic-Code says (RFC 3464 §2.3.6): the type, `smtp` for a server's words, and the text.
    package var diagnosticType: String
    /// The words themselves.
    package var diagnostic: String
    /// The server that said so (RFC 3464 §2.3.5); nil when no server was reached.
    package var remoteHost: String?

    /// A failure that we found ourselves.
    package init(_ status: EnhancedStatus, _ explanation: String, remoteHost: String? = nil) {
        self.status = status
        self.explanation = explanation
        diagnosticType = "X-Yubin"
        diagnostic = explanation
        self.remoteHost = remoteHost
    }

    /// A server's refusal in reply to `command`.
    package init(_ reply: SMTPReply, from peer: SMTPPeer, inReplyTo command: String) {
        // A reply without an enhanced code still says by its first digit what it is (RFC 3463 §2).
        status = reply.statusOrGeneric
        explanation = "host \(peer.text) said: \(reply) (in reply to \(command) command)"
        diagnosticType = "smtp"
        diagnostic = reply.description
        remoteHost = peer.name
    }
}

/// What became of a letter for one recipient.
package enum DeliveryOutcome: Hashable, Sendable {
    /// The next server answers for it now, or it is in the mailbox. The text is what the server said.
    case delivered(String)
    /// To be tried again.
    case deferred(DeliveryFailure)
    /// Never.
    case failed(DeliveryFailure)
}

/// The end of an attempt to hand a letter over.
package struct DeliveryReport: Equatable, Sendable {
    /// One for each recipient of the transaction, in its order.
    package var outcomes: [DeliveryOutcome]
    /// The whole letter was sent, but no reply came: the server may have it or not (RFC 1047).
    package var isInDoubt: Bool
}
