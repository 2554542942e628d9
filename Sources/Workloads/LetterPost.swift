// Letters from end to end: mail program, submission, queue, DNS, relay, checks of the sender, mailbox.
// Read first: Sources/Scenarios/Build/EmulatedTopology.swift and Topologies/two-towns.yaml.

import Basics
import Emulation
import MailStore
import Playback
import Scenarios

/// Mail servers with their DNS, and people who write to each other, one letter after the other.
public struct LetterPost: Sendable {
    private var network: EmulatedTopology
    /// Who writes, and to whom.
    private let writers: [(host: Int, from: String, to: String)]
    private let pause: Interval
    private var letterCount = 0

    /// Hana, who writes to Kenji: the topology of the first lesson, one letter a second.
    /// - Throws: `WorkloadFailure` when the file does not come with the program, or is not that topology.
    public static func twoTowns() throws(WorkloadFailure) -> LetterPost {
        guard let folder = ResourceFolders.find() else { throw WorkloadFailure("the topologies are not found") }
        do {
            let bytes = try InputFile.read(folder + "/Topologies/two-towns.yaml")
            return try LetterPost(
                TopologyFile.topology(bytes, file: "two-towns"),
                [("hana-pc", "hana@minami.example", "kenji@kita.example")], pause: .seconds(1))
        } catch {
            throw WorkloadFailure("\(error)")
        }
    }

    /// A ring of towns, in each of which one person writes to the one of the next town, a letter every 20 seconds.
    /// Each town has a mail server, a name server, a router and a mail program. Towns do the same whether there are few
    /// or many: what a host forgets after a minute of silence (RFC 1122 §2.3.2.1) is forgotten in both.
    /// - Parameter count: 2 to 4,000.
    /// - Throws: `WorkloadFailure` when such a network cannot be built.
    public static func ring(ofTowns count: Int) throws(WorkloadFailure) -> LetterPost {
        var text = "format: 1\nid: ring\ndomains:\n"
        for i in 0..<count { text += "  town\(i).example: {people: {ann: {machines: {pc\(i): imap}}}}\n" }
        let writers = (0..<count).map { i in
            (host: "pc\(i)", from: "ann@town\(i).example", to: "ann@town\((i + 1) % count).example")
        }
        do {
            return try LetterPost(
                TopologyFile.topology(Array(text.utf8), file: "ring"), writers,
                pause: .microseconds(UInt64(20_000_000 / count)))
        } catch {
            throw WorkloadFailure("\(error)")
        }
    }

    private init(
        _ topology: Topology, _ writers: [(host: String, from: String, to: String)], pause: Interval
    ) throws {
        network = try EmulatedTopology(topology, seed: 1)
        self.pause = pause
        var numbered: [(host: Int, from: String, to: String)] = []
        for writer in writers {
            guard let host = network.host(writer.host) else { throw WorkloadFailure("no host \(writer.host)") }
            numbered.append((host, writer.from, writer.to))
        }
        self.writers = numbered
    }

    /// How many hosts there are, routers and name servers too.
    public var hostCount: Int { network.world.hosts.count }
    /// The events that have happened so far.
    public var eventCount: UInt64 { network.world.eventCount }

    /// Lets people write `count` letters, in turns, and waits until all are in their mailboxes.
    /// - Throws: `WorkloadFailure` when one of them is not.
    public mutating func send(_ count: Int) throws(WorkloadFailure) -> Traffic {
        let start = network.world.now
        var counter = HopCounter()
        for i in 0..<count {
            write(at: start + pause * UInt64(i))
            _ = network.world.run(until: start + pause * UInt64(i), observer: &counter)
        }
        _ = network.world.run(until: Self.end(start + pause * UInt64(count)), observer: &counter)
        try check()
        return Traffic(hops: counter.hops, bytes: counter.bytes)
    }

    /// The same, with the snapshots that a recording would take.
    mutating func sendKeepingSnapshots(_ count: Int) throws(WorkloadFailure) -> SnapshotShelf {
        let start = network.world.now
        for i in 0..<count { write(at: start + pause * UInt64(i)) }
        let shelf = SnapshotShelf(playing: &network.world, until: Self.end(start + pause * UInt64(count)))
        try check()
        return shelf
    }

    /// Plans the next letter.
    private mutating func write(at moment: Instant) {
        let writer = writers[letterCount % writers.count]
        letterCount += 1
        let letter = OutgoingLetter(
            id: nil, message: Self.text(letterCount, writer.from, writer.to), from: writer.from,
            recipients: [writer.to])
        network.world.plan(.command(host: writer.host, .send(letter)), at: moment)
    }

    /// The last letter has a minute to arrive.
    private static func end(_ last: Instant) -> Instant { last + .seconds(60) }

    private func check() throws(WorkloadFailure) {
        let delivered = deliveredCount
        if delivered != letterCount { throw WorkloadFailure("\(delivered) of \(letterCount) letters arrived") }
    }

    /// How many letters lie in mailboxes.
    private var deliveredCount: Int {
        network.world.hosts.indices.reduce(0) { sum, host in
            sum + network.world.hosts[host].core.disk.mailStore.accounts.reduce(0) { $0 + $1.inbox.messages.count }
        }
    }

    private static func text(_ number: Int, _ from: String, _ to: String) -> [UInt8] {
        Array(
            """
            From: \(from)\r
            To: \(to)\r
            Subject: Letter \(number)\r
            Date: Mon, 6 Apr 2026 09:00:00 +0900\r
            Message-ID: <\(number)@letters.example>\r
            MIME-Version: 1.0\r
            Content-Type: text/plain; charset=utf-8\r
            \r
            The cherry trees along the river are in full bloom.\r
            Come and see them before the rain does.\r

            """.utf8)
    }
}
