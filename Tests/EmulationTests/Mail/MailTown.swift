// A small world for tests of mail: two mail servers, a mail program, a name server, one switch. Read first: nothing.

import Basics
import DNSProtocol
import Emulation
import HostStack
import MailMessage
import MailStore
import SMTPProtocol
import Testing
import Wire

/// hana at tokyo.example writes to people at kyoto.example.
struct MailTown {
    var world: World
    let names = 0
    let tokyo = 1
    let kyoto = 2
    let program = 3
    /// The second server of two.example, if there is one.
    let backup = 4
    var log = EventLog()

    static let zones = [
        (
            "example",
            """
            @ SOA ns.example. host.example. 1 7200 900 1209600 900
            @ NS ns.example.
            ns A 192.0.2.53
            tokyo TXT "v=spf1 mx -all"
            tokyo MX 10 mail.tokyo.example.
            mail.tokyo A 192.0.2.1
            pc.tokyo A 192.0.2.3
            kyoto TXT "v=spf1 mx -all"
            kyoto MX 10 mail.kyoto.example.
            mail.kyoto A 192.0.2.2
            two MX 20 mail.kyoto.example.
            two MX 10 backup.two.example.
            backup.two A 192.0.2.4
            null MX 0 .
            forged TXT "v=spf1 -all"
            loop MX 10 mail.tokyo.example.
            """
        ),
        (
            "2.0.192.in-addr.arpa",
            """
            @ SOA ns.example. host.example. 1 7200 900 1209600 900
            @ NS ns.example.
            1 PTR mail.tokyo.example.
            2 PTR mail.kyoto.example.
            3 PTR pc.tokyo.example.
            """
        ),
    ]

    init(
        seed: UInt64 = 1, link: LinkProperties = LinkProperties(), quota: Int? = nil,
        _ change: (inout MailServerConfiguration) -> Void = { _ in }
    ) throws {
        world = World(seed: seed, clockStart: 1_795_460_243)
        let hub = world.addSwitch(name: "hub")
        var zones: [Zone] = []
        for (name, text) in Self.zones {
            let origin = try #require(DNSName(name))
            let records = try text.split(separator: "\n").map { line in
                let words = line.split(separator: " ", maxSplits: 1)
                return try ResourceRecord(parsing: "\(words[0]) 3600 IN \(words[1])", origin: origin)
            }
            zones.append(try Zone(origin: origin, records: records))
        }
        func server(_ name: String, _ domains: [String]) -> Service {
            var configuration = MailServerConfiguration(hostName: name, domains: domains)
            change(&configuration)
            return .mailTransfer(Boxed(MailTransferService(configuration)))
        }
        let mailProgram = MailProgramService(
            MailProgramConfiguration(
                address: "hana@tokyo.example", login: "hana@tokyo.example", password: "sakura",
                submissionServer: DNSName("mail.tokyo.example"), incoming: .none,
                helloName: "pc.tokyo.example"))
        let hosts: [(String, UInt8, Service)] = [
            ("ns.example", 53, .authoritativeDNS(Boxed(AuthoritativeDNSService(zones: zones)))),
            ("mail.tokyo.example", 1, server("mail.tokyo.example", ["tokyo.example"])),
            ("mail.kyoto.example", 2, server("mail.kyoto.example", ["kyoto.example", "two.example"])),
            ("pc.tokyo.example", 3, .mailProgram(Boxed(mailProgram))),
        ]
        for (name, last, service) in hosts {
            let interface = InterfaceConfiguration(
                name: "eth0", mac: MACAddress(bits: 0x0200_0000_0000 | UInt64(last)),
                address: IPAddress(192, 0, 2, last),
                prefixLength: 24)
            let number = world.addHost(
                name: name, interfaces: [interface], routes: [], resolvers: [IPAddress(192, 0, 2, 53)],
                services: [service])
            world.connect(.host(number, interface: 0), to: world.freePort(ofSwitch: hub), name: name, properties: link)
        }
        for (host, address) in [
            (tokyo, "hana@tokyo.example"), (kyoto, "kenji@kyoto.example"), (kyoto, "kenji@two.example"),
            (kyoto, "yuki@kyoto.example"),
        ] {
            world.withDisk(ofHost: host) {
                _ = $0.mailStore.add(
                    MailAccount(
                        address: address, login: address, password: "sakura", quota: host == kyoto ? quota : nil,
                        createdAt: 1))
            }
        }
    }

    static func letter(_ id: String, body: String = "hello\r\n") -> [UInt8] {
        PlainLetter(
            from: NamedAddress(name: "Hana", address: EmailAddress(localPart: "hana", domain: "tokyo.example")),
            to: [NamedAddress(address: EmailAddress(localPart: "kenji", domain: "kyoto.example"))],
            subject: "letter \(id)",
            text: body, date: MailDate(unixSeconds: 1_795_460_243), messageID: "<\(id)@pc.tokyo.example>"
        ).bytes
    }

    mutating func send(
        _ id: String, to recipients: [String], from: String = "hana@tokyo.example", at seconds: UInt64 = 1
    ) {
        let letter = OutgoingLetter(id: id, message: Self.letter(id), from: from, recipients: recipients)
        world.plan(.command(host: program, .send(letter)), at: .start + .seconds(seconds))
    }

    mutating func run(seconds: UInt64) { _ = world.run(until: .start + .seconds(seconds), observer: &log) }

    /// The letters in a mailbox.
    func inbox(_ host: Int, _ address: String) -> [Message] {
        let store = world.hosts[host].core.disk.mailStore
        guard let id = store.account(receivingFor: address) else { return [] }
        return store[id].inbox.messages.map { Message($0.bytes) }
    }

    func queue(_ host: Int) -> [QueueEntry] { world.hosts[host].core.disk.queue.entries }

    /// What befell a letter.
    func steps(_ id: String) -> [MailEvent.Step] {
        log.observations.compactMap {
            if case .mail(let event) = $0.kind, event.messageID == "<\(id)@pc.tokyo.example>" {
                event.step
            } else {
                nil
            }
        }
    }

    /// The lines said between a client and port 25.
    var relayLines: [String] {
        log.observations.compactMap {
            guard case .line(let line) = $0.kind, line.textProtocol == .smtp, line.server.port == 25 else { return nil }
            return line.role == .content ? nil : "\(line.speaker.rawValue): \(line.text)"
        }
    }
}
