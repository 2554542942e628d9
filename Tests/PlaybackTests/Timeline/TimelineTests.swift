// Walking through a lesson in both directions, and leaving it for another way.
// Read first: Sources/Playback/Timeline/Timeline.swift.

import Basics
import Emulation
import Playback
import Scenarios
import Testing

@Suite struct TimelineTests {
    static func timeline(_ lesson: String = "first-letter") throws -> Timeline {
        try Timeline(LessonLibrary().lesson(lesson))
    }

    static func after(_ command: String, at position: Int, _ timeline: inout Timeline) throws -> String {
        do {
            let result = timeline.go(to: TimelineAddress(branch: "main", position: position))
            #expect(result)
        }
        return try timeline.act(WhatIfParser(timeline.lesson).parse(command))
    }

    @Test func everyMomentIsFoundAgainInBothDirections() throws {
        var timeline = try Self.timeline()
        timeline.look(from: .packet)
        var digests: [(TimelineAddress, String)] = []
        for _ in 0..<60 {
            do {
                let result = timeline.step()
                #expect(result == .arrived)
            }
            digests.append((timeline.address, timeline.digest.description))
        }
        for (address, digest) in digests.reversed() {
            #expect(timeline.address == address)
            #expect(timeline.digest.description == digest)
            _ = timeline.back()
        }
        // Backwards from the very end, over thinned snapshots.
        timeline.finish(0)
        for (address, digest) in digests.reversed().prefix(5) {
            do {
                let result = timeline.go(to: address)
                #expect(result)
            }
            #expect(timeline.digest.description == digest)
        }
    }

    @Test func theDigestIsThatOfAStraightRun() throws {
        var timeline = try Self.timeline()
        timeline.finish(0)
        let count = timeline.branches[0].count
        do {
            let result = timeline.go(to: TimelineAddress(branch: "main", position: count))
            #expect(result)
        }
        var other = try Self.timeline()
        _ = other.go(to: TimelineAddress(branch: "main", position: count))
        #expect(other.digest == timeline.digest)
        var seeded = try Timeline(timeline.lesson, seed: 99)
        _ = seeded.go(to: TimelineAddress(branch: "main", position: 40))
        do {
            let result = timeline.go(to: TimelineAddress(branch: "main", position: 40))
            #expect(result)
        }
        #expect(seeded.digest != timeline.digest)
    }

    /// Five days take more snapshots than are kept. What was done at the beginning of a branch must not go with them.
    @Test(arguments: [0, 7])
    func experimentsOutliveTheSnapshots(_ position: Int) throws {
        var timeline = try Self.timeline("try-again")
        let parser = WhatIfParser(timeline.lesson)
        #expect(Self.go(TimelineAddress(branch: "main", position: position), &timeline))
        // With one, with two and with three: whichever snapshots are thinned, the last of them is among those once.
        for (number, act) in ["quota kenji@kita.example 1", "off kenji-pc", "off kenji-phone"].enumerated() {
            try timeline.act(parser.parse(act))
            let start = timeline.address
            let later = TimelineAddress(branch: start.branch, position: start.position + 60)
            func digests() -> [String] {
                [start, later].map { place in
                    #expect(Self.go(place, &timeline))
                    return timeline.digest.description
                }
            }
            let before = digests()
            timeline.finish(number + 1)
            #expect(digests() == before, "\(act)")
            #expect(Self.go(start, &timeline))
        }
    }

    private static func go(_ place: TimelineAddress, _ timeline: inout Timeline) -> Bool { timeline.go(to: place) }

    @Test func everyZoomStepsAndStepsBack() throws {
        for zoom in Zoom.allCases {
            var timeline = try Self.timeline()
            timeline.look(from: zoom)
            var path = [timeline.address]
            for _ in 0..<8 where timeline.step() == .arrived { path.append(timeline.address) }
            #expect(Set(path.map(\.description)).count == path.count, "\(zoom): every step moves")
            for address in path.dropLast().reversed() {
                _ = timeline.back()
                #expect(timeline.address.position == address.position, "\(zoom)")
            }
        }
    }

    @Test func anExperimentLeavesTheOldWayAlone() throws {
        var timeline = try Self.timeline()
        timeline.finish(0)
        let before = timeline.branches[0].tape.entries
        timeline.look(from: .packet)
        _ = timeline.go(to: TimelineAddress(branch: "main", position: 0))
        for _ in 0..<30 { _ = timeline.step() }
        let branch = try timeline.act(WhatIfParser(timeline.lesson).parse("drop"))
        #expect(branch == "b1")
        let compared = timeline.compare(0, 1)
        let comparison = try #require(compared)
        #expect(timeline.branches[0].tape.entries == before)
        #expect(comparison.firstFrame != nil)
        // One lost frame is repaired by TCP or asked for again by DNS: nothing comes out differently.
        #expect(comparison.outcomes.isEmpty && comparison.verdicts.isEmpty)
    }

    @Test(arguments: [
        "delay 300ms", "duplicate", "corrupt", "cut uplink.minami.example",
        "link uplink.kita.example loss=100% delay=5ms",
        "off mail.kita.example", "stop smtp mail.kita.example", "dns set kita.example MX 5 nowhere.kita.example",
        "dns remove kita.example MX", "poison resolver mail.kita.example A 203.0.113.66", "quota kenji@kita.example 10",
        "send m1 hana-pc", "fetch kenji-pc", "watch kenji-laptop", "compose hana-pc kenji@kita.example Hello World",
        "edit m1 Cherry Apple", "fill kenji@kita.example 5000",
    ])
    func everyExperimentChangesSomething(_ command: String) throws {
        var timeline = try Self.timeline()
        timeline.look(from: .packet)
        for _ in 0..<60 { _ = timeline.step() }
        let name = try timeline.act(WhatIfParser(timeline.lesson).parse(command))
        let number = try #require(timeline.number(ofBranch: name))
        let compared = timeline.compare(0, number)
        let comparison = try #require(compared)
        #expect(comparison.firstDifference != nil, "\(command) made no difference")
        let fork = try #require(timeline.branches[number].fork).position
        let (kept, original) = (timeline.branches[number].tape.entries, timeline.branches[0].tape.entries)
        #expect(kept.prefix(fork).elementsEqual(original.prefix(fork)))
    }

    @Test func aLetterIsChangedInTheQueue() throws {
        var timeline = try Self.timeline()
        let queued = try PointPredicateParser.parse("mail.submitted and message m1")
        do {
            let result = timeline.proceed(until: queued)
            #expect(result == .arrived)
        }
        _ = try timeline.act(WhatIfParser(timeline.lesson).parse("edit m1 rain snow"))
        timeline.finish(1)
        let texts = timeline.branches[1].tape.observations.compactMap { observation -> String? in
            if case .line(let line) = observation.kind { line.text } else { nil }
        }
        #expect(texts.contains { $0.contains("before the snow does") })
        #expect(throws: WhatIfError.self) {
            try timeline.act(WhatIfParser(timeline.lesson).parse("edit m1 nothing-like-it x"))
        }
    }

    @Test func aLetterIsChangedOnItsWay() throws {
        var timeline = try Self.timeline()
        let text = try PointPredicateParser.parse("line contains \"cherry trees\"")
        var walk = timeline.proceed(until: text)
        #expect(walk == .arrived)
        timeline.look(from: .packet)
        walk = timeline.step()
        let parser = WhatIfParser(timeline.lesson)
        #expect(throws: WhatIfError.self) { try timeline.act(parser.parse("edit m1 cherry plum")) }
        _ = try timeline.act(parser.parse("edit m1 cherry almond"))
        let compared = timeline.compare(0, 1)
        let comparison = try #require(compared)
        #expect(comparison.outcomes.isEmpty, "the letter arrives: nobody finds the change out")
        #expect(comparison.otherTexts == ["m1"])
        while timeline.proceed(until: nil) != .end {}
        let letter = try #require(timeline.storyUnlessStopped()?.letters.letter("m1"))
        let copy = timeline.network.furthestCopy(of: letter)
        #expect(copy.map { String(decoding: $0.bytes, as: UTF8.self).contains("The almond trees") } == true)
        let lines = timeline.branches[1].tape.observations.compactMap { observation -> String? in
            if case .line(let line) = observation.kind { line.text } else { nil }
        }
        #expect(lines.contains { $0.contains("The almond trees") })
    }

    @Test func aSessionIsRebuiltExactly() throws {
        var timeline = try Self.timeline()
        _ = try Self.after("off mail.kita.example", at: 200, &timeline)
        timeline.look(from: .conversation)
        for _ in 0..<5 { _ = timeline.step() }
        _ = try timeline.act(
            WhatIfParser(timeline.lesson).parse("compose hana-pc kenji@kita.example \"Two words\" \"a\\nb\""))
        _ = timeline.step()
        let session = Session(timeline, answers: ["who-knows": "tld"])
        let again = try Session(json: session.json)
        #expect(again == session)
        var rebuilt = try again.timeline(of: timeline.lesson)
        #expect(rebuilt.address == timeline.address && rebuilt.digest == timeline.digest)
        #expect(Session(rebuilt, answers: again.answers) == session)
        _ = rebuilt.step()
    }

    @Test func aSessionRemembersWhichFrameOfAnEventWasMeant() throws {
        var timeline = try Self.timeline()
        timeline.finish(0)
        let tape = timeline.branches[0].tape
        // A frame after which the same event sends another one.
        let first = try #require(
            tape.frames.indices.dropLast().first { number in
                let (a, b) = (tape.entry(ofFrame: number), tape.entry(ofFrame: number + 1))
                return tape.entries[a].event == tape.entries[b].event
            })
        _ = try Self.after("drop", at: tape.entry(ofFrame: first) + 1, &timeline)
        timeline.finish(1)
        let lost = timeline.branches[1].tape.entries.compactMap { entry -> Int? in
            if case .loss(let frame, _) = entry.kind { frame } else { nil }
        }
        #expect(lost == [first])
        let parser = WhatIfParser(timeline.lesson)
        // The byte at the cursor, then the last byte of the same frame.
        for address in ["main@\(tape.entry(ofFrame: first) + 1).20", "main@\(tape.entry(ofFrame: first) + 1)"] {
            timeline.look(from: .postOffice)
            let result = timeline.go(to: try #require(TimelineAddress(address)))
            #expect(result)
            _ = try timeline.act(parser.parse("corrupt"))
        }
        let session = try Session(json: Session(timeline, answers: [:]).json)
        var rebuilt = try session.timeline(of: timeline.lesson)
        #expect(rebuilt.branches.count == 4)
        var digests: Set<String> = []
        for number in 1...3 {
            timeline.finish(number)
            rebuilt.finish(number)
            let (a, b) = (timeline.branches[number], rebuilt.branches[number])
            #expect(a.tape.entries == b.tape.entries)
            let (fork, same) = (try #require(a.fork), try #require(b.fork))
            #expect(fork == same)
            // Where the branch begins: what was done stands on the agenda, later its traces may be gone.
            let digest = StateDigest(of: a.world(at: fork.position)).description
            #expect(digest == StateDigest(of: b.world(at: same.position)).description)
            digests.insert(digest)
        }
        #expect(digests.count == 3)
    }

    @Test func aDamagedOrForeignSessionIsRefused() throws {
        let timeline = try Self.timeline()
        let good = Session(timeline, answers: [:])
        for cut in stride(from: 0, to: good.json.count - 3, by: 7) {
            #expect(throws: SessionError.self) { try Session(json: Array(good.json.prefix(cut))) }
        }
        #expect(throws: SessionError.self) { try Session(json: Array(#"{"kind":"other","format":1}"#.utf8)) }
        #expect(throws: SessionError.self) { try Session(json: Array(#"{"kind":"yubin-session","format":99}"#.utf8)) }
        for (format, words) in [("3", "begin a new one"), ("99", "of a newer program"), ("null", "does not say")] {
            let json = #"{"kind":"yubin-session","format":"# + format + "}"
            let error = #expect(throws: SessionError.self) { try Session(json: Array(json.utf8)) }
            #expect(error?.text.en.contains(words) == true)
        }
        // The decoder does not tell where, but it is JSON.
        let negative = String(decoding: good.json, as: UTF8.self).replacing("\"seed\" : ", with: "\"seed\" : -")
        let error = #expect(throws: SessionError.self) { try Session(json: Array(negative.utf8)) }
        #expect(error?.description == "the session is damaged: a number in it is out of range")
        var changed = good
        changed.lessonDigest = "0"
        #expect(throws: SessionError.self) { try changed.timeline(of: timeline.lesson) }
        changed = good
        changed.actions = [.init(branch: "b1", at: "main@99999999", do: "drop")]
        #expect(throws: SessionError.self) { try changed.timeline(of: timeline.lesson) }
        changed.actions = [.init(branch: "b1", at: "main@5", do: "fly away")]
        #expect(throws: SessionError.self) { try changed.timeline(of: timeline.lesson) }
        let long = String(repeating: "x", count: 100_000)
        for (place, deed) in [("main@5", long), ("main@5", "edit m1 \(long) y"), (long, "drop")] {
            changed.actions = [.init(branch: "b1", at: place, do: deed)]
            let error = #expect(throws: SessionError.self) { try changed.timeline(of: timeline.lesson) }
            #expect((error?.text.en.count ?? 9999) < 600 && (error?.text[.japanese].count ?? 9999) < 600)
        }
        for answers in [["who-knows": "nobody"], ["who-cares": "tld"]] {
            changed = good
            changed.answers = answers
            #expect(throws: SessionError.self) { try changed.timeline(of: timeline.lesson) }
        }
        changed = good
        changed.actions = [.init(branch: "b1", at: "main@5", do: "drop")]
        let kind = String(decoding: changed.json, as: UTF8.self).replacing("\"main@5\"", with: "5")
        let wrong = #expect(throws: SessionError.self) { try Session(json: Array(kind.utf8)) }
        #expect(wrong?.description == "the session is damaged: “actions[0].at” is of a wrong kind")
    }

    @Test func predicatesFindTheirPlaces() throws {
        for (text, isThere) in [
            ("smtp.command == RCPT", true), ("smtp.command == \"MAIL FROM\" and host hana-pc", true),
            ("dns.type == MX", true),
            ("host mail.kita.example", true), ("stage where-to", true), ("message m2 and mail.delivered", true),
            ("time >= 12 s", true), ("tcp.flags.syn and tcp.port == 25", true),
            ("not (arp or tcp or udp) and frame 3", false),
            ("dns.rcode == NXDOMAIN", false), ("link uplink.kita.example and tcp.port == 25", true), ("lost", false),
            ("smtp.reply >= 500", false), ("ip.src == 192.0.2.10", true), ("line contains \"cherry trees\"", true),
            ("smtp.command == DATA and tcp.port == 25", true), ("smtp.command == DATA and tcp.port == 110", false),
            ("smtp.reply == 354 and tcp.srcport == 587", true), ("smtp.reply == 354 and tcp.dstport == 587", false),
            ("smtp.command == EHLO and ip.src == 192.0.2.25", true),
            ("dns.type == MX and udp.dstport == 53", true),
            ("pop3.command == RETR and tcp.dstport == 110", true),
        ] {
            var timeline = try Self.timeline()
            let predicate = try PointPredicateParser.parse(text)
            let walk = timeline.proceed(until: predicate)
            #expect((walk == .arrived) == isThere, "\(text)")
        }
    }

    @Test func badPredicatesAreExplained() {
        for (text, part) in [
            ("", "a condition"), ("smtp.comand == RCPT", "smtp.command"), ("dns.type ==", "a value"),
            ("(arp", "“)”"), ("arp arp", "too much"), ("dns.type MX", "=="), ("\"", "quote"), ("time > soon", "time"),
            (String(repeating: "(", count: 5000), "nested"), (String(repeating: "not ", count: 5000), "negations"),
        ] {
            do {
                _ = try PointPredicateParser.parse(text)
                Issue.record("“\(text.prefix(20))” was taken")
            } catch {
                #expect(error.description.contains(part), "\(text.prefix(20)): \(error)")
            }
        }
    }

    @Test func addresses() {
        for text in ["main@0", "b12@345", "main@7.12"] { #expect(TimelineAddress(text)?.description == text) }
        for text in [
            "", "main", "@", "main@", "@5", "main@-1", "main@1.", "main@1.2.3", "ma in@1", "main@99999999999999999999",
        ] {
            #expect(TimelineAddress(text) == nil, "\(text)")
        }
    }

    @Test func aQuestionIsAskedBeforeItsEvent() throws {
        var timeline = try Self.timeline()
        guard let stage = timeline.lesson.stages.firstIndex(where: { $0.predict != nil }),
            let question = timeline.lesson.stages[stage].predict
        else { return }
        var walk = Timeline.Walk.arrived
        while walk == .arrived { walk = timeline.nextStage(asking: [question.id]) }
        #expect(walk == .question(stage: stage))
        #expect(!timeline.hasBegun(timeline.lesson.stages[stage]))
        do {
            let result = timeline.nextStage()
            #expect(result == .arrived)
        }
        #expect(timeline.hasBegun(timeline.lesson.stages[stage]))
    }
}
