// The lesson that is shipped, end to end, as a user plays it: the story, the capture, the report; and Wireshark's
// verdict.

import Capture
import Foundation
import Playback
import TestSupport
import Testing

@Suite struct FirstLetterTests {
    /// Plays the lesson once; returns its report and its capture.
    private func play(
        _ arguments: [String] = [], expecting status: Int32 = 0
    ) throws -> (report: Report, capture: [UInt8], folder: TemporaryFolder) {
        let folder = try TemporaryFolder()
        let result = try Program.run(
            ["run", "first-letter", "--quiet", "--report", folder.file("r.json"), "--capture", folder.file("c.pcapng")]
                + arguments)
        #expect(result.status == status, "\(result.errors)")
        let report = try JSONDecoder().decode(Report.self, from: Data(folder.read("r.json")))
        return (report, try folder.read("c.pcapng"), folder)
    }

    @Test func theFiveStepsComeOutAsTheLessonExpects() throws {
        let (report, _, _) = try play()
        #expect(report.format == 1)
        #expect(report.lesson == "first-letter")
        #expect(report.expectations.allSatisfy { $0.met })
        let first = try #require(report.messages.first { $0.id == "m1" })
        #expect(first.outcome == "delivered")
        #expect(first.mailbox == "kenji@kita.example")
        #expect(first.hops.map(\.host) == ["mail.minami.example", "mail.kita.example"])
        #expect(first.hops.map(\.protocol) == ["submission", "smtp"])
        #expect((first.authentication.ptr, first.authentication.spf) == ("pass", "pass"))
        #expect(first.readBy.map(\.client) == ["kenji-pc"])
        #expect(first.readBy.allSatisfy { $0.protocol == "pop3" && $0.removedFromServer })
        let second = try #require(report.messages.first { $0.id == "m2" })
        #expect(second.readBy.map(\.client) == ["kenji-phone", "kenji-laptop"])
        #expect(second.readBy.allSatisfy { $0.protocol == "imap" && !$0.removedFromServer })
        // Step 2 in its order: MX, then A, of the sender's server.
        let asked = report.dns.filter { $0.client == "mail.minami.example" && $0.name.contains("kita") }
        #expect(asked.prefix(2).map(\.type) == ["MX", "A"])
        #expect(report.dns.allSatisfy { ["NOERROR", "NXDOMAIN"].contains($0.rcode) })
        #expect(Set(report.conversations.map(\.port)) == [587, 25, 110, 143])
    }

    @Test func everyStageCarriesItsNarrationInTheCapture() throws {
        for language in ["en", "ja"] {
            let (report, capture, _) = try play(["--lang", language])
            let packets = try PcapngReader.blocks(of: capture).compactMap {
                if case .packet(let packet) = $0 { packet } else { nil }
            }
            #expect(packets.count == report.frames)
            #expect(report.stages.count > 10)
            for stage in report.stages {
                let number = try #require(stage.frame)
                let packet = packets[number - 1]
                #expect(packet.comments.contains { $0.hasPrefix("[\(stage.id)] ") })
            }
        }
    }

    @Test func theSameSeedGivesTheSameBytesAndAnotherSeedOthers() throws {
        let first = try play()
        let again = try play()
        let other = try play(["--seed", "7"])
        #expect(again.capture == first.capture)
        #expect(other.capture != first.capture)
        let folder = try TemporaryFolder()
        let elsewhere = try Program.run(
            ["run", "first-letter", "--quiet", "--lang", "en", "--capture", folder.file("c")],
            environment: ["LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Tokyo", "SWIFT_DETERMINISTIC_HASHING": "1"])
        #expect(elsewhere.status == 0)
        #expect(try folder.read("c") == first.capture)
    }

    /// Whoever reads Japanese is told the story in it; a file is the same for everybody, unless somebody asks for another.
    @Test func theEnvironmentChoosesTheLanguageOfTheStoryAndNotOfTheFiles() throws {
        let folder = try TemporaryFolder()
        let english = try play()
        func played(_ options: [String]) throws -> (story: String, capture: [UInt8]) {
            let files = ["--capture", folder.file("c"), "--report", folder.file("r"), "--force"]
            let result = try Program.run(
                ["run", "first-letter"] + files + options, environment: ["LC_ALL": "ja_JP.UTF-8"])
            #expect(result.status == 0, "\(result.errors)")
            return (result.output, try folder.read("c"))
        }
        let told = try played([])
        #expect(told.story.contains("はじめての手紙"))
        #expect(told.capture == english.capture)
        let report = try JSONDecoder().decode(Report.self, from: Data(folder.read("r")))
        #expect(report == english.report)
        #expect(try played(["--lang", "ja"]).capture != english.capture)
    }

    @Test func anUnknownRecipientBouncesAndTheSenderIsTold() throws {
        let (report, _, _) = try play(["--to", "nobody@kita.example"], expecting: 1)
        #expect(report.messages.first { $0.id == "m1" }?.outcome == "bounced")
        let notice = try #require(report.messages.first { $0.from.isEmpty })
        #expect(notice.to == ["hana@minami.example"])
        #expect(notice.outcome == "delivered")
        #expect(!notice.subject.isEmpty)
    }

    @Test func whatBecameOfALetterIsToldForEachPart() throws {
        func fates(_ recipients: [String]) throws -> [Substring] {
            let options = recipients.flatMap { ["--to", $0] }
            let story = try Program.run(["run", "first-letter", "--lang", "en"] + options).output
            let told = try #require(story.range(of: "── What became of it ──"))
            return story[told.upperBound...].split(separator: "\n").filter { line in
                ["returned to", "still waiting", "delivered:"].contains { line.hasPrefix("    \($0)") }
            }.prefix(recipients.count).map { $0.dropFirst(4) }
        }
        let (nobody, nowhere) = ("nobody@kita.example", "kenji@[10.9.9.9]")
        let (returned, waiting) = ("returned to its sender", "still waiting")
        let part = " for some of its recipients"
        #expect(try fates([nobody]) == [returned[...]])
        #expect(try fates([nowhere]) == [waiting[...]])
        #expect(try fates([nobody, nowhere]) == [(returned + part)[...], (waiting + part)[...]])
        #expect(
            try fates(["kenji@kita.example", nowhere]) == ["delivered: kenji@kita.example", (waiting + part)[...]])
    }

    /// A label at the beginning of each line of the protocol, and at no other: a long reply is not two.
    @Test func theStoryTellsForWhomALetterIsGivenUp() throws {
        let result = try Program.run([
            "run", "first-letter", "--to", "kenji@kita.example", "--to", "nobody@kita.example", "--lang", "en",
        ])
        #expect(result.output.contains("mail.minami.example gives m1 up for nobody@kita.example\n"))
        #expect(
            result.output.contains(
                "\n    S: 550 5.1.1 <nobody@kita.example>: Recipient address rejected: User\n       unknown in local "
                    + "recipient table\n"
            ))
        #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }

    @Test func aLetterFromRealLifeMakesTheJourney() throws {
        let files = try TemporaryFolder()
        let letter = "From: me@gmail.com\nTo: you@gmail.com\nSubject: =?UTF-8?B?5omL57SZ?=\n\n.\n..dots\n"
        let path = try files.write([UInt8](letter.utf8), to: "a.eml")
        let (report, _, _) = try play(["--message", path])
        let first = try #require(report.messages.first { $0.id == "m1" })
        #expect(first.subject == "手紙")
        #expect((first.from, first.to) == ("hana@minami.example", ["kenji@kita.example"]))
        let (own, _, _) = try play(["--message", path, "--to", "hana@minami.example"], expecting: 1)
        #expect(own.messages.first { $0.id == "m1" }?.mailbox == "hana@minami.example")
    }

    @Test func viewpointsShowWhatTheySay() throws {
        let folder = try TemporaryFolder()
        func packets(_ viewpoint: String, _ name: String) throws -> [PcapngPacket] {
            let result = try Program.run(
                ["run", "first-letter", "--quiet", "--viewpoint", viewpoint, "--capture", folder.file(name)])
            #expect(result.status == 0)
            return try PcapngReader.blocks(of: folder.read(name)).compactMap {
                if case .packet(let packet) = $0 { packet } else { nil }
            }
        }
        let link = try packets("link:kenji-pc", "link")
        #expect(Set(link.map(\.interface)).count == 1)
        let host = try packets("host:mail.kita.example", "host")
        #expect(Set(host.map(\.direction)) == [.inbound, .outbound])
        let (path, first) = (try packets("path", "path"), try packets("first", "first"))
        #expect(path.count > first.count)
        let all = try Program.run(
            ["run", "first-letter", "--quiet", "--viewpoint", "all", "--capture", folder.file("all")])
        #expect(all.status == 0)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.file("all"))
        #expect(files.count == 15)
        #expect(files.contains("kenji-pc.pcapng"))
        let again = try Program.run(
            ["run", "first-letter", "--quiet", "--viewpoint", "all", "--capture", folder.file("all")])
        #expect(again.status == 74)
    }

    @Test(.enabled(if: ExternalTool.wiresharkIsThere, Comment(rawValue: ExternalTool.wiresharkHint)))
    func wiresharkFindsNothingWrong() throws {
        let (_, _, folder) = try play()
        let checks = ["ip", "tcp", "udp"].flatMap { ["-o", "\($0).check_checksum:TRUE"] }
        let result = try ExternalTool.tshark.run(
            checks + [
                "-r", folder.file("c.pcapng"),
                "-Y", "_ws.expert.severity >= 0x00600000 || tcp.analysis.flags || _ws.malformed",
            ])
        #expect(result.status == 0)
        #expect(result.output.isEmpty, "\(result.output)")
        #expect(!result.errors.contains("damaged"))
    }

    @Test(.enabled(if: ExternalTool.wiresharkIsThere, Comment(rawValue: ExternalTool.wiresharkHint)))
    func wiresharkGivesTheLettersBackByteForByte() throws {
        let (_, _, folder) = try play()
        let out = folder.file("imf")
        _ = try ExternalTool.tshark.run(["-q", "-r", folder.file("c.pcapng"), "--export-objects", "imf,\(out)"])
        let letters = try FileManager.default.contentsOfDirectory(atPath: out).sorted().map {
            [UInt8](try Data(contentsOf: URL(fileURLWithPath: out + "/" + $0)))
        }
        #expect(letters.count >= 6)
        // Every copy of a letter holds the same bytes: the letter as its author's mail program wrote it.
        let written = letters.filter { $0.starts(with: "From: ".utf8) }
        #expect(written.count == 2)
        for original in written {
            let copies = letters.filter { Data($0).range(of: Data(original)) != nil }
            #expect(copies.count >= 3)
        }
    }

}
