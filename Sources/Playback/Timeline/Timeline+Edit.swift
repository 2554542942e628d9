// A letter is changed behind its sender's back: where it waits, or on a cable. Read first: Timeline+Act.swift.

import Basics
import Emulation
import SMTPProtocol
import Wire

extension Timeline {
    /// Every `find` in a letter becomes `replacement`: in the queues where it lies, or else in the frame at the cursor.
    func edit(
        _ letter: String, _ find: String, _ replacement: String, in world: World
    ) throws(WhatIfError) -> [Intervention] {
        guard let id = story.letters.letter(letter)?.messageID else {
            throw WhatIfError("there is no letter “\(letter)” yet", ja: "「\(letter)」という手紙はまだありません")
        }
        var interventions: [Intervention] = []
        var copyGoesOut: String?
        for host in world.hosts.indices {
            for entry in world.hosts[host].core.disk.queue.entries where entry.messageID == id {
                if isHandingOver(entry.id, on: world.hosts[host]) {
                    copyGoesOut = world.hosts[host].core.name
                    continue
                }
                let text = Self.replacing(find, with: replacement, in: entry.content)
                guard let text else {
                    throw WhatIfError(
                        "“\(find)” does not stand in the letter in the queue of \(world.hosts[host].core.name)",
                        ja: "\(world.hosts[host].core.name) のキューにある手紙に「\(find)」はありません")
                }
                interventions.append(.queuedLetter(host: host, entry.id, content: text))
            }
        }
        if interventions.isEmpty { interventions = [try rewrite(letter, find, replacement, copyGoesOut, in: world)] }
        return interventions
    }

    private func isHandingOver(_ id: QueueID, on host: Host) -> Bool {
        for case .mailTransfer(let service) in host.services where service.value.isHandingOver(id) { return true }
        return false
    }

    /// Changes a letter on its way, as somebody could who sits at the cable: the latest frame, with checksums that are
    /// right again. TCP counts bytes, so there must be as many as before.
    /// - Parameter sender: the server that is handing the letter over, if one does.
    private func rewrite(
        _ letter: String, _ find: String, _ replacement: String, _ sender: String?, in world: World
    ) throws(WhatIfError) -> Intervention {
        guard let number = latestFrame, world.isUnderWay(lane: tape.frames[number].lane, sequence: tape.frames[number].sequence),
            let changed = Self.replacing(find, with: replacement, in: tape.bytes(ofFrame: number))
        else {
            if let sender {
                throw WhatIfError(
                    "\(sender) is handing \(letter) over and no longer looks into its queue; go back to before that, or to the "
                        + "frame that carries “\(find)” (zoom packet)",
                    ja: "\(sender) はもう\(letter)を渡し始めていて、キューの中身は読み直しません。その前に戻るか、「\(find)」を運ぶフレームへ"
                        + "移ってください（zoom packet）")
            }
            var network = branch.network
            network.world = world
            let place = story.letters.letter(letter).flatMap { network.furthestCopy(ofLetter: $0.messageID)?.host }
            throw WhatIfError(
                "\(letter) lies in no server's queue at this point\(place.map { " (it is on \($0))" } ?? ""), and the latest frame "
                    + "does not carry “\(find)”",
                ja: "この時点では\(letter)はどのサーバーのキューにもなく\(place.map { "（\($0) にあります）" } ?? "")、直近のフレームにも「\(find)」はありません")
        }
        guard changed.count == tape.bytes(ofFrame: number).count else {
            throw WhatIfError(
                "on its way a letter keeps its length, as TCP counts the bytes: “\(find)” has \(find.utf8.count), “\(replacement)” has "
                    + "\(replacement.utf8.count); write as many, or edit it where it lies in a server's queue",
                ja: "運ばれている途中では長さを変えられません（TCPがバイトを数えています）。「\(find)」は\(find.utf8.count)バイト、"
                    + "「\(replacement)」は\(replacement.utf8.count)バイトです。同じ長さにするか、サーバーのキューにあるときに書き換えてください")
        }
        let frame = tape.frames[number]
        return .frame(lane: frame.lane, sequence: frame.sequence, .rewrite(Self.withRightChecksum(changed)))
    }

    /// A frame with TCP whose checksum fits its bytes; any other one as it is.
    private static func withRightChecksum(_ bytes: [UInt8]) -> [UInt8] {
        var result = bytes
        do {
            let span = bytes.span.bytes
            let packet = try IPv4View(try EthernetView(span).payload)
            guard packet.payloadProtocol == .tcp, !packet.isFragment else { return bytes }
            let start = EthernetView.headerByteCount + packet.headerByteCount
            let end = EthernetView.headerByteCount + packet.totalLength
            guard end - start >= 20, end <= bytes.count else { return bytes }
            var segment = Array(bytes[start..<end])
            segment[16] = 0
            segment[17] = 0
            var checksum = InternetChecksum(
                pseudoHeaderFrom: packet.source, to: packet.destination, protocol: .tcp, length: segment.count)
            checksum.add(segment.span.bytes)
            result[start + 16] = UInt8(checksum.value >> 8)
            result[start + 17] = UInt8(checksum.value & 0xFF)
        } catch {
            return bytes
        }
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
