// What happens below the mail, for stories that tell of it: ARP and TCP. Read first: StoryRecorder.swift.

import Basics
import Scenarios

/// An event of a lower layer, in the words of a lesson file.
package struct StorySignal: Equatable, Sendable {
    package var at: Instant
    package var event: StoryEvent

    /// The signal that `event` is, if a story that shows `layers` tells of it.
    package init?(_ event: StoryEvent, at now: Instant, layers: [ShownLayer]) {
        guard let layer = Self.layer(of: event.event) else { return nil }
        let hosts = [event.host, event.from, event.to].compactMap(\.self)
        let isShown = layers.contains { shown in
            shown.layer == layer && (shown.hosts.isEmpty || hosts.contains(where: shown.hosts.contains))
        }
        guard isShown else { return nil }
        at = now
        self.event = event
    }

    private static func layer(of event: EventName) -> ShownLayer.Layer? {
        switch event {
        case .arpRequest, .arpReply, .arpFail: .arp
        case .tcpConnect, .tcpEstablished, .tcpRetransmission, .tcpReset, .tcpClose: .tcp
        // A connection that does not come about is an incident in every story.
        case .tcpConnectFail: nil
        case .dnsQuery, .dnsResponse, .smtpCommand, .smtpReply, .pop3Command, .pop3Reply, .imapCommand, .imapReply,
            .mailComposed, .mailSubmitted, .mailQueued, .mailRelayed, .mailDeferred, .mailBounced, .mailRejected,
            .mailDelivered, .mailFetched, .mailRemoved, .checkPTR, .checkSPF, .hostOff, .hostOn, .linkCut,
            .linkRestored, .frameLost:
            nil
        }
    }
}
