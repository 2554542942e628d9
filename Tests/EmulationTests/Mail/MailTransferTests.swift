// Mail servers in a world: from a mail program to a mailbox, and all the ways in which that can fail.

import Basics
import Emulation
import HostStack
import MailMessage
import SMTPProtocol
import Testing

@Suite("Mail from host to host") struct MailTransferTests {
    @Test("A letter arrives, with the header that an administrator expects")
    func story() throws {
        var town = try MailTown()
        town.send("a", to: ["kenji@kyoto.example"])
        town.run(seconds: 10)
        let letter = try #require(town.inbox(town.kyoto, "kenji@kyoto.example").first)
        #expect(
            letter.fields.map { letter.name(of: $0) }.prefix(7) == [
                "Return-Path", "X-Original-To", "Delivered-To", "Authentication-Results", "Received-SPF", "Received",
                "Received",
            ])
        #expect(letter.value("Return-Path") == "<hana@tokyo.example>")
        #expect(
            letter.value("Received-SPF")?.hasPrefix("Pass (mailfrom) identity=mailfrom; client-ip=192.0.2.1;") == true)
        #expect(letter.value("Authentication-Results")?.contains("spf=pass smtp.mailfrom=hana@tokyo.example") == true)
        let received = letter.fields.filter { letter.isNamed($0, "Received") }.map { letter.value(of: $0) }
        #expect(
            received[0].hasPrefix(
                "from mail.tokyo.example (mail.tokyo.example [192.0.2.1])\tby mail.kyoto.example (Yubin) with ESMTP id "
            ))
        #expect(
            received[1].hasPrefix(
                "from pc.tokyo.example (pc.tokyo.example [192.0.2.3])\tby mail.tokyo.example (Yubin) with ESMTPA id "))
        #expect(received[1].hasSuffix("for <kenji@kyoto.example>; Mon, 23 Nov 2026 18:57:24 +0000 (UTC)"))
        #expect(letter.bytes.suffix(MailTown.letter("a").count).elementsEqual(MailTown.letter("a")))
        #expect(town.queue(town.tokyo).isEmpty && town.queue(town.kyoto).isEmpty)
        #expect(town.world.hosts[town.kyoto].core.disk.queue.unconfirmed.count == 0)
        #expect(town.world.hosts[town.tokyo].core.disk.queue.unconfirmed.count == 0)
    }

    @Test("Servers among themselves: PTR before the greeting, pipelined commands, five replies")
    func dialogue() throws {
        var town = try MailTown()
        town.send("a", to: ["kenji@kyoto.example"])
        town.run(seconds: 10)
        let lines = town.relayLines
        #expect(lines.first == "S: 220 mail.kyoto.example ESMTP Yubin")
        #expect(
            lines.filter { $0.hasPrefix("C: ") }.map { $0.prefix(9) } == [
                "C: EHLO m", "C: MAIL F", "C: RCPT T", "C: DATA", "C: QUIT",
            ])
        #expect(lines.suffix(2).map { $0.prefix(12) } == ["S: 250 2.0.0", "S: 221 2.0.0"])
    }

    @Test("An unknown recipient: 550, and a notice in the sender's mailbox")
    func unknownRecipient() throws {
        var town = try MailTown()
        town.send("a", to: ["nobody@kyoto.example", "kenji@kyoto.example"])
        town.run(seconds: 10)
        #expect(town.inbox(town.kyoto, "kenji@kyoto.example").count == 1)
        let notice = try #require(town.inbox(town.tokyo, "hana@tokyo.example").first)
        #expect(notice.value("Return-Path") == "<>")
        #expect(notice.value("Subject") == "Undelivered Mail Returned to Sender")
        let text = Octet.text(notice.body)
        #expect(text.contains("Final-Recipient: rfc822; nobody@kyoto.example"))
        #expect(text.contains("Status: 5.1.1"))
        #expect(town.queue(town.tokyo).isEmpty)
        #expect(
            town.steps("a").contains {
                if case .bounced(let who, _, let notice) = $0 {
                    who == ["nobody@kyoto.example"] && notice != nil
                } else {
                    false
                }
            })
    }

    @Test(
        "Domains without mail: no such name, null MX, a route that leads back",
        arguments: [
            ("x@nowhere.example", "5.4.4"), ("x@null.example", "5.1.0"), ("x@loop.example", "5.4.6"),
            ("x@[192.0.2.2]", "5.1.1"),
        ])
    func noWay(recipient: String, status: String) throws {
        var town = try MailTown()
        town.send("a", to: [recipient])
        town.run(seconds: 60)
        let notice = try #require(town.inbox(town.tokyo, "hana@tokyo.example").first)
        #expect(Octet.text(notice.body).contains("Status: \(status)"))
    }

    @Test("A network that no route leads to is told in the system's words, and so is a host")
    func noRoute() throws {
        var town = try MailTown()
        town.send("a", to: ["kenji@[10.9.9.9]"])
        town.run(seconds: 60)
        let reason = "connect to 10.9.9.9[10.9.9.9]:25: Network is unreachable"
        #expect(town.steps("a").contains(.deferred(recipients: ["kenji@[10.9.9.9]"], reason: reason)))
        #expect(ConnectFailure.unreachable(.network).systemMessage == "Network is unreachable")
        #expect(ConnectFailure.unreachable(.host).systemMessage == "No route to host")
        #expect(ConnectFailure.unreachable(.port).systemMessage == "Connection refused")
    }

    @Test("A letter that waits for several reasons: each recipient has its own")
    func severalReasons() throws {
        var town = try MailTown()
        town.world.plan(.service(host: town.kyoto, .mailTransfer, running: false), at: .start)
        town.send("a", to: ["kenji@kyoto.example", "kenji@[10.9.9.9]", "emi@[10.9.9.9]"])
        town.run(seconds: 60)
        let deferred = town.steps("a").filter { if case .deferred = $0 { true } else { false } }
        #expect(
            deferred == [
                .deferred(
                    recipients: ["kenji@kyoto.example"],
                    reason: "connect to mail.kyoto.example[192.0.2.2]:25: Connection refused"),
                .deferred(
                    recipients: ["kenji@[10.9.9.9]", "emi@[10.9.9.9]"],
                    reason: "connect to 10.9.9.9[10.9.9.9]:25: Network is unreachable"),
            ])
    }

    @Test("Host off, then on again: deferred, and delivered later")
    func hostOff() throws {
        var town = try MailTown()
        town.world.plan(.hostPower(town.kyoto, on: false), at: .start)
        town.send("a", to: ["kenji@kyoto.example"])
        town.run(seconds: 200)
        #expect(town.queue(town.tokyo).count == 1)
        #expect(
            town.steps("a").contains {
                if case .deferred(_, let reason) = $0 {
                    reason.hasSuffix("No route to host") || reason.hasSuffix("timed out")
                } else {
                    false
                }
            })
        town.world.plan(.hostPower(town.kyoto, on: true), at: .start + .seconds(200))
        town.run(seconds: 400)
        #expect(town.inbox(town.kyoto, "kenji@kyoto.example").count == 1)
        #expect(town.queue(town.tokyo).isEmpty)
    }

    @Test("Service down: refused, deferred; after its lifetime it comes back")
    func expiry() throws {
        var town = try MailTown { $0.schedule = RetrySchedule(pauses: [.seconds(10)], lifetime: .seconds(60)) }
        town.world.plan(.service(host: town.kyoto, .mailTransfer, running: false), at: .start)
        town.send("a", to: ["kenji@kyoto.example"])
        town.run(seconds: 30)
        #expect(
            town.steps("a").contains(
                .deferred(
                    recipients: ["kenji@kyoto.example"],
                    reason: "connect to mail.kyoto.example[192.0.2.2]:25: Connection refused")))
        town.run(seconds: 100)
        let notice = try #require(town.inbox(town.tokyo, "hana@tokyo.example").first)
        #expect(Octet.text(notice.body).contains("Status: 4.4.1"))
        #expect(town.queue(town.tokyo).isEmpty)
    }

    @Test("Two mail hosts: the first does not answer, the second gets the letter in the same attempt")
    func twoHosts() throws {
        var town = try MailTown()
        town.send("a", to: ["kenji@two.example"])
        town.run(seconds: 60)
        #expect(town.inbox(town.kyoto, "kenji@two.example").count == 1)
        #expect(!town.steps("a").contains { if case .deferred = $0 { true } else { false } })
    }

    @Test("Who is no user may not relay, and the mail program is told")
    func relaying() throws {
        var town = try MailTown { $0.senderPolicy = .reject }
        town.send("a", to: ["kenji@kyoto.example"], from: "x@forged.example")
        town.run(seconds: 60)
        #expect(town.inbox(town.kyoto, "kenji@kyoto.example").isEmpty)
        #expect(
            town.steps("a").contains {
                if case .rejected(_, let reply) = $0 { reply.hasPrefix("550 5.7.23") } else { false }
            })
    }

    @Test("Aliases and the catch-all; a loop of aliases ends")
    func aliases() throws {
        var town = try MailTown {
            $0.aliases = [
                .init(
                    address: "team@kyoto.example",
                    targets: ["kenji@kyoto.example", "yuki@kyoto.example", "team@kyoto.example"]),
                .init(address: "away@kyoto.example", targets: ["hana@tokyo.example"]),
            ]
        }
        town.send("a", to: ["team@kyoto.example"])
        town.send("b", to: ["away@kyoto.example"], at: 2)
        town.send("c", to: ["postmaster@kyoto.example"], at: 3)
        town.run(seconds: 30)
        #expect(town.inbox(town.kyoto, "kenji@kyoto.example").count == 2)
        #expect(town.inbox(town.kyoto, "yuki@kyoto.example").first?.value("X-Original-To") == "team@kyoto.example")
        #expect(town.inbox(town.tokyo, "hana@tokyo.example").count == 1)
    }

    @Test("RFC 5233 §1: kenji+shop is kenji, unless somebody is called exactly so")
    func details() throws {
        var town = try MailTown {
            $0.aliases = [
                .init(address: "team@kyoto.example", targets: ["kenji@kyoto.example"]),
                .init(address: "kenji+late@kyoto.example", targets: ["yuki@kyoto.example"]),
            ]
        }
        town.send("a", to: ["Kenji+Shop+2@kyoto.example"])
        town.send("b", to: ["kenji+late@kyoto.example"], at: 2)
        town.send("c", to: ["team+x@kyoto.example"], at: 3)
        town.send("d", to: ["nobody+x@kyoto.example"], at: 4)
        town.run(seconds: 30)
        let letters = town.inbox(town.kyoto, "kenji@kyoto.example")
        #expect(letters.map { $0.value("X-Original-To") } == ["Kenji+Shop+2@kyoto.example", "team+x@kyoto.example"])
        #expect(letters.first?.value("Delivered-To") == "Kenji+Shop+2@kyoto.example")
        #expect(town.inbox(town.kyoto, "yuki@kyoto.example").count == 1)
        #expect(
            town.steps("a").contains { if case .delivered("kenji@kyoto.example") = $0 { true } else { false } })
        #expect(town.inbox(town.tokyo, "hana@tokyo.example").count == 1)
    }

    @Test("A sender who does not exist in our own domain is told so at once")
    func unknownSender() throws {
        var town = try MailTown()
        town.send("a", to: ["kenji@kyoto.example"], from: "nobody@tokyo.example")
        town.run(seconds: 30)
        #expect(town.inbox(town.kyoto, "kenji@kyoto.example").isEmpty)
        #expect(
            town.steps("a").contains {
                if case .rejected(_, let reply) = $0 {
                    reply.contains("550 5.1.0 <nobody@tokyo.example>")
                } else {
                    false
                }
            })
    }

    @Test("RFC 5321 §6.3: two servers that send a letter to each other for ever do not: it comes back")
    func loop() throws {
        var town = try MailTown {
            $0.aliases = [
                .init(address: "away@kyoto.example", targets: ["back@tokyo.example"]),
                .init(address: "back@tokyo.example", targets: ["away@kyoto.example"]),
            ]
        }
        town.send("a", to: ["away@kyoto.example"])
        town.run(seconds: 120)
        let notice = try #require(town.inbox(town.tokyo, "hana@tokyo.example").first)
        #expect(Octet.text(notice.body).contains("Status: 5.4.6"))
        #expect(town.queue(town.tokyo).isEmpty && town.queue(town.kyoto).isEmpty)
    }

    @Test("RFC 1985: a backup server is asked for the letters that it keeps for a domain")
    func remoteQueue() throws {
        var town = try MailTown {
            if $0.hostName == "mail.tokyo.example" { $0.relayedDomains = ["kyoto.example"] }
        }
        town.world.plan(.hostPower(town.kyoto, on: false), at: .start)
        town.send("a", to: ["kenji@kyoto.example"])
        town.world.plan(.hostPower(town.kyoto, on: true), at: .start + .seconds(60))
        town.run(seconds: 60)
        #expect(town.queue(town.tokyo).count == 1)
        // Long before the next attempt.
        town.world.withDisk(ofHost: town.tokyo) { $0.queue.flush("kyoto.example", at: .start + .seconds(61)) }
        town.run(seconds: 400)
        #expect(town.inbox(town.kyoto, "kenji@kyoto.example").count == 1)
    }

    @Test("A mailbox that is too small: refused at RCPT when full, returned when the letter is larger than it")
    func quota() throws {
        var town = try MailTown(quota: 100)
        town.send("a", to: ["kenji@kyoto.example"])
        town.run(seconds: 30)
        let notice = try #require(town.inbox(town.tokyo, "hana@tokyo.example").first)
        #expect(Octet.text(notice.body).contains("Status: 5.2.3"))
        #expect(notice.value("From") == "Mail Delivery System <MAILER-DAEMON@kyoto.example>")
    }

    @Test("A next server without 8BITMIME gets quoted-printable")
    func sevenBit() throws {
        var town = try MailTown { $0.offersEightBit = $0.hostName != "mail.kyoto.example" }
        let letter = MailTown.letter("a", body: "こんにちは\r\n.\r\n")
        town.world.plan(
            .command(
                host: town.program,
                .send(
                    OutgoingLetter(
                        id: "a", message: letter, from: "hana@tokyo.example", recipients: ["kenji@kyoto.example"]))),
            at: .start + .seconds(1))
        town.run(seconds: 30)
        let arrived = try #require(town.inbox(town.kyoto, "kenji@kyoto.example").first)
        #expect(!arrived.isEightBit)
        #expect(MIMEPart(arrived).text(of: arrived.bytes) == "こんにちは\r\n.\r\n")
    }
}
