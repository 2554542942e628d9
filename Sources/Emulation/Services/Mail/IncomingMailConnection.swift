// A client of our mail server: its session, and what is being looked up for it. Read first: MailTransferService.swift.

import Basics
import HostStack
import SMTPProtocol
import SenderTrust

/// A connection to one of the listeners.
struct IncomingMailConnection: Equatable, Sendable {
    /// A look-up that the session waits for.
    enum LookUp: Equatable, Sendable {
        case none
        /// The client's name, before the greeting.
        case clientName(ClientNameCheck)
        /// SPF, at the first recipient; `receiver` is the recipient's domain.
        case senderPolicy(Boxed<SPFSessionCheck>, receiver: String)
    }

    /// Its timer's token.
    let number: UInt64
    let conversation: TextConversation
    var socket: SocketID { conversation.socket }
    var session: SMTPServerSession
    var lookUp = LookUp.none
    var clientName: ClientNameFinding?
    /// Letters that were taken, while the client may not have heard the 250 (RFC 1047).
    var unconfirmed: [QueueID] = []
    /// There are bytes in TCP that the session could not use yet.
    var hasUnread = false
    /// The client sends no more.
    var isHalfClosed = false
    /// When its timer fires. Later deadlines do not move it: it looks again when it fires.
    var timer = Instant.never
}
