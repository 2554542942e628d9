// From observations to the events of lesson files. Read first: StoryEvent.swift, Sources/Emulation/Observation.swift.
//
// Both ends of a conversation observe much of the same. An event counts once: a connection is reported by its client,
// a reset by whoever it is sent to, a reply of several lines by its last line.

import DNSProtocol
import Emulation
import HostStack
import Scenarios
import Wire

/// Translates what the world tells.
package struct EventTranslator {
    package var names: NameTable

    package init(names: NameTable) { self.names = names }

    /// The event that `observation` is; nil when lessons have no word for it. `letters` names letters by Message-ID.
    package func event(_ observation: Observation, letters: (String) -> String?) -> StoryEvent? {
        let host = names.host(observation.host)
        switch observation.kind {
        case .stack(let observation): return stack(observation, host)
        case .dnsQuery(let server, let question): return dns(.dnsQuery, host, server, question)
        case .dnsResponse(let server, let question, let code, _):
            var event = dns(.dnsResponse, host, server, question)
            event.rcode = "\(code)"
            return event
        case .dnsTimeout, .state, .linkChanged, .timePassed: return nil
        case .switchPower(let number, let isOn):
            return with(isOn ? .hostOn : .hostOff) { $0.host = names.switch(number) }
        case .line(let line): return self.line(line)
        case .mail(let mail): return self.mail(mail, host, letters)
        case .nameCheck(_, _, let result): return with(.checkPTR) { ($0.host, $0.result) = (host, result) }
        case .senderPolicy(_, _, _, let result): return with(.checkSPF) { ($0.host, $0.result) = (host, result) }
        case .poweredOff: return with(.hostOff) { $0.host = host }
        case .poweredOn: return with(.hostOn) { $0.host = host }
        case .linkCut(let link): return with(.linkCut) { $0.link = names.link(link) }
        case .linkRestored(let link): return with(.linkRestored) { $0.link = names.link(link) }
        }
    }

    /// The event of a frame that was lost on a link, whatever the reason.
    package func frameLost(_ frame: RawSpan, link: Int) -> StoryEvent {
        var event = StoryEvent(.frameLost)
        event.link = names.link(link)
        event.kinds = FramePattern.kinds(of: frame)
        return event
    }

    private func with(_ name: EventName, _ fill: (inout StoryEvent) -> Void) -> StoryEvent {
        var event = StoryEvent(name)
        fill(&event)
        return event
    }

    private func stack(_ observation: StackObservation, _ host: String?) -> StoryEvent? {
        switch observation {
        case .arpRequested(let address): arp(.arpRequest, host, address)
        case .arpResolved(let address): arp(.arpReply, host, address)
        case .arpFailed(let address): arp(.arpFail, host, address)
        case .tcpConnecting(let local, let remote): tcp(.tcpConnect, local, remote)
        case .tcpConnected(let local, let remote): tcp(.tcpEstablished, local, remote)
        case .tcpConnectFailed(let local, let remote, _): tcp(.tcpConnectFail, local, remote)
        case .tcpRetransmitted(let local, let remote): ordered(.tcpRetransmission, local, remote)
        case .tcpReset(let local, let remote, false): ordered(.tcpReset, local, remote)
        case .tcpClosed(let local, let remote) where local.port > remote.port: tcp(.tcpClose, local, remote)
        case .tcpAccepted, .tcpClosed, .tcpReset, .tcpState, .neighbour, .timer, .unreachable, .timeExceeded,
            .packetTooBig:
            nil
        }
    }

    private func arp(_ name: EventName, _ host: String?, _ address: IPAddress) -> StoryEvent {
        with(name) { ($0.host, $0.address) = (host, address) }
    }

    private func tcp(_ name: EventName, _ client: Endpoint, _ server: Endpoint) -> StoryEvent {
        with(name) {
            ($0.from, $0.to) = (names.host(at: client.address), names.host(at: server.address))
            $0.port = server.port
        }
    }

    /// The end with the lower port is the server: clients take theirs from the ephemeral range (RFC 6335 §6).
    private func ordered(_ name: EventName, _ local: Endpoint, _ remote: Endpoint) -> StoryEvent {
        local.port < remote.port ? tcp(name, remote, local) : tcp(name, local, remote)
    }

    private func dns(
        _ event: EventName, _ host: String?, _ server: IPAddress, _ question: DNSQuestion
    ) -> StoryEvent {
        with(event) {
            ($0.from, $0.to) = (host, names.host(at: server))
            let name = "\(question.name)"
            $0.name = name.hasSuffix(".") && name.count > 1 ? String(name.dropLast()) : name
            $0.type = "\(question.type)"
        }
    }

    private func line(_ line: ProtocolLine) -> StoryEvent? {
        let (command, reply): (EventName, EventName) =
            switch line.textProtocol {
            case .smtp: (.smtpCommand, .smtpReply)
            case .pop3: (.pop3Command, .pop3Reply)
            case .imap: (.imapCommand, .imapReply)
            }
        var event: StoryEvent
        switch line.role {
        case .content: return nil
        case .command:
            event = tcp(command, line.client, line.server)
            // IMAP (RFC 3501 §2.2.1): a tag comes before the command.
            event.command = line.textProtocol == .imap ? ReplyStatus.withoutTag(line.text) : line.text
        case .reply:
            event = tcp(reply, line.client, line.server)
            switch line.textProtocol {
            case .smtp:
                guard let code = ReplyStatus.smtpCode(line.text) else { return nil }
                event.code = code
            case .pop3: event.status = ReplyStatus.firstWord(line.text)
            case .imap: event.status = ReplyStatus.imap(line.text)
            }
        }
        return event
    }

    private func mail(_ mail: MailEvent, _ host: String?, _ letters: (String) -> String?) -> StoryEvent {
        func event(_ name: EventName, mailbox: String? = nil, transport: String? = nil) -> StoryEvent {
            with(name) {
                ($0.host, $0.message) = (host, letters(mail.messageID))
                ($0.mailbox, $0.protocol) = (mailbox, transport)
            }
        }
        switch mail.step {
        case .composed: return event(.mailComposed)
        case .submitted: return event(.mailSubmitted, transport: "submission")
        case .stuck: return event(.mailDeferred)
        case .queued, .noticed: return event(.mailQueued, transport: "smtp")
        case .relayed: return event(.mailRelayed, transport: "smtp")
        case .deferred: return event(.mailDeferred)
        case .rejected: return event(.mailRejected)
        case .bounced: return event(.mailBounced)
        case .delivered(let mailbox): return event(.mailDelivered, mailbox: mailbox)
        case .fetched(let mailbox, let transport):
            return event(.mailFetched, mailbox: mailbox, transport: transport.lowercased())
        case .removed(let mailbox): return event(.mailRemoved, mailbox: mailbox)
        }
    }
}

extension EventName {
    /// The kind of event that an observation of this kind can be, before its details are looked at; nil when lessons
    /// have no word for it.
    package init?(of kind: Observation.Kind) {
        switch kind {
        case .stack(let observation): self.init(of: observation)
        case .dnsQuery: self = .dnsQuery
        case .dnsResponse: self = .dnsResponse
        case .dnsTimeout, .state: return nil
        case .line(let line):
            switch (line.textProtocol, line.role) {
            case (_, .content): return nil
            case (.smtp, .command): self = .smtpCommand
            case (.smtp, .reply): self = .smtpReply
            case (.pop3, .command): self = .pop3Command
            case (.pop3, .reply): self = .pop3Reply
            case (.imap, .command): self = .imapCommand
            case (.imap, .reply): self = .imapReply
            }
        case .mail(let event):
            switch event.step {
            case .composed: self = .mailComposed
            case .submitted: self = .mailSubmitted
            case .stuck, .deferred: self = .mailDeferred
            case .queued, .noticed: self = .mailQueued
            case .relayed: self = .mailRelayed
            case .rejected: self = .mailRejected
            case .bounced: self = .mailBounced
            case .delivered: self = .mailDelivered
            case .fetched: self = .mailFetched
            case .removed: self = .mailRemoved
            }
        case .nameCheck: self = .checkPTR
        case .senderPolicy: self = .checkSPF
        case .poweredOff: self = .hostOff
        case .poweredOn: self = .hostOn
        case .linkCut: self = .linkCut
        case .linkRestored: self = .linkRestored
        case .switchPower(_, let isOn): self = isOn ? .hostOn : .hostOff
        case .linkChanged, .timePassed: return nil
        }
    }

    private init?(of observation: StackObservation) {
        switch observation {
        case .arpRequested: self = .arpRequest
        case .arpResolved: self = .arpReply
        case .arpFailed: self = .arpFail
        case .tcpConnecting: self = .tcpConnect
        case .tcpConnected: self = .tcpEstablished
        case .tcpConnectFailed: self = .tcpConnectFail
        case .tcpRetransmitted: self = .tcpRetransmission
        case .tcpReset: self = .tcpReset
        case .tcpClosed: self = .tcpClose
        case .tcpAccepted, .tcpState, .neighbour, .timer, .unreachable, .timeExceeded, .packetTooBig: return nil
        }
    }
}
