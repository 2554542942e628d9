// What happens inside the world, told to whoever looks on: lines of protocols, questions, letters on their way.
// Read first: nothing; then World/WorldObserver.swift, which receives these.
//
// An observation is a value that leaves the world; nothing inside ever reads one back. Stages of lessons, reports,
// transcripts and the player's recording are all made of them.

import Basics
import DNSProtocol
import HostStack
import Wire

/// Something that happened on a host.
package struct Observation: Equatable, Sendable {
    /// When.
    package var at: Instant
    /// On which host: its number in the world. Nil for what concerns a link alone.
    package var host: Int?
    package var kind: Kind

    package init(at: Instant, host: Int?, kind: Kind) {
        self.at = at
        self.host = host
        self.kind = kind
    }

    package enum Kind: Equatable, Sendable {
        /// ARP, TCP and ICMP, as the host's stack tells it.
        case stack(StackObservation)
        /// Sent a DNS question to `server`.
        case dnsQuery(server: IPAddress, DNSQuestion)
        /// Got its answer. In a referral `answers` are the name servers to ask next, with their addresses.
        case dnsResponse(server: IPAddress, DNSQuestion, ResponseCode, answers: [ResourceRecord])
        /// No answer came in time.
        case dnsTimeout(server: IPAddress, DNSQuestion)
        /// One line of a text protocol, when the side that speaks hands it to TCP.
        case line(ProtocolLine)
        case mail(MailEvent)
        case state(StateChange)
        /// Whether the client's address has a name that leads back to it (RFC 8601 §2.7.3): pass, fail, temperror,
        /// permerror.
        case nameCheck(client: IPAddress, name: String?, result: String)
        /// SPF (RFC 7208) for `identity` ("helo" or "mailfrom").
        case senderPolicy(identity: String, domain: String, client: IPAddress, result: String)
        case poweredOff
        case poweredOn
        case linkCut(Int)
        case linkRestored(Int)
        /// A link is like this from now on.
        indirect case linkChanged(Int, LinkProperties)
        /// A switch, by its number, was switched on or off.
        case switchPower(Int, isOn: Bool)
        /// Somebody waited for this moment; see `Intervention.wait`.
        case timePassed
    }
}
