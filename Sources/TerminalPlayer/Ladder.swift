// Who said what to whom, drawn in text. Read first: Sources/Playback/Terminal/TextWidth.swift.
//
//               hana-pc          resolver         mail.minami
//       2.000      |                |                |
//                  | Q: mail.minami.example A        |
//                  |--------------->|                |
//
// Only ASCII is drawn: other lines have two columns in East Asian terminals and one elsewhere.

import Basics
import Playback

/// A sequence diagram of messages between machines.
package struct Ladder {
    /// An arrow.
    package struct Message: Equatable, Sendable {
        package var time: String
        package var from: String
        package var to: String
        package var text: String
        /// It did not arrive: its arrow ends in an x.
        package var isLost: Bool
        /// What a server says: who asked stands further left, also where the question is not in the diagram.
        package var isAnswer: Bool

        package init(
            time: String, from: String, to: String, text: String, isLost: Bool = false, isAnswer: Bool = false
        ) {
            (self.time, self.from, self.to, self.text) = (time, from, to, text)
            (self.isLost, self.isAnswer) = (isLost, isAnswer)
        }
    }

    /// The columns before the first line, at the least: a moment of the second day needs more.
    private static let leastMargin = 10

    /// The diagram, in lines of at most `width` columns. Machines that do not fit are told in a list of words instead.
    package static func lines(_ messages: [Message], width: Int) -> [String] {
        var hosts: [String] = []
        for message in messages {
            let ends = message.isAnswer ? [message.to, message.from] : [message.from, message.to]
            for host in ends where !hosts.contains(host) { hosts.append(host) }
        }
        let margin = max(leastMargin, (messages.map { TextWidth.of($0.time) }.max() ?? 0) + 1)
        let room = width - margin
        let pitch = hosts.count > 1 ? (room - 8) / (hosts.count - 1) : room
        // Narrower than that, no arrow and no name can be read.
        guard hosts.count > 1, pitch >= 9 else {
            return messages.flatMap { message in
                TextWrapper.lines(
                    of: VisibleText.of(
                        "\(message.time)  \(message.from) -\(message.isLost ? "x" : ">") \(message.to)  \(message.text)"
                    ),
                    width: width)
            }
        }
        let places = hosts.indices.map { margin + 3 + $0 * min(pitch, 26) }
        var lines = [header(hosts, places, width)]
        for message in messages {
            guard let from = hosts.firstIndex(of: message.from), let to = hosts.firstIndex(of: message.to) else {
                continue
            }
            lines.append(label(message, margin, places, min(from, to), width))
            lines.append(arrow(places, from, to, isLost: message.isLost))
        }
        return lines
    }

    private static func header(_ hosts: [String], _ places: [Int], _ width: Int) -> String {
        var line = ""
        for (number, host) in hosts.enumerated() {
            // Names begin a little to the left of their lines, and end before the next one.
            let start = max(0, places[number] - 3)
            let room = (number + 1 < places.count ? places[number + 1] - 3 : width) - start - 1
            line +=
                String(repeating: " ", count: max(0, start - TextWidth.of(line)))
                + cut(short(host, among: hosts), to: room)
        }
        return line
    }

    /// A host's first label, when no other one has the same.
    private static func short(_ host: String, among hosts: [String]) -> String {
        let label = host.prefix { $0 != "." }
        let twins = hosts.filter { $0.prefix { $0 != "." } == label }
        if twins.count == 1 { return String(label) }
        let two = host.split(separator: ".").prefix(2).joined(separator: ".")
        return two
    }

    private static func label(
        _ message: Message, _ margin: Int, _ places: [Int], _ left: Int, _ width: Int
    ) -> String {
        var line = String(repeating: " ", count: max(0, margin - 1 - TextWidth.of(message.time))) + message.time
        let text = VisibleText.of(message.text)
        // What does not fit behind the left end of its arrow begins further to the left.
        let start = places[...left].lastIndex { $0 + 2 + TextWidth.of(text) < width } ?? 0
        for place in places[...start] {
            line += String(repeating: " ", count: max(0, place - TextWidth.of(line))) + "|"
        }
        line += " " + cut(text, to: width - TextWidth.of(line) - 1)
        // The lines of the machines behind the text.
        for place in places where place > TextWidth.of(line) {
            line += String(repeating: " ", count: place - TextWidth.of(line)) + "|"
        }
        return line
    }

    private static func arrow(_ places: [Int], _ from: Int, _ to: Int, isLost: Bool) -> String {
        var characters = Array(repeating: Character(" "), count: places[places.count - 1] + 1)
        for place in places { characters[place] = "|" }
        let (left, right) = (places[min(from, to)], places[max(from, to)])
        if right - left > 1 { for column in (left + 1)..<right { characters[column] = "-" } }
        if isLost, from != to {
            // Half of the way.
            let middle = (left + right) / 2
            for column in from < to ? (middle + 1)..<right : (left + 1)..<middle where characters[column] == "-" {
                characters[column] = places.contains(column) ? "|" : " "
            }
            characters[middle] = "x"
        } else if from < to {
            characters[right - 1] = ">"
        } else if from > to {
            characters[left + 1] = "<"
        }
        return String(characters)
    }

    /// As much of `text` as fits into `width` columns, with a mark where it was cut.
    static func cut(_ text: String, to width: Int) -> String {
        if TextWidth.of(text) <= width { return text }
        var result = ""
        for character in text {
            if TextWidth.of(result) + TextWidth.of(character) > max(0, width - 2) { break }
            result.append(character)
        }
        return width >= 2 ? result + ".." : ""
    }
}
