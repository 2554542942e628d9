// The knobs of TCP, set to what Linux does out of the box. Read first: nothing. Then TCPConnection.swift.

import Basics

/// How the connections of a host behave.
package struct TCPConfiguration: Equatable, Sendable {
    /// How long TIME-WAIT lasts: twice the maximum segment lifetime (RFC 9293 §3.6.1, MUST-13), 60 s as Linux.
    package var timeWait: Interval = .seconds(60)
    /// How long FIN-WAIT-2 waits in silence for the peer's FIN before it gives up (`tcp_fin_timeout`).
    package var finWait2Timeout: Interval = .seconds(60)
    /// How long an acknowledgment waits for data to ride on (RFC 9293 §3.8.6.3: under 0.5 s).
    package var acknowledgmentDelay: Interval = .milliseconds(40)
    /// The retransmission timeout before the first measurement (RFC 6298 §2.1).
    package var initialTimeout: Interval = .seconds(1)
    /// The variation that a timeout allows for at least. RFC 6298 §2.4 asks for 1 s; every common stack has less.
    package var minimumTimeout: Interval = .milliseconds(200)
    /// Backing off stops here (RFC 6298 §2.5: at least 60 s).
    package var maximumTimeout: Interval = .seconds(120)
    /// How often a SYN is sent again: after 1, 3, 7, 15, 31 and 63 s; then the connection fails at 127 s.
    /// RFC 9293 §3.8.3 asks for 3 minutes (R2); Linux, whose manner this is, has no more patience.
    package var synRetries: UInt8 = 6
    /// How often a SYN,ACK is sent again.
    package var synAckRetries: UInt8 = 5
    /// How often data is sent again without any answer before the connection is given up (RFC 9293 §3.8.3: R2, at least
    /// 100 s; here it is some 15 minutes).
    package var dataRetries: UInt8 = 15
    /// The receive buffer's size in bytes before the window grows; zero: as many full segments as 65,535 bytes hold.
    package var receiveBuffer: UInt32 = 0
    /// The receive buffer grows up to this when the application keeps up and the round trip is long.
    package var maximumReceiveBuffer: UInt32 = 6 << 20
    /// By how many bits windows are shifted when the peer agrees (RFC 7323 §2.2), 0 to 14; nil: not offered.
    package var windowScale: UInt8? = 10
    /// Offers timestamps (RFC 7323 §3).
    package var usesTimestamps = true
    /// Offers selective acknowledgment (RFC 2018).
    package var usesSACK = true
    /// Holds back a small segment while an earlier small one is unacknowledged (RFC 9293 §3.7.4).
    package var usesNagle = true
    /// The first flight, in segments (RFC 6928).
    package var initialWindowSegments: UInt8 = 10

    package init() {}
}
