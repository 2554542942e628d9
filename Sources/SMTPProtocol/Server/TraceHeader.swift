// The lines that servers write on top of a letter, so that its way can be read from bottom to top (RFC 5321 §4.4).
// Read first: ReceivedMail.swift.
//
//     Return-Path: <hana@tokyo.example>                                        at the end of the way
//     X-Original-To: kenji@kyoto.example
//     Delivered-To: kenji@kyoto.example
//     Received-SPF: Pass ...                                                   what was found out about the sender
//     Received: from mail.tokyo.example (mail.tokyo.example [192.0.2.25])      each server on the way
//         by mail.kyoto.example (Yubin) with ESMTP id 2620BFA3D24
//         for <kenji@kyoto.example>; Mon, 23 Nov 2026 18:57:23 +0000 (UTC)

import MailMessage
import Wire

/// Writes trace fields, whole lines with CRLF.
package enum TraceHeader {
    /// `Mon, 23 Nov 2026 18:57:23 +0000 (UTC)`.
    package static func date(_ unixSeconds: Int64) -> String {
        MailDate(unixSeconds: unixSeconds).description + " (UTC)"
    }

    /// The Received field of a letter that came by SMTP, in three lines (RFC 5321 §4.4).
    package static func received(_ mail: ReceivedMail, by host: String, id: String, at unixSeconds: Int64) -> [UInt8] {
        let client = mail.client
        var header = Lines()
        header.add("Received: from ")
        header.add(foreign: client.helloName.isEmpty ? "unknown" : client.helloName)
        header.add(" (")
        header.add(foreign: client.verifiedName ?? "unknown")
        header.add(client.address.isIPv4 ? " [" : " [IPv6:")
        header.add(client.address.description)
        header.add("])")
        header.end()
        header.add("\tby ")
        header.add(foreign: host)
        header.add(" (Yubin) with ")
        header.add(client.protocolName(usesUTF8: mail.envelope.parameters.usesUTF8))
        header.add(" id ")
        header.add(foreign: id)
        // RFC 5321 §7.2: with several recipients, naming them would betray a blind copy.
        if mail.envelope.recipients.count == 1, let only = mail.envelope.recipients.first {
            header.end()
            header.add("\tfor <")
            header.add(only.address)
            header.add(">; ")
        } else {
            header.add(";")
            header.end()
            header.add("\t")
        }
        header.addDate(unixSeconds)
        header.end()
        return header.bytes
    }

    /// The Received field of a letter that began on this host.
    package static func received(by host: String, id: String, at unixSeconds: Int64) -> [UInt8] {
        var header = Lines()
        header.add("Received: by ")
        header.add(foreign: host)
        header.add(" (Yubin)")
        header.end()
        header.add("\tid ")
        header.add(foreign: id)
        header.add("; ")
        header.addDate(unixSeconds)
        header.end()
        return header.bytes
    }

    /// The fields of final delivery (RFC 5321 §4.4: Return-Path; the other two are widespread custom).
    package static func delivery(sender: ReversePath, original: EmailAddress, mailbox: EmailAddress) -> [UInt8] {
        var header = Lines()
        header.add("Return-Path: <")
        if let address = sender.address { header.add(address) }
        header.add(">")
        header.end()
        header.add("X-Original-To: ")
        header.add(original)
        header.end()
        header.add("Delivered-To: ")
        header.add(mailbox)
        header.end()
        return header.bytes
    }

    /// Lines that are being written.
    private struct Lines {
        private(set) var bytes: [UInt8] = []

        init() { bytes.reserveCapacity(288) }

        /// Adds a text of our own.
        mutating func add(_ text: String) { bytes.add(text) }

        /// Adds what a client said.
        mutating func add(foreign text: String) {
            let start = bytes.count
            bytes.add(text)
            tame(from: start)
        }

        mutating func add(_ address: EmailAddress) {
            let start = bytes.count
            address.append(to: &bytes)
            tame(from: start)
        }

        /// Whatever a client called itself, a field stays a field.
        private mutating func tame(from start: Int) {
            for i in start..<bytes.count where bytes[i] == Octet.cr || bytes[i] == Octet.lf || bytes[i] == 0 {
                bytes[i] = UInt8(ascii: "?")
            }
        }

        mutating func addDate(_ unixSeconds: Int64) {
            MailDate(unixSeconds: unixSeconds).append(to: &bytes)
            bytes.add(" (UTC)")
        }

        mutating func end() { bytes.endLine() }
    }
}
