// A connection on which a text protocol is spoken: what a service says is sent, and told to whoever looks on.
// Read first: Host/HostCore.swift, ProtocolLine.swift. Used by POP3, IMAP and the mail program.

import HostStack
import MailMessage
import Wire

/// One end of a conversation in lines.
struct TextConversation: Equatable, Sendable {
    let socket: SocketID
    let textProtocol: ProtocolLine.TextProtocol
    /// Which side this host is.
    let speaker: ProtocolLine.Speaker
    let client: Endpoint
    let server: Endpoint

    /// The conversation on `socket`, which must be connected; nil when it is gone already.
    init?(
        _ textProtocol: ProtocolLine.TextProtocol, as speaker: ProtocolLine.Speaker, on socket: SocketID,
        _ host: borrowing HostCore
    ) {
        guard let near = host.localEndpoint(of: socket), let far = host.remoteEndpoint(of: socket) else { return nil }
        self.textProtocol = textProtocol
        self.speaker = speaker
        self.socket = socket
        client = speaker == .client ? near : far
        server = speaker == .client ? far : near
    }

    /// Sends commands or replies, as one piece.
    func say(_ bytes: [UInt8], _ host: inout HostCore) {
        observe(bytes.indices, of: bytes, speaker == .client ? .command : .reply, &host)
        host.send(bytes, on: socket)
    }

    /// Sends the lines of a message, as one piece.
    func sayContent(_ bytes: [UInt8], _ host: inout HostCore) {
        observe(bytes.indices, of: bytes, .content, &host)
        host.send(bytes, on: socket)
    }

    /// Tells each line in a part of what is said to whoever looks on.
    @inline(__always)
    func observe(_ part: Range<Int>, of said: [UInt8], _ role: ProtocolLine.Role, _ host: inout HostCore) {
        if host.isObserved { tell(part, of: said, role, &host) }
    }

    // Not inlined: into a switch over what a session puts out, that would copy the whole of it for each line.
    @inline(never)
    private func tell(_ part: Range<Int>, of said: [UInt8], _ role: ProtocolLine.Role, _ host: inout HostCore) {
        var start = part.lowerBound
        while start < part.upperBound {
            let next = Octet.endOfLine(said.span, from: start, limit: part.upperBound)
            var end = next
            if said[end - 1] == Octet.lf { end -= 1 }
            if end > start && said[end - 1] == Octet.cr { end -= 1 }
            host.observe(
                .line(
                    ProtocolLine(
                        textProtocol, client: client, server: server, speaker: speaker, role: role,
                        start..<end, of: said)))
            start = next
        }
    }
}
