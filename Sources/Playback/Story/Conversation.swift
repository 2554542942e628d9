// Who said what to whom, line by line. Read first: Sources/Emulation/ProtocolLine.swift.

import Basics
import Emulation
import Wire

/// A TCP connection of a text protocol, as a person would read it aloud.
package struct Conversation: Equatable, Sendable {
    package var textProtocol: ProtocolLine.TextProtocol
    package var client: String
    package var server: String
    package var port: UInt16
    package var lines: [Line]

    package struct Line: Equatable, Sendable {
        package var at: Instant
        package var speaker: ProtocolLine.Speaker
        /// Part of a letter, not of the dialogue.
        package var isContent: Bool
        package var text: String
    }
}

/// All conversations of a run, in the order in which they began.
package struct ConversationLog: Equatable, Sendable {
    package private(set) var conversations: [Conversation] = []
    /// For look-up only: never iterated.
    private var numbers: [Key: Int] = [:]

    private struct Key: Hashable {
        var client: Endpoint
        var server: Endpoint
    }

    package init() {}

    /// Notes a line; returns the conversation's and the line's index.
    package mutating func said(
        _ line: ProtocolLine, _ names: NameTable, at now: Instant
    ) -> (conversation: Int, line: Int) {
        let key = Key(client: line.client, server: line.server)
        let number: Int
        if let known = numbers[key] {
            number = known
        } else {
            number = conversations.count
            numbers[key] = number
            conversations.append(
                Conversation(
                    textProtocol: line.textProtocol, client: names.host(at: line.client.address),
                    server: names.host(at: line.server.address), port: line.server.port, lines: []))
        }
        conversations[number].lines.append(
            Conversation.Line(at: now, speaker: line.speaker, isContent: line.role == .content, text: line.text))
        return (number, conversations[number].lines.count - 1)
    }

    /// The connection between these ends is over: the next one is another conversation, even with the same ports.
    package mutating func closed(_ a: Endpoint, _ b: Endpoint) {
        numbers[Key(client: a, server: b)] = nil
        numbers[Key(client: b, server: a)] = nil
    }
}
