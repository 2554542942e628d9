// How a client session behaves. Read first: nothing; then SMTPClientSession.swift.

import Basics

/// The settings of an SMTP client.
package struct SMTPClientConfiguration: Equatable, Sendable {
    /// How it speaks.
    package enum Manner: Equatable, Sendable {
        /// One command at a time, as mail programs do.
        case mailProgram
        /// All it can in one segment, as servers do among themselves (RFC 2920).
        case server
    }

    /// How long it waits for replies (RFC 5321 §4.5.3.2).
    package struct Timeouts: Equatable, Sendable {
        /// RFC 5321 §4.5.3.2.1.
        package var greeting = Interval.seconds(300)
        /// RFC 5321 §4.5.3.2.2 and RFC 5321 §4.5.3.2.3, and for EHLO and AUTH alike.
        package var command = Interval.seconds(300)
        /// RFC 5321 §4.5.3.2.4.
        package var dataStart = Interval.seconds(120)
        /// RFC 5321 §4.5.3.2.6.
        package var dataEnd = Interval.seconds(600)

        /// The patience that the RFC asks for.
        package init() {}
    }

    /// How it speaks.
    package var manner: Manner
    /// What it calls itself in EHLO.
    package var helloName: String
    /// The account and its password; only a mail program has one.
    package var account: (name: String, password: String)?
    /// How long it waits.
    package var timeouts = Timeouts()

    /// A client with the usual timeouts.
    package init(manner: Manner, helloName: String, account: (name: String, password: String)? = nil) {
        self.manner = manner
        self.helloName = helloName
        self.account = account
    }

    /// Field by field; the account is a pair.
    package static func == (a: Self, b: Self) -> Bool {
        a.manner == b.manner && a.helloName == b.helloName && a.account?.name == b.account?.name
            && a.account?.password == b.account?.password && a.timeouts == b.timeouts
    }
}
