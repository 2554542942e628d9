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
        let hello = client.helloName.isEmpty ? "unknown" : client.helloName
        let literal = client.address.isIPv4 ? "[\(client.address)]" : "[IPv6:\(client.address)]"
        let transport = client.protocolName(usesUTF8: mail.envelope.parameters.usesUTF8)
        var lines = ["Received: from \(hello) (\(client.verifiedName ?? "unknown") \(literal))"]
        let by = "\tby \(host) (Yubin) with \(transport) id \(id)"
        // RFC 5321 §7.2: with several recipients, naming them would betray a blind copy.
        if mail.envelope.recipients.count == 1, let only = mail.envelope.recipients.first {
            lines += [by, "\tfor <\(only.address)>; " + date(unixSeconds)]
        } else {
            lines += [by + ";", "\t" + date(unixSeconds)]
        }
        return bytes(lines)
    }

    /// The Received field of a letter that began on this host.
    package static func received(by host: String, id: String, at unixSeconds: Int64) -> [UInt8] {
        bytes(["Received: by \(host) (Yubin)", "\tid \(id); " + date(unixSeconds)])
    }

    /// The fields of final delivery (RFC 5321 §4.4: Return-Path; the other two are widespread custom).
    package static func delivery(sender: ReversePath, original: EmailAddress, mailbox: EmailAddress) -> [UInt8] {
        bytes(["Return-Path: <\(sender)>", "X-Original-To: \(original)", "Delivered-To: \(mailbox)"])
    }

    private static func bytes(_ lines: [String]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(lines.reduce(0) { $0 + $1.utf8.count + 2 })
        for line in lines {
            // Whatever a client called itself, a field stays a field.
            let text = line.utf8.span
            for i in text.indices {
                let byte = text[i]
                result.append(byte == 13 || byte == 10 || byte == 0 ? UInt8(ascii: "?") : byte)
            }
            result.append(Octet.cr)
            result.append(Octet.lf)
        }
        return result
    }
}
