// A small world for tests of reading mail: one mail server with all its services, four devices, a name server, one
// switch. Read first: nothing.

import Basics
import DNSProtocol
import Emulation
import HostStack
import MailMessage
import MailStore
import SMTPProtocol
import Testing
import Wire

/// hana writes to kenji, who has a PC (POP3), a phone and a laptop (IMAP).
struct ReadingTown {
    var world: World
    let server = 1
    let hana = 2
    let pc = 3
    let phone = 4
    let laptop = 5
    var log = EventLog()

    private static let zone = """
        @ SOA ns.example. host.example. 1 7200 900 1209600 900
        @ NS ns.example.
        ns A 192.0.2.53
        kita MX 10 mail.kita.example.
        mail.kita A 192.0.2.1
        """

    init(seed: UInt64 = 1, link: LinkProperties = LinkProperties(), password: String = "fox", quota: Int? = nil)
        throws
    {
        world = World(seed: seed, clockStart: 1_795_460_243)
        let hub = world.addSwitch(name: "hub")
        let records = try Self.zone.split(separator: "\n").map { line in
            let words = line.split(separator: " ", maxSplits: 1)
            return try ResourceRecord(
                parsing: "\(words[0]) 3600 IN \(words[1])", origin: DNSName("example"))
        }
        let zone = try Zone(origin: DNSName("example"), records: records)
        let mail = DNSName("mail.kita.example")
        func program(_ person: String, _ incoming: MailProgramConfiguration.Incoming) -> Service {
            .mailProgram(
                Boxed(
                    MailProgramService(
                        MailProgramConfiguration(
                            address: "\(person)@kita.example", login: person, password: password,
                            submissionServer: mail, incoming: incoming, helloName: "[192.0.2.9]"))))
        }
        let transfer = MailTransferService(
            MailServerConfiguration(hostName: "mail.kita.example", domains: ["kita.example"]))
        let hosts: [(String, UInt8, [Service])] = [
            ("ns.example", 53, [.authoritativeDNS(Boxed(AuthoritativeDNSService(zones: [zone])))]),
            (
                "mail.kita.example", 1,
                [
                    .mailTransfer(Boxed(transfer)), .pop3(Boxed(POP3Service(hostName: "mail.kita.example"))),
                    .imap(Boxed(IMAPService(hostName: "mail.kita.example"))),
                ]
            ),
            ("hana-pc", 2, [program("hana", .none)]),
            ("kenji-pc", 3, [program("kenji", .pop3(server: mail, leavesOnServer: false))]),
            ("kenji-phone", 4, [program("kenji", .imap(server: mail))]),
            ("kenji-laptop", 5, [program("kenji", .imap(server: mail))]),
        ]
        for (name, last, services) in hosts {
            let interface = InterfaceConfiguration(
                name: "eth0", mac: MACAddress(bits: 0x0200_0000_0000 | UInt64(last)),
                address: IPAddress(192, 0, 2, last), prefixLength: 24)
            let number = world.addHost(
                name: name, interfaces: [interface], routes: [], resolvers: [IPAddress(192, 0, 2, 53)],
                services: services)
            world.connect(.host(number, interface: 0), to: world.freePort(ofSwitch: hub), name: name, properties: link)
        }
        for person in ["hana", "kenji"] {
            world.withDisk(ofHost: server) {
                _ = $0.mailStore.add(
                    MailAccount(
                        address: "\(person)@kita.example", login: person, password: "fox", quota: quota, createdAt: 1))
            }
        }
    }

    static func letter(_ id: String, body: String = "hello\r\n.\r\n..dots\r\n") -> [UInt8] {
        PlainLetter(
            from: NamedAddress(name: "Hana", address: EmailAddress(localPart: "hana", domain: "kita.example")),
            to: [NamedAddress(address: EmailAddress(localPart: "kenji", domain: "kita.example"))],
            subject: "letter \(id)", text: body, date: MailDate(unixSeconds: 1_795_460_243),
            messageID: "<\(id)@hana-pc>"
        ).bytes
    }

    /// Puts a letter into kenji's mailbox, without anybody being told.
    mutating func deliver(_ id: String, body: String = "hello\r\n.\r\n..dots\r\n") {
        world.withDisk(ofHost: server) {
            _ = try? $0.mailStore.deliver(Self.letter(id, body: body), to: "kenji@kita.example", at: 1_795_460_243)
        }
    }

    mutating func command(_ host: Int, _ command: UserCommand, at seconds: UInt64) {
        world.plan(.command(host: host, command), at: .start + .seconds(seconds))
    }

    /// hana sends a letter, to kenji if nobody else is named.
    mutating func send(_ id: String, to recipients: [String] = ["kenji@kita.example"], at seconds: UInt64) {
        let letter = OutgoingLetter(
            id: id, message: Self.letter(id), from: "hana@kita.example", recipients: recipients)
        command(hana, .send(letter), at: seconds)
    }

    mutating func run(seconds: UInt64) { _ = world.run(until: .start + .seconds(seconds), observer: &log) }

    func program(_ host: Int) throws -> MailProgramService {
        guard case .mailProgram(let program) = try #require(world.hosts[host].services.first) else {
            throw ReadingTownError()
        }
        return program.value
    }

    struct ReadingTownError: Error {}

    /// The Message-IDs of the letters in a device's Inbox, without what is the same in all.
    func inbox(_ host: Int) throws -> [String] { try program(host).folders.inbox.map { Self.id($0.bytes) } }

    /// The same for kenji's mailbox on the server.
    var mailbox: [String] { mailbox(of: "kenji@kita.example") }

    func mailbox(of address: String) -> [String] {
        let store = world.hosts[server].core.disk.mailStore
        guard let owner = store.account(receivingFor: address) else { return [] }
        return store[owner].inbox.messages.map { Self.id($0.bytes) }
    }

    private static func id(_ bytes: [UInt8]) -> String {
        String((Message(bytes).messageID ?? "").dropFirst().prefix { $0 != "@" })
    }

    /// What befell a letter.
    func steps(_ id: String) -> [MailEvent.Step] {
        log.observations.compactMap {
            if case .mail(let event) = $0.kind, event.messageID == "<\(id)@hana-pc>" { event.step } else { nil }
        }
    }

    /// When something was said in a protocol.
    func moment(_ textProtocol: ProtocolLine.TextProtocol, _ text: String) -> Instant? {
        log.observations.first {
            if case .line(let line) = $0.kind { line.textProtocol == textProtocol && line.text == text } else { false }
        }?.at
    }
}
