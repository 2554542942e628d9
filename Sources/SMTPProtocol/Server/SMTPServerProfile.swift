// What all sessions of one listener have in common, worked out once instead of for every client.
// Read first: SMTPServerConfiguration.swift.

/// A listener's settings, and what follows from them.
package struct SMTPServerProfile: Equatable, Sendable {
    /// How its sessions behave.
    package let configuration: SMTPServerConfiguration
    /// What EHLO is answered with.
    let extensions: SMTPExtensions
    /// The greeting.
    let banner: SMTPReply
    /// The whole answer to EHLO as it is sent (RFC 5321 §4.1.1.1).
    let extendedHello: [UInt8]

    /// The profile of a listener with these settings.
    package init(_ configuration: SMTPServerConfiguration) {
        self.configuration = configuration
        extensions = configuration.extensions
        banner = .banner(configuration.hostName)
        extendedHello = SMTPReply(250, nil, text: configuration.hostName + "\n" + extensions.text).bytes
    }
}
