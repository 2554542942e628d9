// A letter is changed behind its sender's back: where it waits, or on a cable. Read first: Timeline+Act.swift.

import Basics
import Emulation
import MailMessage
import SMTPProtocol
import Scenarios
import Wire

extension Timeline {
    /// Every `find` in a letter becomes `replacement`: where it waits, in queues and Outboxes, or else in the frame at
    /// the cursor.
    func edit(
        _ name: String, _ find: String, _ replacement: String, in world: World
    ) throws(WhatIfError) -> [Intervention] {
        let letter = try trace(ofLetter: name)
        let waiting = waitingCopies(of: letter.messageID, in: world)
        var interventions: [Intervention] = []
        for copy in waiting where !copy.goesOut {
            guard let text = Self.replacing(find, with: replacement, in: copy.bytes) else { continue }
            interventions.append(copy.put(text))
        }
        if !interventions.isEmpty { return interventions }
        if let copy = waiting.first(where: { !$0.goesOut }) {
            throw WhatIfError(
                "“\(find.shortened)” does not stand in the letter in \(copy.place.en)",
                ja: "\(copy.place[.japanese])にある手紙に「\(find.shortened)」はありません")
        }
        return [try rewrite(letter, find, replacement, waiting.first, in: world)]
    }

    /// A letter that somebody still has to hand over.
    private struct WaitingCopy {
        var host: String
        /// `the queue of mail.minami.example`.
        var place: LocalizedText
        var bytes: [UInt8]
        /// It is being handed over: whoever does it has read it already.
        var goesOut: Bool
        /// Puts other bytes in its place.
        var put: ([UInt8]) -> Intervention
    }

    private func waitingCopies(of messageID: String, in world: World) -> [WaitingCopy] {
        var copies: [WaitingCopy] = []
        for number in world.hosts.indices {
            let host = world.hosts[number]
            let name = host.core.name
            for case .mailProgram(let program) in host.services {
                for entry in program.value.folders.outbox where Message(entry.letter.message).messageID == messageID {
                    copies.append(
                        WaitingCopy(
                            host: name, place: LocalizedText(en: "the Outbox of \(name)", ja: "\(name) の送信トレイ"),
                            bytes: entry.letter.message, goesOut: program.value.isHandingOver(messageID),
                            put: { .outboxLetter(host: number, messageID: messageID, content: $0) }))
                }
            }
            for entry in host.core.disk.queue.entries where entry.messageID == messageID {
                copies.append(
                    WaitingCopy(
                        host: name, place: LocalizedText(en: "the queue of \(name)", ja: "\(name) のキュー"),
                        bytes: entry.content, goesOut: isHandingOver(entry.id, on: host),
                        put: { .queuedLetter(host: number, entry.id, content: $0) }))
            }
        }
        return copies
    }

    private func isHandingOver(_ id: QueueID, on host: Host) -> Bool {
        for case .mailTransfer(let service) in host.services where service.value.isHandingOver(id) { return true }
        return false
    }

    /// Changes a letter on its way, as somebody could who sits at the cable: the latest frame, with checksums that are
    /// right again. TCP counts bytes, so there must be as many as before.
    /// - Parameter leaving: the copy that is being handed over, if one is.
    private func rewrite(
        _ letter: LetterTrace, _ find: String, _ replacement: String, _ leaving: WaitingCopy?, in world: World
    ) throws(WhatIfError) -> Intervention {
        let place = try place(ofLetter: letter, in: world)
        guard let number = latestFrame,
            world.isUnderWay(lane: tape.frames[number].lane, sequence: tape.frames[number].sequence),
            let changed = Self.rewritten(tape.bytes(ofFrame: number), find, replacement)
        else {
            let name = letter.id
            if let leaving {
                throw WhatIfError(
                    "\(leaving.host) is handing \(name) over and no longer looks into \(leaving.place.en); go back to "
                        + "before that, or "
                        + "to the frame that carries “\(find.shortened)” (zoom packet)",
                    ja: "\(leaving.host) はもう\(name)を渡し始めていて、"
                        + "\(leaving.place[.japanese])の中身は読み直しません。その前に戻るか、"
                        + "「\(find.shortened)」を運ぶフレームへ移ってください（zoom packet）")
            }
            throw WhatIfError(
                "\(name) waits in no queue and no Outbox at this point\(place.map { " (it is on \($0))" } ?? ""), and "
                    + "the latest frame "
                    + "does not carry “\(find.shortened)”",
                ja: "この時点では\(name)はどのキューにも送信トレイにもなく\(place.map { "（\($0) にあります）" } ?? "")、"
                    + "直近のフレームにも「\(find.shortened)」はありません")
        }
        guard changed.count == tape.bytes(ofFrame: number).count else {
            throw WhatIfError(
                "on its way a letter keeps its length, as TCP counts the bytes: “\(find.shortened)” has \(find.utf8.count), "
                    + "“\(replacement.shortened)” has "
                    + "\(replacement.utf8.count); write as many, or edit it where it waits, in an Outbox or a queue",
                ja: "運ばれている途中では長さを変えられません（TCPがバイトを数えています）。"
                    + "「\(find.shortened)」は\(find.utf8.count)バイト、"
                    + "「\(replacement.shortened)」は\(replacement.utf8.count)バイトです。同じ長さにするか、"
                    + "送信トレイやキューで待っているときに書き換えてください")
        }
        let frame = tape.frames[number]
        return .frame(lane: frame.lane, sequence: frame.sequence, .rewrite(Self.withRightChecksum(changed)))
    }

    /// A frame with `find` replaced in what TCP carries, and only there: headers are no text. Nil when it is not in it.
    private static func rewritten(_ frame: [UInt8], _ find: String, _ replacement: String) -> [UInt8]? {
        guard let segment = segment(in: frame) else { return nil }
        let start = segment.place.lowerBound + Int(frame[segment.place.lowerBound + 12] >> 4) * 4
        guard start <= segment.place.upperBound else { return nil }
        return replacing(find, with: replacement, in: Array(frame[start..<segment.place.upperBound])).map {
            frame[..<start] + $0 + frame[segment.place.upperBound...]
        }
    }

    /// Where the TCP segment of a frame is, and between whom; nil for a frame that carries none, or only a part of one.
    private static func segment(
        in frame: [UInt8]
    ) -> (place: Range<Int>, source: IPAddress, destination: IPAddress)? {
        do {
            let span = frame.span.bytes
            let packet = try IPv4View(try EthernetView(span).payload)
            guard packet.payloadProtocol == .tcp, !packet.isFragment else { return nil }
            let start = EthernetView.headerByteCount + packet.headerByteCount
            let end = EthernetView.headerByteCount + packet.totalLength
            guard end - start >= 20, end <= frame.count else { return nil }
            return (start..<end, packet.source, packet.destination)
        } catch {
            return nil
        }
    }

    /// A frame with TCP whose checksum fits its bytes; any other one as it is.
    private static func withRightChecksum(_ bytes: [UInt8]) -> [UInt8] {
        guard let (place, source, destination) = segment(in: bytes) else { return bytes }
        var segment = Array(bytes[place])
        segment[16] = 0
        segment[17] = 0
        var checksum = InternetChecksum(
            pseudoHeaderFrom: source, to: destination, protocol: .tcp, length: segment.count)
        checksum.add(segment.span.bytes)
        var result = bytes
        result[place.lowerBound + 16] = UInt8(checksum.value >> 8)
        result[place.lowerBound + 17] = UInt8(checksum.value & 0xFF)
        return result
    }

    /// `bytes` with all places of `find` replaced; nil when there is none.
    private static func replacing(_ find: String, with replacement: String, in bytes: [UInt8]) -> [UInt8]? {
        let (wanted, instead) = (Array(find.utf8), Array(replacement.utf8))
        var result: [UInt8] = []
        var isFound = false
        var i = 0
        while i < bytes.count {
            if i + wanted.count <= bytes.count, bytes[i..<(i + wanted.count)].elementsEqual(wanted) {
                result += instead
                i += wanted.count
                isFound = true
            } else {
                result.append(bytes[i])
                i += 1
            }
        }
        return isFound ? result : nil
    }
}
