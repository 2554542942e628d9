// Random scripts: however one comes to an address, everything there is the same, also after a session was kept and
// opened again. Read first: Player.swift, Sources/Playback/Timeline/TimelineAddress.swift.

import Basics
import Playback
import Scenarios
import TerminalPlayer
import Testing

@Suite struct RandomWalkTests {
    #if DEBUG
        static let seeds: ClosedRange<UInt64> = 1...1
        static let length = 12
    #else
        static let seeds: ClosedRange<UInt64> = 1...20
        static let length = 60
    #endif

    private static let moves = [
        "step", "step 3", "step 20", "back", "back 3", "next", "prev", "continue", "continue back",
        "until tcp.flags.syn",
        "until dns.query", "until change mailbox", "find mail.delivered", "find back smtp.reply == 250",
        "find host.off",
        "goto start", "goto 12 s", "zoom stage", "zoom message", "zoom packet", "zoom packet", "zoom byte",
        "branch main",
        "branch b1", "branch b2", "compare", "break lost", "delete",
    ]
    private static let acts = [
        "drop", "delay 300 ms", "delay 4 s", "duplicate", "corrupt", "corrupt 30 255", "cut uplink.kita.example",
        "restore uplink.kita.example", "off mail.kita.example", "on mail.kita.example", "link hana-pc loss=30%",
        "dns remove kita.example MX", "quota kenji@kita.example 100", "fetch kenji-pc", "edit m1 e E",
        "lose uplink.minami.example tcp.data times=2", "compose hana-pc kenji@kita.example Hi \"two words\" more",
    ]
    private static let looks = [
        "where", "packet", "bytes", "wireshark", "ladder", "show queue", "show cache", "show mailbox", "show sockets",
        "show timers", "show arp hana-pc", "show letter", "show changes", "mail hana-pc", "check",
    ]

    /// Where somebody stands, and how closely they look.
    private struct Place: Hashable {
        var address: TimelineAddress
        var zoom: Zoom
    }

    /// What is seen at a place; the command's mistake, when it is one there.
    private static func look(_ player: inout Player) -> [String] {
        looks.map {
            let reply = player.execute($0)
            return reply.problem ?? reply.text
        } + ["\(player.timeline.digest)"]
    }

    @Test(arguments: LessonLibrary().ids(), seeds)
    func everyPlaceIsTheSameHoweverOneComesThere(_ lesson: String, _ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed, name: "walk " + lesson)
        func any(_ list: [String]) -> String { list[Int(random.next(below: UInt64(list.count)))] }
        var player = try PlayerTests.player(lesson)
        var seen: [Place: [String]] = [:]
        var path: [Place] = []
        for _ in 0..<Self.length {
            let line =
                switch random.next(below: 8) {
                case 0: "whatif " + any(Self.acts)
                case 1: "goto \(random.next(below: 1_500))"
                default: any(Self.moves)
                }
            _ = player.execute(line)
            let place = Place(address: player.timeline.address, zoom: player.timeline.zoom)
            let sight = Self.look(&player)
            #expect(player.timeline.address == place.address, "who looks stays")
            if let before = seen[place] { #expect(before == sight, "\(place), by \(line)") }
            seen[place] = sight
            path.append(place)
        }
        let kept = try Session(json: Session(player.timeline, answers: [:]).json)
        let rebuilt = try kept.timeline(of: player.timeline.lesson)
        #expect(rebuilt.address == player.timeline.address && rebuilt.zoom == player.timeline.zoom)
        var other = Player(rebuilt, glossary: [], language: .english, style: TerminalStyle(width: 80))
        for place in path.reversed() where seen[place] != nil {
            _ = other.execute("zoom \(place.zoom.rawValue)")
            _ = other.execute("goto \(place.address)")
            #expect(other.timeline.address.position == place.address.position)
            if let sight = seen.removeValue(forKey: place) { #expect(Self.look(&other) == sight, "\(place)") }
        }
    }
}
