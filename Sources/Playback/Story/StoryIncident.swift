// What goes wrong in a story, or is mended, and cannot be read off a conversation. Read first: StoryRecorder.swift.
//
// Without it a refused connection would leave no trace on the time line: nobody said anything.

import Basics
import Emulation
import HostStack

/// Something that befell a letter, a host or a link.
package struct StoryIncident: Equatable, Sendable {
    package var at: Instant
    package var kind: Kind

    package enum Kind: Equatable, Sendable {
        /// `host`, a server, keeps the letter and tries again later.
        case deferred(letter: String, host: String, recipients: [String], reason: String)
        /// `host`, a mail program, could not hand the letter in, and tries again later.
        case stuck(letter: String, host: String, recipients: [String], reason: String)
        /// `host` has given the letter up for these recipients.
        case bounced(letter: String, host: String, recipients: [String], reason: String)
        /// `from` tried in vain to open a TCP connection to port `port` of `to`.
        case noConnection(from: String, to: String, port: UInt16, ConnectFailure)
        case hostPower(String, isOn: Bool)
        case link(String, isUp: Bool)
        case program(String, host: String, isRunning: Bool)
        /// The records of a zone were changed on `host`.
        case zone(String, host: String)
        /// How many octets the mailboxes of an account may hold from now on.
        case quota(String, octets: Int?)
        /// The lesson had this frame lost on its way.
        case frameLost(link: String)
    }

    package init(at moment: Instant, _ kind: Kind) {
        at = moment
        self.kind = kind
    }

    /// Why, in the words of the queue.
    package var reason: String? {
        switch kind {
        case .deferred(_, _, _, let reason), .stuck(_, _, _, let reason), .bounced(_, _, _, let reason): reason
        case .noConnection, .hostPower, .link, .program, .zone, .quota, .frameLost: nil
        }
    }

    /// The incident that `observation` tells of, on `host`; nil when it is none. `letter` names a letter by its
    /// Message-ID.
    package init?(_ observation: Observation, host: String?, names: NameTable, letter: (String) -> String?) {
        at = observation.at
        let host = host ?? ""
        switch observation.kind {
        case .mail(let event):
            let name = letter(event.messageID) ?? event.messageID
            switch event.step {
            case .deferred(let recipients, let reason):
                kind = .deferred(letter: name, host: host, recipients: recipients, reason: reason)
            case .stuck(let recipients, let reason):
                kind = .stuck(letter: name, host: host, recipients: recipients, reason: reason)
            case .bounced(let recipients, let reason, _):
                kind = .bounced(letter: name, host: host, recipients: recipients, reason: reason)
            case .composed, .submitted, .queued, .noticed, .relayed, .rejected, .delivered, .fetched, .removed:
                return nil
            }
        case .poweredOff: kind = .hostPower(host, isOn: false)
        case .poweredOn: kind = .hostPower(host, isOn: true)
        case .linkCut(let link): kind = .link(names.link(link), isUp: false)
        case .linkRestored(let link): kind = .link(names.link(link), isUp: true)
        case .stack(.tcpConnectFailed(_, let remote, let failure)):
            kind = .noConnection(from: host, to: names.host(at: remote.address), port: remote.port, failure)
        case .switchPower(let number, let isOn): kind = .hostPower(names.switch(number), isOn: isOn)
        case .state(.program(let program, let isRunning)):
            kind = .program(program.rawValue, host: host, isRunning: isRunning)
        case .state(.zone(let origin, removed: _, added: _)): kind = .zone("\(origin)", host: host)
        case .state(.quota(let account, let octets)): kind = .quota(account, octets: octets)
        case .stack, .state, .dnsQuery, .dnsResponse, .dnsTimeout, .line, .nameCheck, .senderPolicy, .linkChanged,
            .timePassed:
            return nil
        }
    }
}
